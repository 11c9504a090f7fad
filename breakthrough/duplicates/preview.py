"""What a merge would do, tried out and taken back at once: what it moves, and the figures before and after it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from breakthrough import clock
from breakthrough.duplicates.merging import Choice, NeedsConfirmation, merge
from breakthrough.duplicates.registry import Kind
from breakthrough.duplicates.uses import Shown, is_used_elsewhere, shown_uses
from breakthrough.figures import Question, Reckoning, figures
from breakthrough.figures.display import display
from breakthrough.refusals import REFUSALS, explained
from breakthrough.scope import Access, access_of


@dataclass(frozen=True)
class Moved:
    """A figure as it is and as it would be."""

    name: str
    before: str
    after: str

    @property
    def is_moved(self) -> bool:
        return self.before != self.after


@dataclass
class Preview:
    """What somebody sees before they decide."""

    moves: list[Shown]
    elsewhere: bool
    """Whether the row that gives way is used where the reader may not look."""
    figures: list[Moved] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    """Why it cannot be merged, or not without being confirmed."""
    asks: bool = False
    """Whether somebody may confirm it in spite of them."""


def preview(kind: Kind, pair: Any, choice: Choice, user: Any) -> Preview:
    access = access_of(user, "view")
    merged = pair.second if choice.keep == pair.first_id else pair.first
    shown = Preview(shown_uses(merged, access), is_used_elsewhere(merged, access))
    before = reckon(kind, access)
    try:
        with transaction.atomic():
            merge(kind, pair, choice, user, "preview")
            after = reckon(kind, access)
            transaction.set_rollback(True)
    except REFUSALS as refusal:
        shown.refusals = explained(refusal).messages
        shown.asks = isinstance(refusal, NeedsConfirmation)
        after = before
    pair.refresh_from_db()
    shown.figures = [Moved(name, old, new) for (name, old), (_name, new) in zip(before, after, strict=True)]
    return shown


def reckon(kind: Kind, access: Access) -> list[tuple[str, str]]:
    reckoning = Reckoning(Question(access, clock.today()))
    chosen = [figures()[code] for code in kind.figures if code in figures()]
    return [(str(one.name), display(reckoning.answer(one).whole.value, one.unit)) for one in chosen]
