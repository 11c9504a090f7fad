"""How figures are divided, and how many of the reports behind them are in."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from functools import lru_cache, partial
from typing import Any

from django.db.models import Case, CharField, Count, F, Value, When
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from breakthrough.figures import (
    Coverage,
    Dimension,
    Part,
    Question,
    register_coverage,
    register_dimension,
    register_unapproved,
)
from breakthrough.figures.keeping import Counting, counted
from breakthrough.figures.question import condition_of, path_of
from breakthrough.figures.value import WHOLE
from breakthrough.scope import Access
from breakthrough.union import Sql, sql_of
from tasks.models import Cluster, Light, Organization, PilotLine, Program, ProgressReport, Region, Result, Task
from tasks.progress import RUNNING, due_period, with_report, with_status
from tasks.region_places import PLACES

MOST_INDICATORS = 50
INDICATORS = tuple(
    (str(number), format_lazy(_("indicator {number}"), number=number)) for number in range(1, MOST_INDICATORS + 1)
)

register_dimension(
    Dimension("program", _("program"), "cluster__program__code", Program, shows_all=True),
    Dimension("cluster", _("cluster"), "cluster__code", Cluster, shows_all=True),
    Dimension("region", _("league or city"), "region__code", Region, places=PLACES),
    Dimension("track", _("industry track"), "industry_track", choices=tuple(Task.Track.choices), shows_all=True),
    Dimension("organization", _("lead organization"), "lead__pk", Organization, key="pk", number="lead__uscc"),
    Dimension("year", _("year")),
    Dimension("task", _("task"), "code", Task),
    Dimension("status", _("status"), choices=tuple(Task.Status.choices), shows_all=True),
    Dimension("light", _("traffic light"), choices=tuple(Light.choices), shows_all=True),
    Dimension("operator", _("operator"), model=Organization, key="pk"),
    Dimension("maker", _("maker"), model=Organization, key="pk"),
    Dimension("line", _("pilot line"), model=PilotLine, key="pk", divides=False),
    Dimension("kind", _("kind"), choices=tuple(Cluster.Kind.choices), shows_all=True),
    Dimension("result", _("result"), model=Result),
    # By its number within its task: only together with the task does it say which one.
    Dimension("indicator", _("indicator"), choices=INDICATORS),
)

EVERY_TASK = Part(rows=lambda until: Task.objects.all(), task="")


def report_coverage(question: Question, by: str | None) -> dict[Any, Coverage]:
    """For each key and the whole, the tasks whose report on the latest due month is approved, of those that owe one."""
    path = path_of(EVERY_TASK, by) if by else None
    if by and path is None:
        return {}
    expected: Counter[Any] = Counter()
    missing: dict[Any, list[str]] = defaultdict(list)
    for found in counted(_owing(question.access, question.until, tuple(sorted(question.filters.items())), path)):
        for (key, code), (number, _rows) in found.items():
            for name in {key if path else WHOLE, WHOLE}:
                expected[name] += int(number)
                missing[name] += [code] if code else []
    return {
        key: Coverage(number - len(missing[key]), number, tuple(sorted(missing[key])))
        for key, number in expected.items()
    }


@lru_cache(maxsize=100)
def _owing(access: Access, until: date, filters: tuple[tuple[str, str], ...], path: str | None) -> list[Counting]:
    """The tasks that owe a report, by key: those without one by their codes, the others together."""

    def query(*, touched_alone: bool) -> Sql | None:
        question = Question(access, until, dict(filters), touched_alone)
        tasks = with_status(Task.objects.filter(condition_of(EVERY_TASK, question)), due_period(until, "ends_on"))
        running = with_report(tasks.filter(status_on__in=RUNNING), due_period(until), until)
        without = Case(When(has_report=False, then="code"), default=Value(""), output_field=CharField())
        keyed = running.order_by().values(figure_key=F(path) if path else Value(""), missing=without)
        return sql_of(keyed.annotate(tasks=Count("pk"), rows=Count("pk")))

    found = query(touched_alone=False)
    return [Counting(found, partial(query, touched_alone=True))] if found else []


register_coverage(report_coverage)


def reports_in_review(question: Question) -> Any:
    """Reports handed in and not yet decided, of periods that had begun: what they say does not count yet."""
    tasks = Task.objects.filter(condition_of(EVERY_TASK, question))
    waiting = ProgressReport.objects.filter(status=ProgressReport.Status.SUBMITTED, task__in=tasks.values("pk"))
    return waiting.filter(period__starts_on__lte=question.until).select_related("task", "period").order_by("pk")


register_unapproved(reports_in_review)
