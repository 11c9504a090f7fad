"""A text with its figures put into words: plain data, to be frozen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from breakthrough import units
from breakthrough.figures import dimensions
from breakthrough.figures.definition import UNITS, Unit
from breakthrough.models.publication import LANGUAGES
from breakthrough.publications import wording
from breakthrough.publications.language import Block, Drawn, Flaw, Moment, Piece, Quote, grouped, read
from breakthrough.publications.quotes import Asked, of_drawn, of_quote
from breakthrough.publications.values import Entry, number_of

Run = dict[str, Any]
NONE = Decimal(0)


def headline(title: str, until: date) -> str:
    """A title with its dates, in the active language."""
    return "".join(said(piece, until) for block in read(title) for piece in getattr(block, "pieces", ()))


def said(piece: Piece, until: date) -> str:
    """Words and dates; of what cannot be read, what was written."""
    if isinstance(piece, Moment):
        return wording.SPOKEN[piece.kind](until)
    return piece if isinstance(piece, str) else piece.source


def documents(
    texts: Mapping[str, list[Block]],
    entries: Mapping[Asked, Entry],
    words: Mapping[str, str],
    until: date,
    as_of: datetime,
) -> dict[str, dict[str, Any]]:
    """The whole text in both languages, from the same figures."""
    found = {}
    for language, suffix in LANGUAGES.items():
        with override(language):
            setter = Setter(suffix, entries, until, as_of)
            blocks = [*setter.blocks(texts[language])]
            found[language] = {
                "title": headline(words[f"title_{suffix}"], until),
                "issuer": words[f"issuer_{suffix}"],
                "day": until.isoformat(),
                "blocks": blocks,
                "notes": setter.notes,
            }
    return found


class Setter:
    """Puts the blocks of one language into words, and notes what each figure stands on."""

    def __init__(self, suffix: str, entries: Mapping[Asked, Entry], until: date, as_of: datetime) -> None:
        self.suffix, self.entries, self.until, self.as_of = suffix, entries, until, as_of
        self.places = {asked: place for place, asked in enumerate(entries)}
        self.notes: list[dict[str, Any]] = []
        self.numbers: dict[tuple[Asked, ...], int] = {}

    def blocks(self, blocks: list[Block]) -> Iterable[dict[str, Any]]:
        for kind, found in grouped(blocks):
            one: Any = found[0]
            if kind == "point":
                yield {
                    "kind": "bullets",
                    "items": [self.runs(point.pieces) for point in found if not isinstance(point, Drawn)],
                }
            elif isinstance(one, Drawn):
                yield self.table(one) if kind == "table" else self.chart(one)
            elif kind.startswith("heading"):
                text = "".join(run["text"] for run in self.runs(one.pieces))
                yield {"kind": "heading", "level": int(kind[-1]), "text": text}
            else:
                yield {"kind": "paragraph", "runs": self.runs(one.pieces)}

    def runs(self, pieces: Iterable[Piece]) -> list[Run]:
        return [
            self.quoted(piece) if isinstance(piece, Quote) else {"text": said(piece, self.until), **flawed(piece)}
            for piece in pieces
        ]

    def quoted(self, quote: Quote) -> Run:
        asked = of_quote(quote, self.until)
        if any(one not in self.entries for one in asked):
            return {"text": quote.source, "flaw": True}
        value, unit = value_of(quote, self.entries, self.until)
        shown = None if value is None else wording.cut(value, quote.rounding, quote.digits)
        return {
            "text": wording.in_prose(shown, unit, is_change=bool(quote.change)),
            "note": self.note(asked),
            "figure": self.places[asked[0]],
        }

    def note(self, asked: list[Asked]) -> int:
        """The number of the note on these values; the same ones share it."""
        key = tuple(asked)
        if key not in self.numbers:
            self.numbers[key] = len(self.numbers) + 1
            figures = [self.places[one] for one in asked]
            text = _("; ").join([self.explained(asked[0]), *(self.compared(one) for one in asked[1:])])
            self.notes.append({"number": self.numbers[key], "figures": figures, "text": text})
        return self.numbers[key]

    def explained(self, asked: Asked) -> str:
        """What the figure is, how much exactly, and what it counts up to and is known of."""
        entry = self.entries[asked]
        unit = UNITS[entry["unit"]]
        narrowed = [one[self.suffix] for one in entry["narrowed"]]
        name = _(", ").join([entry["name"][self.suffix], *narrowed])
        text = _(
            "%(name)s (%(value)s): %(definition)s Version %(version)s; facts up to %(day)s, as known on %(moment)s"
        ) % {
            "name": name,
            "value": wording.in_full(number_of(entry["value"]), unit),
            "definition": entry["definition"][self.suffix],
            "version": entry["version"],
            "day": wording.day(asked.until),
            "moment": wording.moment(self.as_of),
        }
        covered = entry["coverage"]
        if covered:
            reported = _("%(reported)s of %(expected)s due reports approved") % covered
            text = _("; ").join([text, reported])
        return text

    def compared(self, asked: Asked) -> str:
        entry = self.entries[asked]
        value = wording.in_full(number_of(entry["value"]), UNITS[entry["unit"]])
        return _("compared with %(value)s up to %(day)s") % {"value": value, "day": wording.day(asked.until)}

    # Figures by a dimension

    def table(self, block: Drawn) -> dict[str, Any]:
        asked = of_drawn(block, self.until)
        if any(one not in self.entries for one in asked):
            return {"kind": "paragraph", "runs": [{"text": block.source, "flaw": True}]}
        columns = [self.column(self.entries[one], block.by) for one in asked]
        keys: dict[Any, str] = {}
        for column in columns:
            keys |= {key: name for key, name in column["names"].items() if key not in keys}
        rows = [
            [{"text": name}, *({"text": column["cells"].get(key, units.NOTHING)} for column in columns)]
            for key, name in keys.items()
        ]
        total: list[Run] = [{"text": _("All")}]
        for one, column in zip(asked, columns, strict=True):
            total.append({"text": column["whole"], "note": self.note([one]), "figure": self.places[one]})
        heads = [{"name": dimension_name(block.by), "unit": "", "is_number": False}]
        heads += [{"name": column["name"], "unit": column["unit"], "is_number": True} for column in columns]
        return {"kind": "table", "caption": self.caption(block), "columns": heads, "rows": rows, "total": total}

    def column(self, entry: Entry, by: str) -> dict[str, Any]:
        unit: Unit = UNITS[entry["unit"]]
        lines = entry["series"][by]
        values = {line["key"]: number_of(line["value"]) for line in lines}
        whole = number_of(entry["value"])
        like = max([abs(value) for value in values.values() if value is not None], default=NONE)
        show: Callable[[Decimal | None], str] = lambda value: wording.in_column(value, unit, like)  # noqa: E731
        return {
            "name": entry["name"][self.suffix],
            "unit": wording.unit_of_column(unit, like),
            "names": {line["key"]: line["name"][self.suffix] for line in lines},
            "cells": {key: show(value) for key, value in values.items()},
            "shown": {key: wording.in_chart(value, unit, like) for key, value in values.items()},
            "values": values,
            "whole": show(whole),
        }

    def caption(self, block: Drawn) -> str:
        return "".join(said(piece, self.until) for piece in block.caption)

    def chart(self, block: Drawn) -> dict[str, Any]:
        table = self.table(block)
        if table["kind"] != "table":
            return table
        column = self.column(self.entries[of_drawn(block, self.until)[0]], block.by)
        bars = [
            {"name": name, "display": column["shown"][key], "value": plain(column["values"][key])}
            for key, name in column["names"].items()
        ]
        return {"kind": "chart", "caption": table["caption"], "bars": bars, "table": {**table, "caption": ""}}


def flawed(piece: Piece) -> dict[str, bool]:
    return {"flaw": True} if isinstance(piece, Flaw) else {}


def plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def value_of(quote: Quote, entries: Mapping[Asked, Entry], until: date) -> tuple[Decimal | None, Unit]:
    """What a quote says, before it is rounded: a value, or the difference of two."""
    found = [entries[asked] for asked in of_quote(quote, until)]
    numbers = [number_of(entry["value"]) for entry in found]
    unit = UNITS[found[0]["unit"]]
    if not quote.change:
        return numbers[0], unit
    now, before = numbers
    return (None if now is None or before is None else now - before), unit


def dimension_name(by: str) -> str:
    label = str(dimensions()[by].label)
    return label[:1].upper() + label[1:]
