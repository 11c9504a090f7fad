"""What needs somebody's attention: concerns that each app registers from `<app>/attention.py`.

register(Concern("risks", _("Grave risks"), RISKS, grade=2, since="due_on", facts={...}, show=...))

All concerns are looked up in one query: of each the most pressing rows, and how many there are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from django.db import connection
from django.db.models import DateField, F, Value
from django.db.models.functions import Cast, JSONObject
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

from breakthrough.figures import Asked, Part, Question
from breakthrough.figures.question import chosen_rows
from breakthrough.models.bilingual import in_language
from breakthrough.scope import Access
from breakthrough.union import Sql, sql_of, united

# So many of each kind are told, and so many at once.
MOST, FIRST = 6, 10
Text = str | Promise
Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Shown:
    """How one thing reads: what it is, why it is here, and where it is dealt with."""

    title: Text
    why: Text
    url: str
    context: str = ""


@dataclass(frozen=True)
class Concern:
    """One kind of things that need attention; `grade` 1 is the gravest."""

    code: str
    title: Text
    part: Part
    grade: int
    facts: Mapping[str, Any]
    """What `show` needs of a row, by name: paths or expressions."""
    show: Callable[[Facts, date], Shown]
    since: Any = None
    """Path or expression of the day since which it is late, or waits."""
    all_at: Callable[[Asked], str] | None = None
    """The page with all of them, where there is one that shows just those."""
    waits: bool = False
    """Whether people wait for it, so that its days are days of waiting and not of lateness."""


@dataclass(frozen=True)
class Item:
    """One thing that needs attention."""

    concern: Concern
    shown: Shown
    days: int | None


@dataclass(frozen=True)
class Found:
    """How many things of a kind there are."""

    concern: Concern
    count: int
    url: str | None


_concerns: dict[str, Concern] = {}


def register(*concerns: Concern) -> None:
    _concerns.update({concern.code: concern for concern in concerns})


@cache
def _discover() -> None:
    autodiscover_modules("attention")


def concerns() -> list[Concern]:
    """All of them, the gravest first."""
    _discover()
    return sorted(_concerns.values(), key=lambda concern: concern.grade)


@dataclass(frozen=True)
class Attention:
    """What needs attention, most pressing first, and how much there is of each kind."""

    items: list[Item]
    kinds: list[Found]

    @property
    def first(self) -> list[Item]:
        return self.items[:FIRST]

    @property
    def others(self) -> list[Item]:
        return self.items[FIRST:]


def attention(asked: Asked) -> Attention:
    """What needs attention within what is asked: of each kind the most pressing."""
    every = concerns()
    question = asked.question
    query = _sql(question.access, question.until, tuple(sorted(question.filters.items())))
    rows = _rows(query) if query else []
    counts = {place: count for place, _since, count, _facts in rows}
    items = [_item(every[place], since, facts, asked) for place, since, _count, facts in rows]
    items.sort(key=lambda item: (item.concern.grade, -(item.days or 0)))
    found = [Found(one, counts[place], one.all_at(asked) if one.all_at else None)
             for place, one in enumerate(every) if place in counts]  # fmt: skip
    return Attention(items, found)


@lru_cache(maxsize=100)
def _sql(access: Access, until: date, filters: tuple[tuple[str, str], ...]) -> Sql | None:
    """Made once, as it takes longer than the answer in a small portfolio."""
    question = Question(access, until, dict(filters))
    queries = [query for place, one in enumerate(concerns()) if (query := _query(place, one, question))]
    return united(queries) if queries else None


def _query(place: int, concern: Concern, question: Question) -> Sql | None:
    facts = {name: F(path) if isinstance(path, str) else path for name, path in concern.facts.items()}
    since = concern.since if concern.since is not None else Value(None, DateField())
    rows = chosen_rows(concern.part, question).values(
        attention_since=Cast(F(since) if isinstance(since, str) else since, DateField()),
        attention_facts=JSONObject(**facts),
        attention_row=F("pk"),
    )
    query = sql_of(rows)
    if query is None:
        return None
    columns = f"{place}, attention_since, count(*) OVER (), attention_facts"
    order = "ORDER BY attention_since NULLS LAST, attention_row"
    return f"(SELECT {columns} FROM ({query[0]}) AS concern {order} LIMIT {MOST})", query[1]


def _rows(query: Sql) -> Sequence[tuple[int, date | None, int, Facts]]:
    with connection.cursor() as cursor:
        cursor.execute(*query)
        return [
            (place, since, count, json.loads(facts, parse_float=Decimal))
            for place, since, count, facts in cursor.fetchall()
        ]


def _item(concern: Concern, since: date | None, facts: Facts, asked: Asked) -> Item:
    until = asked.question.until
    days = (until - since).days if since and since <= until else None
    return Item(concern, concern.show(facts, until), days)


def named(facts: Facts, name: str = "") -> str:
    """The name of the row, or of what `name` leads to, in the reader's language."""
    return in_language(facts[f"{name}name_zh"], facts[f"{name}name_en"])
