"""What is frozen when something is published: one text in JSON that always comes out the same, and its digest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from breakthrough.models import Publication
from breakthrough.models.publication import LANGUAGES
from breakthrough.publications.language import Block, read
from breakthrough.publications.quotes import Asked, needed
from breakthrough.publications.text import documents
from breakthrough.publications.values import Entry, entries

FORMAT = "breakthrough-publication/1"
Content = dict[str, Any]


def texts_of(publication: Publication) -> dict[str, list[Block]]:
    return {language: read(getattr(publication, f"body_{suffix}")) for language, suffix in LANGUAGES.items()}


def wanted_by(publication: Publication) -> dict[Asked, set[str]]:
    """Every value that either language quotes."""
    return needed(texts_of(publication).values(), publication.until)


def printed(publication: Publication, found: Mapping[Asked, Entry], as_of: datetime) -> dict[str, dict[str, Any]]:
    return documents(texts_of(publication), found, publication.words(), publication.until, as_of)


def content_of(publication: Publication, as_of: datetime) -> Content:
    """All of a publication, as known at a moment."""
    found = entries(wanted_by(publication), as_of)
    return {
        "format": FORMAT,
        "publication": facts_of(publication),
        "as_of": as_of.isoformat(),
        "figures": [*found.values()],
        "documents": printed(publication, found, as_of),
    }


def facts_of(publication: Publication) -> dict[str, Any]:
    """What the row itself says: who, when, which words."""
    moments = {name: getattr(publication, name) for name in ("requested_at", "published_at")}
    return {
        "id": publication.pk,
        "template": publication.template_id,
        "until": publication.until.isoformat(),
        **publication.words(),
        **{name: moment.isoformat() if moment else None for name, moment in moments.items()},
        "requested_by": publication.requested_by_id,
        "published_by": publication.published_by_id,
    }


def canonical(content: Content) -> str:
    """Always the same text for the same content."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
