"""How many tasks there are, of which kind, and where they stand."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from breakthrough.figures import Figure, Part, register
from breakthrough.figures.definition import COUNT, PERCENT
from tasks.models import Cluster, Task
from tasks.progress import counted, flow, with_light, with_status

BY_STATUS = {"year": "batch_year", "status": "status_on"}


def flow_of(tasks: Callable[[], QuerySet] | None = None) -> Part:
    """The flow of counted tasks, of all or of those that belong to some."""

    def rows(until: date) -> QuerySet:
        found = flow().filter(changed_on__lte=until)
        return found.filter(task__in=tasks().values("pk")) if tasks else found

    return Part(
        rows=rows,
        since="changed_on",
        amount="flow",
        filters={"year": "task__batch_year"},
        is_flow=True,
    )


COUNTED = Part(rows=counted, task="", filters=BY_STATUS, flow=flow_of())


def enterprise_led(until: date) -> QuerySet:
    tasks: Any = counted(until)
    return tasks.enterprise_led()


register(
    Figure(
        code="clusters",
        name=_("Clusters"),
        definition=_("Clusters of the program that have started, whether of industry or of infrastructure."),
        unit=COUNT,
        parts=(
            Part(
                rows=lambda until: Cluster.objects.filter(Q(starts_on=None) | Q(starts_on__lte=until)),
                task=None,
                day="starts_on",
                filters={"program": "program__code", "cluster": "code", "kind": "kind"},
            ),
        ),
        by=("program", "cluster"),
        default_by="kind",
        headline=1,
    ),
    Figure(
        code="tasks",
        name=_("Tasks"),
        definition=_("Tasks that were approved or have gone further, without those terminated or revoked."),
        unit=COUNT,
        parts=(COUNTED,),
        headline=2,
    ),
    Figure(
        code="tasks_enterprise_led",
        name=_("Tasks led by enterprises"),
        definition=_("Share of the counted tasks led by an enterprise or by a platform that an enterprise leads."),
        unit=PERCENT,
        parts=(Part(rows=enterprise_led, task="", filters=BY_STATUS, flow=flow_of(Task.objects.enterprise_led)),),
        per=(COUNTED,),
        headline=3,
    ),
    Figure(
        code="tasks_by_status",
        name=_("Tasks by status"),
        definition=_("All tasks by the status that their last change gave them, those not yet approved included."),
        unit=COUNT,
        parts=(
            Part(
                rows=lambda until: with_status(Task.objects.all(), until),
                task="",
                filters=BY_STATUS,
            ),
        ),
        default_by="status",
    ),
    Figure(
        code="tasks_by_light",
        name=_("Tasks by traffic light"),
        definition=_(
            "Counted tasks by their computed light: blue if closed, gray without an approved report for the latest due "
            "month, red or yellow by points behind plan, overdue milestones and failed reviews, else green."
        ),
        unit=COUNT,
        parts=(
            Part(
                rows=lambda until: with_light(counted(until), until),
                task="",
                filters={"year": "batch_year", "light": "light"},
            ),
        ),
        default_by="light",
        is_reported=True,
    ),
)
