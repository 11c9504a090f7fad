"""What speaks for, and what against, two rows being the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

THRESHOLD = 60
CERTAIN = 100
EACH_FURTHER = 3
PROPOSED = "proposed"


@dataclass(frozen=True)
class Signal:
    """Something that two rows may have in common: how strong it is, and what people read."""

    code: str
    text: str | Promise
    score: int
    """How strongly it speaks for the same, of 100; less than nothing if it speaks against it."""
    test: Callable[[Any, Any], bool]
    """Whether two rows' features have it."""


# Not found, but said by somebody.
BY_HAND = Signal(PROPOSED, _("Somebody says that they are the same"), THRESHOLD, lambda one, other: False)


@dataclass(frozen=True)
class Likeness:
    """How strongly two rows look the same, and by which signals, the strongest first."""

    score: int
    signals: tuple[str, ...]


def likeness(signals: Sequence[Signal], one: Any, other: Any) -> Likeness | None:
    """None where too little speaks for it."""
    found = sorted((signal for signal in signals if signal.test(one, other)), key=lambda signal: -signal.score)
    speaking = [signal for signal in found if signal.score > 0]
    if not speaking:
        return None
    against = sum(signal.score for signal in found if signal.score < 0)
    score = min(speaking[0].score + EACH_FURTHER * (len(speaking) - 1), CERTAIN) + against
    return Likeness(score, tuple(signal.code for signal in found)) if score >= THRESHOLD else None


def texts(signals: Sequence[Signal], codes: Iterable[str]) -> list[str]:
    """What the signals of a pair say, for people."""
    known = {signal.code: signal.text for signal in (*signals, BY_HAND)}
    return [str(known[code]) for code in codes if code in known]
