"""Who may decide about two rows: organizations and people are everybody's, so their tasks say whose they are.

A reviewer merges, and takes back, where each of the two rows is used in their own clusters or nowhere. An officer
proposes, and says “not the same” of what they proposed themselves or of rows that are both their own. A superuser may
do all, a leader reads.
"""

from __future__ import annotations

from typing import Any

from breakthrough.duplicates.pair import Pair
from breakthrough.duplicates.uses import is_within
from breakthrough.scope import access_of


def may_read(user: Any) -> bool:
    return access_of(user, "view").shared


def may_propose(user: Any) -> bool:
    return access_of(user, "change").shared or access_of(user, "review").shared


def may_merge(user: Any, pair: Pair) -> bool:
    return all(is_within(row, access_of(user, "review")) for row in (pair.first, pair.second))


def may_dismiss(user: Any, pair: Pair) -> bool:
    if pair.proposed_by_id == user.pk and may_propose(user):
        return True
    return may_merge(user, pair) or all(is_within(row, access_of(user, "change")) for row in (pair.first, pair.second))
