"""A column of a table: its heading in both languages, its kind of values, and what it is stored in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from breakthrough import amounts
from breakthrough.exchange.kinds import Cell, Kind, Money, half_width, kind_of

UNIT = re.compile(r"(.*?)\s*\(([^()]*)\)")
PAIRS = re.compile(r"[;；\n]")
PAIR = re.compile(r"(.*\S)\s*[:：]\s*([^:：]*)")
NUMBERING = frozenset(["序号", "no.", "no", "#", "编号序列"])


@dataclass(frozen=True)
class Column:
    """A column, and the columns of the database (`stored`) that it is read from."""

    name: str
    kind: Kind
    label: Any
    stored: tuple[str, ...]
    is_entered: bool = False
    """Whether the form of the table writes it."""
    is_required: bool = False
    help: Any = ""
    field: Any = None

    @property
    def heading(self) -> str:
        """The heading in the active language, with the unit of its amounts."""
        text = capfirst(str(self.label))
        if not isinstance(self.kind, Money):
            return text
        name = UNIT.fullmatch(half_width(text))
        plain = name[1] if name else text
        return f"{plain}（{self.kind.unit}）" if get_language() != "en" else f"{plain} ({self.kind.unit})"

    def names(self) -> set[str]:
        """Everything by which a heading may call it, in both languages and as the API does."""
        found = {self.name}
        for language, _name in settings.LANGUAGES:
            with override(language):
                found |= {plain(self.heading), plain(str(self.label)), split(str(self.label))[0]}
        return found

    def read(self, cell: Cell, unit: str) -> Any:
        value = self.kind.read(cell, unit)
        return self.kind.stored(value) if isinstance(value, str) else value


def plain(heading: str) -> str:
    """A heading as it is compared: half-width, on one line, without the mark of what is required."""
    return " ".join(half_width(heading).replace("*", " ").split()).casefold()


def split(heading: str) -> tuple[str, str]:
    """A heading's name, and its unit where it names one for amounts."""
    text = plain(heading)
    found = UNIT.fullmatch(text)
    return (found[1], found[2]) if found and found[2] in amounts.UNITS else (text, "")


class Reference(Kind):
    """Another row, by the name that its own table gives it."""

    width = 22

    def __init__(self, model: Any) -> None:
        self.model = model

    def says(self) -> str:
        return _("One of the rows of: %(table)s") % {"table": self.model._meta.verbose_name_plural}


class Claimed(Kind):
    """A row of the table that another column of the same row names."""

    width = 30

    def __init__(self, said_by: str, model_of: Any) -> None:
        self.said_by, self.model_of = said_by, model_of


class Links(Kind):
    """The rows that a row is linked with, each with what the link says: a task and its share."""

    width = 24

    def __init__(self, link: Any, parent: str, to: str, says: str) -> None:
        self.link, self.parent, self.to, self.said_in = link, parent, to, says
        self.target = link._meta.get_field(to).related_model
        self.said = kind_of(link._meta.get_field(says))

    def read(self, cell: Cell, unit: str = "") -> Any:
        """Pairs of a row's name and what is said of it."""
        pairs = [part.strip() for part in PAIRS.split(self.written(cell)) if part.strip()]
        return [self.pair(part) for part in pairs]

    def pair(self, part: str) -> tuple[str, Any]:
        found = PAIR.fullmatch(part)
        if not found:
            raise ValidationError(_("Write a name, a colon and what belongs to it, such as NM-2025-001: 60."))
        return found[1], self.said.read(found[2].strip()) if found[2].strip() else None

    def says(self) -> str:
        return _("On each line a row of “%(table)s”, a colon, and: %(said)s") % {
            "table": self.target._meta.verbose_name_plural,
            "said": self.link._meta.get_field(self.said_in).verbose_name,
        }
