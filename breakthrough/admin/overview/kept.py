"""What the overview of everything shows, and the pages behind it: counted before anybody asks, and anew to compare."""

from __future__ import annotations

from typing import Any

from django.db import connection

from breakthrough.admin.attention import attention
from breakthrough.admin.overview.board import BY
from breakthrough.admin.overview.looking import Looking
from breakthrough.admin.overview.page import reckoned
from breakthrough.figures import added_up, answer, figures, rows_of
from breakthrough.figures.answer import sums_of
from breakthrough.figures.keeping import anew
from breakthrough.figures.sums import name_of
from breakthrough.history import one_snapshot
from breakthrough.models import KeptSum
from breakthrough.scope import EVERYTHING


def count_beforehand() -> None:
    """Counts what takes long, so that whoever comes first on a day does not wait for it."""
    if KeptSum.objects.exists():
        looking = Looking.read({}, EVERYTHING)
        told(looking)
        for figure in figures().values():
            answer(figure, looking.asked.question)
            added_up(rows_of(figure, looking.asked.question))


def differences() -> list[str]:
    """What of it is kept as something else than it is at the same moment."""
    if connection.in_atomic_block:
        # There nothing is read that is kept.
        return []
    looking = Looking.read({}, EVERYTHING)
    with one_snapshot():
        kept = told(looking)
        with anew():
            counted = told(looking)
    names = sorted({*kept, *counted}, key=str)
    return [
        f"{' '.join(map(str, name))} kept={kept.get(name)} of_rows={counted.get(name)}"
        for name in names
        if kept.get(name) != counted.get(name)
    ]


def told(looking: Looking) -> dict[tuple[Any, ...], Any]:
    """What is shown, by figure, day and keys."""
    now = reckoned(looking)
    found: dict[tuple[Any, ...], Any] = {("coverage", key): one for key, one in now.known["coverage", BY].items()}
    for figure in figures().values():
        for number, parts in enumerate(sums_of(figure)):
            for (name, by), days in now.sums.items():
                if name == name_of(parts):
                    place = (figure.code, number, "/".join(by))
                    found |= {(*place, day, *keys): total for day, some in days.items() for keys, total in some.items()}
    seen = attention(looking.asked)
    return {**found, ("attention", "items"): seen.items, ("attention", "kinds"): seen.kinds}
