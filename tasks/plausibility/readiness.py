"""Technology readiness that goes back, and facts from the future."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from tasks.models import (
    AddedOutput,
    Adoption,
    Finding,
    IndicatorValue,
    Milestone,
    Output,
    PilotLineState,
    Product,
    Review,
    StatusChange,
    TrlAssessment,
)
from tasks.suspicion import Look, Suspect, rule
from tasks.suspicion.show import Show


@rule(
    "readiness-falls",
    Finding.Severity.WARNING,
    TrlAssessment,
    title=_("Technology readiness falls"),
    says=_("Level %(level)s, after level %(before)s on %(day)s."),
    advice=_("A technology rarely unlearns: compare both assessments with their evidence."),
    show=Show(days=("day",)),
)
def readiness_falls(look: Look) -> Iterator[Suspect]:
    earlier = TrlAssessment.objects.filter(task=OuterRef("task"), assessed_on__lt=OuterRef("assessed_on"))
    before = earlier.order_by("-assessed_on")
    rows = TrlAssessment.objects.filter(level__lt=Subquery(before.values("level")[:1]))
    rows = rows.annotate(before=before.values("level")[:1], day=before.values("assessed_on")[:1])
    return look.suspects(rows, level="level", before="before", day="day")


# The day of a fact, and the way to its task.
FACTS: dict[Any, tuple[str, str]] = {
    Milestone: ("completed_on", "task"),
    IndicatorValue: ("measured_on", "indicator__task"),
    TrlAssessment: ("assessed_on", "task"),
    StatusChange: ("changed_on", "task"),
    Review: ("held_on", "task"),
    PilotLineState: ("since", "line__tasks"),
    Product: ("launched_on", "tasks"),
    Adoption: ("adopted_on", "result__tasks"),
    AddedOutput: ("confirmed_on", "tasks"),
    Output: ("dated_on", "tasks"),
}


# A review that is to come stands in the calendar; one with a verdict was held. Only planned states may be to come.
HELD: dict[Any, dict[str, Any]] = {
    Review: {"verdict__gt": ""},
    PilotLineState: {"state__in": [state for state in PilotLineState.State if state != "planned"]},
}


@rule(
    "fact-in-the-future",
    Finding.Severity.ERROR,
    Milestone,
    reads=tuple(FACTS),
    title=_("A fact dated in the future"),
    says=_("Dated %(day)s, which is still to come."),
    advice=_("Correct the date; what is only planned has fields of its own."),
    show=Show(days=("day",)),
)
def fact_in_the_future(look: Look) -> Iterator[Suspect]:
    for model, (day, task) in FACTS.items():
        rows = model.objects.filter(**{f"{day}__gt": look.today}, **HELD.get(model, {}))
        yield from look.suspects(rows, task=task, day=day)
