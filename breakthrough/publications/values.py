"""What a publication quotes, computed over everything, with the rows behind it: ready to be frozen or compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db.models import Max

from breakthrough.figures import Figure, Question, Reckoning, Value, dimensions, figures, rows_of
from breakthrough.figures.question import check, name_of
from breakthrough.figures.record import numbers
from breakthrough.history import as_of, event_model_of
from breakthrough.history.tracking import tracked_models
from breakthrough.models.bilingual import Label
from breakthrough.publications.quotes import Asked
from breakthrough.scope import EVERYTHING

Entry = dict[str, Any]
"""A figure as it is frozen: words, numbers, series and rows, all of them plain data."""
Choose = Callable[[Asked], Figure]
PART, TABLE, KEY, EVENT, ADDS = range(5)
"""What a frozen row says: what it counts in, table, primary key, number of its last event, what it adds."""


def current(asked: Asked) -> Figure:
    return figures()[asked.code]


def entries(
    wanted: Mapping[Asked, Iterable[str]],
    moment: datetime | None,
    choose: Choose = current,
    *,
    with_rows: bool = True,
) -> dict[Asked, Entry]:
    """Everything that is wanted, as known at a moment (now, if there is none)."""
    with as_of(moment):
        reckonings = prepared(wanted, choose)
        found = {
            asked: entry(sorted(by), choose(asked), reckonings[place_of(asked)], with_rows=with_rows)
            for asked, by in wanted.items()
        }
    # The events themselves are not to be seen inside `as_of`.
    add_events([row for one in found.values() for row in one["rows"]], moment)
    return found


def prepared(wanted: Mapping[Asked, Iterable[str]], choose: Choose) -> dict[Any, Reckoning]:
    """What is asked of the same rows up to the same day is computed together. Refuses what divides no figure."""
    reckonings: dict[Any, Reckoning] = {}
    ways: dict[Any, list[Any]] = defaultdict(list)
    for asked, by in wanted.items():
        question = Question(EVERYTHING, asked.until, dict(asked.filters))
        reckonings.setdefault(place_of(asked), Reckoning(question))
        figure = choose(asked)
        for way in (None, *by):
            check(figure, question, way)
            ways[place_of(asked)].append((figure, way, None))
    for place, reckoning in reckonings.items():
        reckoning.prepare_many(ways[place])
    return reckonings


def place_of(asked: Asked) -> Any:
    return asked.filters, asked.until


def entry(by: list[str], figure: Figure, reckoning: Reckoning, *, with_rows: bool) -> Entry:
    question = reckoning.question
    found = [reckoning.answer(figure, one) for one in by] or [reckoning.answer(figure)]
    return {
        "code": figure.code,
        "version": figure.version,
        "name": words(Label.of(figure.name)),
        "definition": words(Label.of(figure.definition)),
        "unit": figure.unit.code,
        "filters": dict(question.filters),
        "narrowed": narrowed(question),
        "until": question.until.isoformat(),
        **numbers(figure, found[0].whole),
        "series": {answer.by: [line(figure, one) for one in answer.series] for answer in found if answer.by in by},
        "rows": frozen_rows(figure, question) if with_rows else [],
    }


def words(label: Label) -> dict[str, str]:
    return {"zh": label.zh, "en": label.en or label.zh}


def narrowed(question: Question) -> list[dict[str, str]]:
    """What the filters' keys are called."""
    return [words(called(name, key)) for name, key in question.filters.items()]


def called(name: str, key: str) -> Label:
    dimension = dimensions().get(name)
    if dimension is None or dimension.number:
        shown = name_of(name, key, EVERYTHING)
        return Label(shown, shown)
    return dimension.labels([key], EVERYTHING, key).get(key) or Label(key, key)


def line(figure: Figure, value: Value) -> dict[str, Any]:
    return {"key": value.key, "name": words(value.label), **numbers(figure, value)}


def frozen_rows(figure: Figure, question: Question) -> list[list[Any]]:
    """The rows behind the figure, their events still to be found."""
    return [
        [row_set.part, row_set.queryset.model._meta.label_lower, key, None, plain(adds)]
        for row_set in rows_of(figure, question)
        for key, adds in row_set.queryset.values_list("pk", "figure_contribution")
    ]


def plain(number: Any) -> str:
    value = Decimal(number or 0)
    return f"{value.normalize():f}" if value else "0"


def add_events(rows: list[list[Any]], moment: datetime | None) -> None:
    """Notes for each row the number of its last event at the moment: which state of it was counted."""
    tables: dict[str, set[Any]] = defaultdict(set)
    for row in rows:
        tables[row[TABLE]].add(row[KEY])
    known = {table: last_events(table, keys, moment) for table, keys in tables.items()}
    for row in rows:
        row[EVENT] = known[row[TABLE]].get(row[KEY])


def last_events(table: str, keys: set[Any], moment: datetime | None) -> dict[Any, int]:
    model = apps.get_model(table)
    if model not in tracked_models():
        return {}
    events: Any = event_model_of(model).objects.filter(pgh_obj_id__in=keys)
    if moment:
        events = events.filter(pgh_commit__at__lte=moment)
    return dict(events.order_by().values_list("pgh_obj_id").annotate(last=Max("pgh_id")))


def asked_of(entry: Entry) -> Asked:
    """What a frozen entry was asked as."""
    return Asked(entry["code"], tuple(sorted(entry["filters"].items())), date.fromisoformat(entry["until"]))


def number_of(value: Any) -> Decimal | None:
    """A frozen number."""
    return None if value is None else Decimal(str(value))
