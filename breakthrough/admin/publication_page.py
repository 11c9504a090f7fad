"""What the pages of publications show: the text with its figures linked, what is doubtful, what has changed since."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from breakthrough.admin.figure_page import change_address
from breakthrough.drawing import BarChart
from breakthrough.figures import figures
from breakthrough.figures.definition import UNITS
from breakthrough.history import settled
from breakthrough.models import Publication
from breakthrough.models.bilingual import Label
from breakthrough.models.publication import LANGUAGES
from breakthrough.publications import snapshot, wording
from breakthrough.publications.doubts import Doubt, doubts
from breakthrough.publications.quotes import Asked
from breakthrough.publications.values import asked_of, entries, number_of
from breakthrough.scope import access_of

MOST_SHOWN = 12


@dataclass(frozen=True)
class Preview:
    """A publication as it would be printed at a moment, with what speaks against it."""

    as_of: datetime
    documents: list[dict[str, Any]]
    doubts: list[dict[str, Any]]


def preview(publication: Publication) -> Preview:
    """Both languages, as known now or at the moment that the publication names."""
    latest = settled()
    moment = min(publication.known_at, latest) if publication.known_at else latest
    found = entries(snapshot.wanted_by(publication), moment, with_rows=False)
    said = snapshot.printed(publication, found, moment)
    places = [*found.values()]
    shown = [shown_document(language, said[language], places, moment) for language in in_own_language_first()]
    return Preview(moment, shown, [linked(doubt) for doubt in doubts(publication, found, moment)])


def in_own_language_first() -> list[str]:
    return sorted(LANGUAGES, key=lambda language: language != get_language())


def shown_document(
    language: str, document: dict[str, Any], entries: list[dict[str, Any]], moment: datetime | None
) -> dict[str, Any]:
    """One language of a text for blocks.html."""
    urls = [address_of(asked_of(entry), moment) for entry in entries]
    blocks = [shown_block(block, urls) for block in document["blocks"]]
    return {
        **document,
        "day": wording.day(date.fromisoformat(document["day"])),
        "language": language,
        "blocks": blocks,
        "notes": [{**note, "url": urls[note["figures"][0]]} for note in document["notes"]],
    }


def shown_block(block: dict[str, Any], urls: list[str]) -> dict[str, Any]:
    shown = dict(block)
    if "runs" in block:
        shown["runs"] = runs(block["runs"], urls)
    if "items" in block:
        # In a template "items" would be the method of a dict.
        shown["items_runs"] = [runs(item, urls) for item in block["items"]]
    if block["kind"] == "table":
        shown["total"] = runs(block["total"], urls)
        shown["lines"] = [[*zip(row, block["columns"], strict=True)] for row in block["rows"]]
        shown["total_line"] = [*zip(shown["total"], block["columns"], strict=True)]
    if block["kind"] == "chart":
        values = [(bar["name"], bar["display"], number_of(bar["value"])) for bar in block["bars"]]
        shown["chart"] = BarChart(values)
        shown["table"] = shown_block(block["table"], urls)
    return shown


def runs(found: list[dict[str, Any]], urls: list[str]) -> list[dict[str, Any]]:
    return [{**run, "url": urls[run["figure"]]} if "figure" in run else run for run in found]


def address_of(asked: Asked, moment: datetime | None) -> str:
    """The page with the rows behind a value, as they were known then."""
    words = {
        "until": asked.until.isoformat(),
        **({"as_of": moment.isoformat()} if moment else {}),
        **dict(asked.filters),
    }
    return f"{reverse('admin:figure', args=[asked.code])}?{urlencode(words)}"


def linked(doubt: Doubt) -> dict[str, Any]:
    """A doubt with the addresses of what it is about."""
    names = [
        {"name": name, "url": address_of(asked, None)} for name, asked in zip(doubt.names, doubt.figures, strict=True)
    ]
    tasks = [{"name": code, "url": f"{reverse('admin:figure', args=['tasks'])}?task={code}"} for code in doubt.missing]
    waiting = [{"name": str(row), "url": change_address(row)} for row in doubt.waiting]
    links = tasks or waiting
    return {
        "sentence": doubt.sentence,
        "figures": names,
        "links": links[:MOST_SHOWN],
        "more": max(len(links) - MOST_SHOWN, 0),
    }


def published(publication: Publication, user: Any, language: str) -> dict[str, Any]:
    """The context of publication.html."""
    frozen = publication.snapshot
    content = json.loads(frozen.content)
    moment = datetime.fromisoformat(content["as_of"])
    sees_all = access_of(user, "view").everything
    language = language if language in LANGUAGES else in_own_language_first()[0]
    return {
        "document": shown_document(language, content["documents"][language], content["figures"], moment),
        "languages": [("zh-hans", "中文"), ("en", "English")],
        "figures": [*shown_figures(content, moment, sees_all=sees_all)],
        "frozen": frozen,
        "sees_all": sees_all,
        "as_of": moment,
    }


def shown_figures(content: dict[str, Any], moment: datetime, *, sees_all: bool) -> Iterator[dict[str, Any]]:
    for entry in content["figures"]:
        asked, unit = asked_of(entry), UNITS[entry["unit"]]
        latest = figures().get(entry["code"])
        yield {
            "code": entry["code"],
            "name": _(", ").join(str(Label(**one)) for one in (entry["name"], *entry["narrowed"])),
            "value": wording.in_full(number_of(entry["value"]), unit),
            "definition": str(Label(**entry["definition"])),
            "version": entry["version"],
            "latest": latest.version if latest and latest.version != entry["version"] else None,
            "until": asked.until,
            "coverage": entry["coverage"],
            # How many rows there are is nobody's business who may not see them.
            "rows": len(entry["rows"]) if sees_all else None,
            "url": address_of(asked, moment),
        }
