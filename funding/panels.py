from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from breakthrough import clock, units
from breakthrough.admin.panels import Panel, register
from breakthrough.figures import Question, answer, figures
from breakthrough.scope import EVERYTHING
from tasks.models import Task

SHOWN = ("fiscal_invested", "societal_leveraged")


def money(task: Task) -> list[Panel]:
    # Whoever sees the task sees its money, and nothing else is asked for.
    question = Question(EVERYTHING, clock.today(), {"task": task.code})
    ledger = f"{reverse('admin:funding_fundentry_changelist')}?task__id__exact={task.pk}"
    values = [(figures()[code], answer(figures()[code], question).whole.value) for code in SHOWN]
    panels = [
        Panel(str(figure.name), units.money(value), f"{reverse('admin:figure', args=[figure.code])}?task={task.code}")
        for figure, value in values
    ]
    return [*panels, Panel(_("Ledger"), str(_("entries")), ledger)]


register("tasks.Task", money)
