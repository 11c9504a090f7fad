"""The day and the last commit: what an answer was true of."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from breakthrough import clock

LAST_COMMIT = "(SELECT concat_ws(' ', max(at), max(id)) FROM public.breakthrough_commit)"
# A clock that was set back gives new commits moments before the last one's.
IS_SETTLED = """
public.breakthrough_committing() IS NULL
AND coalesce((SELECT max(at) FROM public.breakthrough_commit) <= clock_timestamp(), true)
"""
COLUMNS = (clock.TODAY, LAST_COMMIT, IS_SETTLED)


class Stamp(NamedTuple):
    """The day and the last commit that is visible; and whether it is sure that no other commit came before it."""

    day: date
    commit: str
    is_settled: bool

    @classmethod
    def of(cls, today: datetime, commit: str, is_settled: bool) -> Stamp:
        return cls(clock.day_of(today), commit, is_settled)

    @classmethod
    def read(cls, request: Any) -> Stamp:
        """As the question for the token's owner brought it along, else asked for now."""
        return vars(request).get("stamp") or cls.of(*clock.ask(*COLUMNS))
