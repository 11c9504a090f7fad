"""A document made ready for any format: notes numbered in reading order, texts in lines, columns measured."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import override

from breakthrough.typesetting.document import (
    Block,
    Bullets,
    Cell,
    Chart,
    Column,
    Document,
    Heading,
    Language,
    Note,
    Paragraph,
    Run,
    Table,
)
from breakthrough.typesetting.drawing import keyed
from breakthrough.typesetting.measures import shares_of, size_of
from breakthrough.typesetting.refusal import check

SHORT = 6
"""The most rows of a table that is kept together on a page."""


def prepare(document: Document) -> dict[str, Any]:
    """What the templates read. Raises Unprintable where something in the document cannot be printed."""
    check(document)
    numbering = Numbering(document.language)
    blocks = [numbering.block(block) for block in document.blocks]
    return {
        "title": lines(document.title),
        "subtitle": lines(document.subtitle),
        "issuer": " ".join(lines(document.issuer)),
        "day": written(document.day, document.language),
        "tag": "zh-CN" if document.language == "zh-hans" else "en",
        "is_chinese": document.language == "zh-hans",
        "blocks": blocks,
        "notes": numbering.notes(document.notes),
        "marks": list(document.marks),
    }


def written(day: date, language: Language) -> str:
    if language == "zh-hans":
        return f"{day.year}年{day.month}月{day.day}日"
    with override("en"):
        return date_format(day, "j F Y")


def lines(text: str) -> list[str]:
    """A text as typed: each line by itself, a tab as a space."""
    return text.replace("\t", " ").splitlines() or [""]


class Numbering:
    """Numbers the notes in the order in which the text names them first."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.numbers: dict[int, int] = {}
        self.references: dict[int, int] = {}

    def refer(self, note: int) -> dict[str, int]:
        """The printed number, and which of the references to it this one is."""
        number = self.numbers.setdefault(note, len(self.numbers) + 1)
        self.references[number] = self.references.get(number, 0) + 1
        return {"number": number, "occurrence": self.references[number]}

    def piece(self, run: Cell) -> dict[str, Any]:
        if isinstance(run, str):
            run = Run(run)
        return {"lines": lines(run.text), "link": run.link, "note": None if run.note is None else self.refer(run.note)}

    def pieces(self, runs: Iterable[Cell]) -> list[dict[str, Any]]:
        return [self.piece(run) for run in runs]

    def block(self, block: Block) -> dict[str, Any]:
        match block:
            case Heading():
                return {"kind": "heading", "level": block.level, "lines": lines(block.text)}
            case Paragraph():
                return {"kind": "paragraph", "pieces": self.pieces(block.runs)}
            case Bullets():
                return {"kind": "bullets", "items": [self.pieces(item.runs) for item in block.items]}
            case Table():
                return {"kind": "table", **self.table(block)}
            case Chart():
                said = {"kind": "table", **self.table(block.table)}
                return {"kind": "chart", "caption": block.caption, "drawing": keyed(block), "table": said}

    def table(self, table: Table) -> dict[str, Any]:
        shares = shares_of(table)
        columns = [_column(column, share) for column, share in zip(table.columns, shares, strict=True)]
        return {
            "caption": table.caption,
            "columns": columns,
            "rows": [
                {"is_total": row is table.total, "cells": self.cells(row, columns)}
                for row in (*table.rows, *([table.total] if table.total else []))
            ],
            "size": size_of(table, self.language),
            "is_short": len(table.rows) <= SHORT,
        }

    def cells(self, row: tuple[Cell, ...], columns: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{"pieces": [self.piece(cell)], "column": column} for cell, column in zip(row, columns, strict=True)]

    def notes(self, notes: tuple[Note, ...]) -> list[dict[str, Any]]:
        texts = {note.number: lines(note.text) for note in notes}
        return [
            {"number": number, "lines": texts[note], "references": list(range(1, self.references[number] + 1))}
            for note, number in self.numbers.items()
        ]


def _column(column: Column, share: int) -> dict[str, Any]:
    return {"name": column.name, "unit": column.unit, "is_number": column.is_number, "share": share}
