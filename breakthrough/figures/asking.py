"""Reads a question from the words of an address or a command: `until`, `as_of`, `by`, and filters by their keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Model, Q
from django.utils.translation import gettext as _

from breakthrough import clock
from breakthrough.figures.question import Question, UnknownKey
from breakthrough.figures.registry import dimensions
from breakthrough.models.fields import FIRST_DAY, LAST_DAY
from breakthrough.scope import Access

OWN_WORDS = ("until", "as_of", "by")


@dataclass(frozen=True)
class Asked:
    """A question, the moment whose knowledge answers it, and the words in which it was asked."""

    question: Question
    as_of: datetime | None
    """The moment asked for; None for all that is known now."""
    known_at: datetime
    """The moment that the answer names: asking again as of it gives the same answer."""
    by: str | None
    words: Mapping[str, str]

    def address(self, base: str, **more: str | None) -> str:
        """`base` with the same question, changed or narrowed by `more`; None takes a word away."""
        words = {name: word for name, word in {**self.words, **more}.items() if word is not None}
        return f"{base}?{urlencode(words)}" if words else base


def ask(words: Mapping[str, str], access: Access) -> Asked:
    """The question that the words ask. Raises UnknownKey with the name of the word that cannot be read."""
    as_of = _moment(words["as_of"]) if words.get("as_of") else None
    now, today = clock.reading()
    # No fact is older than the first day, and no month before it can be reckoned with.
    default = max(min(today, as_of.astimezone(clock.SHANGHAI).date()), FIRST_DAY) if as_of else today
    until = day_of("until", words["until"]) if words.get("until") else default
    filters = {name: word for name, word in words.items() if name not in OWN_WORDS}
    if as_of and as_of >= now:
        # What will be known then nobody can say: this is what is known now, under its own moment.
        as_of = None
    known_at = as_of or now
    return Asked(
        Question(access, until, filters), as_of, known_at.astimezone(clock.SHANGHAI), words.get("by") or None, words
    )


def _moment(text: str) -> datetime:
    try:
        return clock.parse_as_of(text)
    except ValueError as error:
        raise UnknownKey("as_of", str(error)) from None


def day_of(name: str, text: str) -> date:
    """The day that a word names."""
    message = _("Write a date between %(first)s and %(last)s, such as 2025-06-30.")
    try:
        day = date.fromisoformat(text) if len(text) == 10 and text.isascii() else None
    except ValueError:
        day = None
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        raise UnknownKey(name, message % {"first": FIRST_DAY, "last": LAST_DAY})
    return day


@dataclass(frozen=True)
class ScopeNote:
    """That an answer covers some clusters only; what the others hold is never said."""

    clusters: int
    of: int


def scope_note(access: Access) -> ScopeNote | None:
    """How far the asker's view goes; None where it goes everywhere."""
    if access.everything:
        return None
    clusters: Any = _cluster_model()._default_manager
    own = Count("pk", filter=Q(pk__in=clusters.within(access).order_by().values("pk")))
    return ScopeNote(**clusters.aggregate(clusters=own, of=Count("pk")))


def _cluster_model() -> type[Model]:
    model = dimensions()["cluster"].model
    assert model is not None
    return model
