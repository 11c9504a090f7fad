"""The events of a stretch of commits, in the order in which they became known.

Commits are read in the order of their moments, up to a moment before which no other one can become visible any more
(`settled`): what comes late has a later moment. So nothing is ever inserted behind a reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import groupby
from typing import Any

from django.db import connection, models

from breakthrough.api.feed.place import Place
from breakthrough.history import event_model_of, settled

# As many commits are looked through at once; how many events they have does not matter.
COMMITS = 500

ARE_THERE_NEW = "SELECT EXISTS (SELECT FROM public.breakthrough_commit WHERE at > %s)"

NEXT = """
SELECT id, at FROM public.breakthrough_commit
WHERE at > %s AND at <= %s ORDER BY at, id LIMIT %s
"""

ALL_OF = "SELECT id, at FROM public.breakthrough_commit WHERE at = %s"

OF_TABLE = """
SELECT {number} AS place, pgh_id, pgh_obj_id, pgh_label, pgh_commit_id FROM public.{table}
WHERE pgh_commit_id = ANY(%(commits)s)
"""

EVENTS = """
SELECT event.place, event.pgh_id, event.pgh_obj_id, event.pgh_label, made.at
FROM ({tables}) AS event JOIN public.breakthrough_commit AS made ON made.id = event.pgh_commit_id
WHERE (event.place, event.pgh_id) > (%(place)s, %(number)s)
ORDER BY made.at, event.place, event.pgh_id LIMIT %(most)s
"""

Model = type[models.Model]


@dataclass(frozen=True)
class Happening:
    """One insert, update or delete of a row."""

    model: Model
    key: Any
    label: str
    at: datetime
    number: int


@dataclass(frozen=True)
class Stretch:
    """What happened up to a moment, and the place after it."""

    happenings: list[Happening]
    moment: datetime
    end: Place


def known_until() -> datetime:
    """A moment up to which all is visible; one tick earlier than now, as another commit may get this very moment."""
    return settled() - timedelta(microseconds=1)


def is_something_new(place: Place) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(ARE_THERE_NEW, [place.moment])
        return cursor.fetchone()[0]


def stretch_after(place: Place, until: datetime, tables: Iterable[Model], most: int) -> Stretch | None:
    """What follows a place: whole commits as far as they fit into `most` events, or else a part of one."""
    commits = commits_after(place, until)
    if not commits:
        return None
    found = [*read(place, list(commits), tuple(tables), most + 1)]
    if len(found) <= most:
        moment = max(commits.values())
        return Stretch(found, moment, Place(moment))
    whole = [one for one in found if one.at < found[-1].at]
    if whole:
        return Stretch(whole, whole[-1].at, Place(whole[-1].at))
    part = found[:most]
    return Stretch(part, part[0].at, Place(place.moment, (part[-1].model._meta.label, part[-1].number)))


def commits_after(place: Place, until: datetime) -> dict[int, datetime]:
    """The next commits and their moments. Those of one moment stay together, as nobody sees one without the other."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [place.moment, until, COMMITS])
        found = cursor.fetchall()
        if not found:
            return {}
        groups = [[*group] for _moment, group in groupby(found, key=lambda one: one[1])]
        if len(found) == COMMITS and len(groups) > 1:
            groups.pop()
        if place.within or len(groups) == 1:
            cursor.execute(ALL_OF, [groups[0][0][1]])
            groups = [cursor.fetchall()]
    return {key: moment for group in groups for key, moment in group}


def read(place: Place, commits: list[int], tables: tuple[Model, ...], most: int) -> Iterator[Happening]:
    labels = [model._meta.label for model in tables]
    start, number = (labels.index(place.within[0]), place.within[1]) if place.within else (-1, 0)
    given: dict[str, Any] = {"commits": commits, "place": start, "number": number, "most": most}
    with connection.cursor() as cursor:
        cursor.execute(statement(tables), given)
        for number_of_table, number, key, label, at in cursor.fetchall():
            yield Happening(tables[number_of_table], key, label, at, number)


@cache
def statement(tables: tuple[Model, ...]) -> str:
    parts = [
        OF_TABLE.format(number=number, table=connection.ops.quote_name(event_model_of(model)._meta.db_table))
        for number, model in enumerate(tables)
    ]
    return EVENTS.format(tables=" UNION ALL ".join(parts))
