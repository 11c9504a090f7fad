from django.http import HttpRequest

from breakthrough import clock
from breakthrough.admin.panels import Section, register_section
from tasks.admin.life_cycle import section
from tasks.curves import curves_of
from tasks.models import Task


def progress(task: Task, request: HttpRequest) -> Section | None:
    curves = curves_of(task, clock.today())
    return Section("admin/tasks/curves.html", curves) if curves else None


register_section("tasks.Task", section)
register_section("tasks.Task", progress)
