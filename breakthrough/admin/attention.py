"""What needs somebody's attention: concerns that each app registers from `<app>/attention.py`.

register(Concern("risks", _("Grave risks"), RISKS, grade=2, since="due_on", facts={...}, show=...))

All concerns are looked up in one query: of each the most pressing rows, and how many there are. What takes long is
kept, as sums are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache, partial
from typing import Any

from django.db.models import DateField, F, Value
from django.db.models.functions import Cast, JSONObject
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

from breakthrough.figures import Asked, Part, Question
from breakthrough.figures.keeping import Counting, Totals, adds_up, anew, counted, forget
from breakthrough.figures.question import chosen_rows
from breakthrough.models.bilingual import in_language
from breakthrough.scope import Access
from breakthrough.union import Sql, sql_of

# So many of each kind are told, and so many at once.
MOST, FIRST = 6, 10
# So many are asked for, so that of what is kept enough stay the most pressing when some tasks were touched.
ASKED = 50

# How many there are, the most pressing, and the last of these: what comes after it is not known of those kept.
MOST_PRESSING = f"""
WITH concern AS MATERIALIZED ({{rows}}), pressing AS (
    SELECT *, row_number() OVER (ORDER BY attention_since NULLS LAST, attention_row) AS place FROM concern
    ORDER BY place LIMIT {ASKED}
)
SELECT NULL AS since, NULL AS row, NULL AS facts, count(*)::numeric AS number, count(*) AS rows FROM concern
UNION ALL SELECT attention_since::text, attention_row, attention_facts::text, 1, 1 FROM pressing
UNION ALL SELECT attention_since::text, attention_row, NULL, 1, 1 FROM pressing WHERE place = {ASKED}
"""
ALL_OF_THEM = """
WITH concern AS MATERIALIZED ({rows})
SELECT NULL AS since, NULL AS row, NULL AS facts, count(*)::numeric AS number, count(*) AS rows FROM concern
UNION ALL SELECT attention_since::text, attention_row, attention_facts::text, 1, 1 FROM concern
"""
ALL = (None, None, None)
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
    question = asked.question
    asked_for = _countings(question.access, question.until, tuple(sorted(question.filters.items())))
    pressing = [Pressing(totals) for totals in counted([*asked_for.values()])]
    items: list[Item] = []
    kinds: list[Found] = []
    for (code, counting), found in zip(asked_for.items(), pressing, strict=True):
        concern = _concerns[code]
        if not found.is_known:
            with anew():
                found = Pressing(*counted([counting]))
            forget([counting.key])
        items += [_item(concern, since, facts, asked) for since, facts in found.first]
        if found.count:
            kinds.append(Found(concern, found.count, concern.all_at(asked) if concern.all_at else None))
    items.sort(key=lambda item: (item.concern.grade, -(item.days or 0)))
    return Attention(items, kinds)


class Pressing:
    """How many things of a kind there are, and the most pressing of them."""

    def __init__(self, totals: Totals) -> None:
        self.count = int(totals.get(ALL, (0, 0))[0])
        there = sorted((key for key, (_number, rows) in totals.items() if rows > 0 and key != ALL), key=_place)
        last = [_place(key) for key in there if key[2] is None]
        self.rows = [key for key in there if key[2] is not None and (not last or _place(key) <= last[0])][:MOST]
        self.is_known = not last or len(self.rows) == MOST

    @property
    def first(self) -> list[tuple[date | None, Facts]]:
        return [
            (date.fromisoformat(since) if since else None, json.loads(facts, parse_float=Decimal))
            for since, _row, facts in self.rows
        ]


def _place(key: tuple[Any, ...]) -> tuple[bool, str, int]:
    since, row, _facts = key
    return since is None, since or "", row


@lru_cache(maxsize=100)
def _countings(access: Access, until: date, filters: tuple[tuple[str, str], ...]) -> dict[str, Counting]:
    """Made once, as it takes longer than the answer in a small portfolio."""
    question = Question(access, until, dict(filters))
    return {one.code: found for one in concerns() if (found := _counting(one, question))}


def _counting(concern: Concern, question: Question) -> Counting | None:
    query = _query(concern, question, MOST_PRESSING)
    if query is None:
        return None
    part = concern.part
    narrow = partial(_query, concern, replace(question, touched_alone=True), ALL_OF_THEM)
    return Counting(query, narrow if adds_up(part.model, part.task) else None)


def _query(concern: Concern, question: Question, text: str) -> Sql | None:
    facts = {name: F(path) if isinstance(path, str) else path for name, path in concern.facts.items()}
    since = concern.since if concern.since is not None else Value(None, DateField())
    rows = chosen_rows(concern.part, question).values(
        attention_since=Cast(F(since) if isinstance(since, str) else since, DateField()),
        attention_facts=JSONObject(**facts),
        attention_row=F("pk"),
    )
    query = sql_of(rows)
    return (text.format(rows=query[0]), query[1]) if query else None


def _item(concern: Concern, since: date | None, facts: Facts, asked: Asked) -> Item:
    until = asked.question.until
    days = (until - since).days if since and since <= until else None
    return Item(concern, concern.show(facts, until), days)


def named(facts: Facts, name: str = "") -> str:
    """The name of the row, or of what `name` leads to, in the reader's language."""
    return in_language(facts[f"{name}name_zh"], facts[f"{name}name_en"])
