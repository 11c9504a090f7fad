"""My desk: what waits for a person this morning, in sections that each app registers from `<app>/desk.py`.

register_desk(Desk("officer", _("My tasks"), is_for=..., order=1))
register(Section("returned", "officer", _("Returned reports"), rows=..., show=..., empty=_("Nothing came back.")))

`rows` is a query of everything that waits, most pressing first; `show` makes the lines of one page of it, so that a
section costs the same however much waits. A section of `EVERY` desk also stands over the overview.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Count, Window
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

from breakthrough.days import distance, since, spoken

FIRST_ROWS = 10
EVERY = "every"
Text = str | Promise


@dataclass(frozen=True)
class Sitting:
    """Somebody at their desk on a day."""

    user: Any
    today: date
    known: dict[str, Any] = field(default_factory=dict, compare=False)

    def once(self, name: str, find: Callable[[], Any]) -> Any:
        """What several sections need is looked up once."""
        if name not in self.known:
            self.known[name] = find()
        return self.known[name]


@dataclass(frozen=True)
class Link:
    label: Text
    url: str


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it was before; without `old` it is new, and without both only its name is said."""

    label: Text
    old: str = ""
    new: str = ""


@dataclass(frozen=True)
class Line:
    """One thing that waits."""

    title: Text
    url: str
    context: Text = ""
    """What it belongs to, in small: a task's name."""
    detail: Text = ""
    """What somebody said about it: the reason for which a report came back."""
    mark: Text = ""
    """A word for its state."""
    when: Text = ""
    distance: Text = ""
    is_pressing: bool = False
    differences: tuple[Difference, ...] = ()
    actions: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Section:
    """One kind of things that wait at one desk."""

    code: str
    desk: str
    title: Text
    rows: Callable[[Sitting], Any]
    show: Callable[[Sitting, list[Any]], list[Line]]
    empty: Text
    """What to read where nothing waits: why, and what one could do. Without it nothing is shown then."""
    order: int = 0
    clause: Callable[[Sitting, list[Any], int], str] | None = None
    """The part of the sentence at the top, from the first rows and how many there are: “3 reports due by Nov 5”."""
    note: Callable[[Sitting], Note | None] | None = None
    is_pressing: bool = False
    tool: Callable[[], Link] | None = None
    """Where all of it is done at once."""
    page: Callable[[], str] | None = None
    """Where all of it stands, if not on a page of the desk."""


@dataclass(frozen=True)
class Note:
    """A sentence under a section's heading, with where it leads."""

    text: Text
    links: tuple[Link, ...] = ()
    links_label: Text = ""


@dataclass(frozen=True)
class Desk:
    """A person's work in one role."""

    code: str
    title: Text
    is_for: Callable[[Any], bool]
    order: int = 0


@dataclass(frozen=True)
class Found:
    """A section as it stands today."""

    section: Section
    count: int
    lines: list[Line]
    url: str
    clause: str = ""
    note: Note | None = None
    tool: Link | None = None
    anchor: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "anchor", f"#{self.section.code}")

    @property
    def has_more(self) -> bool:
        return self.count > len(self.lines)


_desks: dict[str, Desk] = {}
_sections: dict[tuple[str, str], Section] = {}


def register_desk(*desks: Desk) -> None:
    _desks.update({desk.code: desk for desk in desks})


def register(*sections: Section) -> None:
    _sections.update({(section.desk, section.code): section for section in sections})


@cache
def _discover() -> None:
    autodiscover_modules("desk")


def desks_of(user: Any) -> list[Desk]:
    """The desks at which a user works, the first one first."""
    _discover()
    return sorted((desk for desk in _desks.values() if desk.is_for(user)), key=lambda desk: desk.order)


def sections_of(desk: str) -> list[Section]:
    """The sections of a desk, and those that stand on every one."""
    _discover()
    own = (replace(one, desk=desk) for one in _sections.values() if one.desk in (desk, EVERY))
    return sorted(own, key=lambda one: one.order)


def seen(desk: str, sitting: Sitting) -> list[Found]:
    """The sections of a desk as they stand today."""
    found = [look(section, sitting) for section in sections_of(desk)]
    return [one for one in found if one.count or one.section.empty]


def look(section: Section, sitting: Sitting) -> Found:
    """The first rows of a section, and how many there are."""
    first, count = first_of(section.rows(sitting))
    return Found(
        section,
        count,
        section.show(sitting, first) if first else [],
        address(section),
        section.clause(sitting, first, count) if section.clause and first else "",
        section.note(sitting) if section.note else None,
        section.tool() if section.tool and first else None,
    )


def first_of(rows: Any) -> tuple[list[Any], int]:
    """The first rows and the number of all, in one query where the database can count in passing."""
    if rows.query.combinator:
        first = [*rows[: FIRST_ROWS + 1]]
        return first[:FIRST_ROWS], rows.count() if len(first) > FIRST_ROWS else len(first)
    first = [*rows.annotate(how_many=Window(Count("*")))[:FIRST_ROWS]]
    return first, first[0].how_many if first else 0


def address(section: Section) -> str:
    """The page with everything that waits in a section."""
    return section.page() if section.page else reverse("admin:desk_section", args=[section.desk, section.code])


def deadline(sitting: Sitting, day: date) -> dict[str, Any]:
    """The words of a line for a day on which it is due."""
    is_late = day < sitting.today
    return {"when": spoken(day, sitting.today), "distance": distance(day, sitting.today), "is_pressing": is_late}


def waiting(sitting: Sitting, day: date, patience: int) -> dict[str, Any]:
    """The words of a line for a day since which somebody waits; after so many days it presses."""
    is_pressing = (sitting.today - day).days > patience
    return {"when": spoken(day, sitting.today), "distance": since(day, sitting.today), "is_pressing": is_pressing}


def clauses(found: Iterable[Found]) -> list[Link]:
    """The sentence at the top, in parts that each lead to their section."""
    return [Link(one.clause, one.anchor) for one in found if one.clause]
