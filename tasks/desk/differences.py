"""What is different in a report from the one before it, in a few words; for many reports at once.

Upper floors add theirs, as `tell(reports)`, a list of differences for each report's key, from `<app>/desk.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any

from django.db.models import Case, F, OuterRef, QuerySet, Subquery, When
from django.utils.translation import gettext as _

from breakthrough import units
from breakthrough.admin.desk import Difference
from tasks.models import IndicatorValue, Light, MilestoneReport, ProgressReport

Told = Mapping[int, list[Difference]]
MOST = 8
TEXTS = ("problems", "next_steps", "coordination", "data_source")
_tellers: list[Callable[[list[Any]], Told]] = []


def register_differences(tell: Callable[[list[Any]], Told]) -> None:
    _tellers.append(tell)


def with_previous(reports: QuerySet) -> QuerySet:
    """Adds `previous`: the key of the approved report before, or of the revision that one corrects."""
    others = ProgressReport.objects.filter(task=OuterRef("task")).order_by("-period__starts_on")
    corrected = others.filter(period=OuterRef("period"), revision=OuterRef("revision") - 1)
    earlier = others.approved().filter(
        period__kind=OuterRef("period__kind"), period__starts_on__lt=OuterRef("period__starts_on")
    )
    return reports.annotate(
        previous=Case(
            When(revision__gt=1, then=Subquery(corrected.values("pk")[:1])), default=Subquery(earlier.values("pk")[:1])
        )
    )


def differences(reports: list[Any]) -> dict[int, list[Difference]]:
    """Of each report, by its key, what is not as it was in the one before."""
    before = ProgressReport.objects.in_bulk({report.previous for report in reports if report.previous})
    told = [milestones(reports), values(reports), *[tell(reports) for tell in _tellers]]
    found = {}
    for report in reports:
        parts = [one.get(report.pk, []) for one in told]
        found[report.pk] = shortened([*chain(*parts), *fields(report, before.get(report.previous))])
    return found


def shortened(found: list[Difference]) -> list[Difference]:
    if len(found) <= MOST:
        return found
    return [*found[:MOST], Difference(_("and %(number)s more") % {"number": len(found) - MOST})]


def fields(report: Any, before: Any) -> Iterable[Difference]:
    if before is None:
        yield Difference(_("the first report"))
        return
    lights = dict(Light.choices)
    if report.declared_light != before.declared_light:
        old, new = (str(lights.get(one.declared_light, "")) for one in (before, report))
        yield Difference(label_of("declared_light"), old, new)
    if report.reported_headcount != before.reported_headcount:
        old, new = (units.number(one.reported_headcount) for one in (before, report))
        yield Difference(label_of("reported_headcount"), old, new)
    changed = [label_of(name) for name in TEXTS if getattr(report, name) != getattr(before, name)]
    if changed:
        yield Difference(_("Changed: %(fields)s") % {"fields": _(", ").join(changed)})


def label_of(name: str) -> str:
    field: Any = ProgressReport._meta.get_field(name)
    return str(field.verbose_name)


def values(reports: list[Any]) -> Told:
    """Measured values, from what they were to what they are; those that stayed are not told."""
    own, before = _rows(IndicatorValue, reports, "indicator")
    told: dict[int, list[Difference]] = defaultdict(list)
    for report in reports:
        for key, row in own[report.pk].items():
            old = before[report.previous].get(key)
            if old is None or old.value != row.value:
                told[report.pk].append(Difference(row.indicator.name, measured(old), measured(row)))
    return told


def measured(row: Any) -> str:
    return f"{units.number(row.value.normalize())} {row.indicator.unit}".strip() if row else ""


def milestones(reports: list[Any]) -> Told:
    """Milestones that are newly told to be completed."""
    own, before = _rows(MilestoneReport, reports, "milestone")
    told: dict[int, list[Difference]] = defaultdict(list)
    for report in reports:
        for key, row in own[report.pk].items():
            old = before[report.previous].get(key)
            if row.completed_on and not (old and old.completed_on):
                words = {"name": row.milestone.name, "day": row.completed_on}
                told[report.pk].append(Difference(_("Milestone completed: %(name)s (%(day)s)") % words))
    return told


def _rows(model: Any, reports: list[Any], subject: str) -> tuple[dict[Any, dict[Any, Any]], dict[Any, dict[Any, Any]]]:
    """The lines of the reports, and of those before them, by report and by what they speak of."""
    keys = {report.pk for report in reports} | {report.previous for report in reports if report.previous}
    found: dict[Any, dict[Any, Any]] = defaultdict(dict)
    for row in model.objects.filter(report__in=keys).select_related(subject).order_by(F(f"{subject}__number"), "pk"):
        found[row.report_id][getattr(row, f"{subject}_id")] = row
    return found, found
