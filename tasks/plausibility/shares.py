"""Results that belong to no task, or to tasks that claim more than the whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef, Subquery, Sum
from django.utils.translation import gettext_lazy as _

from tasks.models import (
    AddedOutput,
    Finding,
    Output,
    OutputTask,
    PilotLine,
    PilotLineTask,
    Product,
    ProductTask,
    Result,
    ResultTask,
    Subtask,
    Task,
)
from tasks.suspicion import Look, Suspect, rule
from tasks.suspicion.look import together
from tasks.suspicion.show import Show

# Who claims a share, and of what.
CLAIMS: dict[Any, tuple[Any, str]] = {
    PilotLine: (PilotLineTask, "line"),
    Product: (ProductTask, "product"),
    Result: (ResultTask, "result"),
    Output: (OutputTask, "output"),
}


@rule(
    "shares-off-100",
    Finding.Severity.WARNING,
    Product,
    reads=tuple(CLAIMS),
    title=_("Shares that are not the whole"),
    says=_("The tasks' shares add up to %(total)s %%."),
    advice=_("Correct the shares so that they add up to 100 %."),
    show=Show(numbers=("total",)),
)
def shares_off_100(look: Look) -> Iterator[Suspect]:
    for model, (claim, of) in CLAIMS.items():
        shares = claim.objects.filter(**{of: OuterRef("pk")}).order_by().values(of)
        rows = model.objects.annotate(total=Subquery(shares.annotate(total=Sum("share")).values("total")))
        yield from look.suspects(rows.filter(total__gt=0).exclude(total=100), task="tasks", total="total")


@rule(
    "subtask-shares-off-100",
    Finding.Severity.WARNING,
    Task,
    reads=(Subtask,),
    title=_("Sub-tasks that are not the whole"),
    says=_("The shares of the task's sub-tasks add up to %(total)s %%."),
    advice=_("Correct the shares so that they add up to 100 %, or leave all of them empty."),
    show=Show(numbers=("total",)),
)
def subtask_shares_off_100(look: Look) -> Iterator[Suspect]:
    rows = Task.objects.annotate(total=Sum("subtasks__share")).filter(total__gt=0).exclude(total=100)
    return look.suspects(rows, task="pk", total="total")


@rule(
    "result-without-task",
    Finding.Severity.WARNING,
    Product,
    reads=(*CLAIMS, AddedOutput),
    title=_("A result that belongs to no task"),
    says=_("No task is named that brought it, so that no figure by task or cluster counts it."),
    advice=_("Name the task that brought it."),
)
def result_without_task(look: Look) -> Iterator[Suspect]:
    return together(
        *(look.suspects(model.objects.filter(tasks=None), task="tasks") for model in [*CLAIMS, AddedOutput])
    )
