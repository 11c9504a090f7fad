"""A publication as a document ready to be set, from what is frozen and from nothing else."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from breakthrough.drawing import BarChart
from breakthrough.models import Snapshot
from breakthrough.publications import wording
from breakthrough.publications.snapshot import Content
from breakthrough.typesetting.document import (
    Block,
    Bullets,
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


def document_of(content: Content, language: str, sha256: str = "") -> Document:
    """One language of a publication; with its digest once it has one."""
    said = content["documents"][language]
    day = date.fromisoformat(said["day"])
    with override(language):
        return Document(
            title=said["title"],
            subtitle="",
            issuer=said["issuer"],
            day=published_on(content) or day,
            language=cast(Language, language),
            blocks=tuple(block_of(block) for block in said["blocks"]),
            notes=tuple(Note(note["number"], note["text"]) for note in said["notes"]),
            marks=marks(content, day, sha256),
        )


def frozen_document(frozen: Snapshot, content: Content, language: str) -> Document:
    return document_of(content, language, frozen.sha256)


def published_on(content: Content) -> date | None:
    moment = content["publication"]["published_at"]
    return wording.localtime(datetime.fromisoformat(moment)).date() if moment else None


def marks(content: Content, day: date, sha256: str) -> tuple[str, ...]:
    """What stands at the foot: what the figures count up to, as of when, and by which digest they are proved."""
    words = {"day": wording.day(day), "moment": wording.moment(datetime.fromisoformat(content["as_of"]))}
    line = _("Facts up to %(day)s, as known on %(moment)s") % words
    return (line, f"SHA-256 {sha256}") if sha256 else (line, _("Draft, not published"))


def block_of(block: dict[str, Any]) -> Block:
    kind = block["kind"]
    if kind == "heading":
        return Heading(block["text"], block["level"])
    if kind == "bullets":
        return Bullets(tuple(Paragraph(runs_of(item)) for item in block["items"]))
    if kind == "table":
        return table_of(block)
    if kind == "chart":
        return Chart(block["caption"], drawing_of(block), table_of(block["table"]))
    return Paragraph(runs_of(block["runs"]))


def runs_of(runs: list[dict[str, Any]]) -> tuple[Run, ...]:
    return tuple(Run(run["text"], run.get("note")) for run in runs)


def table_of(table: dict[str, Any]) -> Table:
    return Table(
        table["caption"],
        tuple(Column(column["name"], column["unit"], column["is_number"]) for column in table["columns"]),
        tuple(runs_of(row) for row in table["rows"]),
        runs_of(table["total"]),
    )


def drawing_of(block: dict[str, Any]) -> str:
    values = [(bar["name"], bar["display"], bar["value"] and Decimal(bar["value"])) for bar in block["bars"]]
    return render_to_string("publications/bars.svg", {"chart": BarChart(values), "caption": block["caption"]}).strip()
