"""The milestones of an officer's tasks that come up, or are missed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy, ngettext

from breakthrough.admin.desk import Line, Section, Sitting, deadline
from tasks.desk.wording import about, page_of
from tasks.models import Milestone
from tasks.progress import RUNNING


def coming(sitting: Sitting) -> Any:
    until = sitting.today + timedelta(days=settings.DESK["milestones_ahead"])
    rows = Milestone.objects.editable_by(sitting.user).filter(completed_on=None, due_on__lte=until)
    return rows.filter(task__status__in=RUNNING).select_related("task").order_by("due_on", "pk")


def show(sitting: Sitting, milestones: list[Any]) -> list[Line]:
    return [
        Line(
            milestone.name,
            page_of(milestone),
            about(milestone.task, milestone.task.name),
            **deadline(sitting, milestone.due_on),
        )
        for milestone in milestones
    ]


def say(sitting: Sitting, milestones: list[Any], count: int) -> str:
    late = sum(milestone.due_on < sitting.today for milestone in milestones)
    if not late:
        return ""
    return ngettext("%(count)s milestone overdue", "%(count)s milestones overdue", late) % {"count": late}


SECTIONS = (
    Section(
        "milestones",
        "officer",
        gettext_lazy("Milestones: overdue and coming up"),
        coming,
        show,
        gettext_lazy("No milestone is overdue, and none comes up soon."),
        order=30,
        clause=say,
    ),
)
