"""Pairs rows up and keeps the queue: at night for all rows, at entry for the one that was saved."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

from django.db import connection, models, transaction
from django.db.models.functions import Coalesce

from breakthrough import clock
from breakthrough.duplicates.pair import Pair
from breakthrough.duplicates.registry import Kind, kinds
from breakthrough.duplicates.signals import CERTAIN, PROPOSED, Likeness, likeness

# Rows of one key are all compared with each other, unless they are more; then each with its neighbors by name.
CROWD = 60
NEIGHBORS = 12
BATCH = 2_000
# The queue and merges of all kinds wait for each other.
LOCK = 7_207_003
# Why two merged rows are one where nobody said it through the queue.
BEFORE = "合并早于本队列 / merged before this queue"

Found = dict[tuple[int, int], Likeness]


def lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def look_at_all() -> dict[str, int]:
    """Looks at every row of every kind; how many pairs of each wait for a decision then."""
    return {code: refresh(kind) for code, kind in kinds().items()}


def refresh(kind: Kind) -> int:
    found = pairs_among(kind, [kind.features(row) for row in kind.rows().iterator(chunk_size=BATCH)])
    with transaction.atomic():
        lock()
        adopt(kind, kind.model.objects.exclude(merged_into=None))
        keep(kind, found, kind.pair.objects.all())
    return kind.pair.objects.filter(state=Pair.State.OPEN).count()


def look_at(kind: Kind, row: Any) -> list[Any]:
    """The pairs of one row that wait for a decision, found anew, strongest first."""
    found: Found = {}
    stays = row.merged_into_id or row.pk
    for own in map(kind.features, kind.rows().filter(models.Q(pk=stays) | models.Q(merged_into=stays))):
        for other in kind.rows().filter(kind.near(own)).exclude(pk=own.pk)[:BATCH]:
            found |= strongest(found, compared(kind, own, kind.features(other)))
    queued = kind.pair.objects.filter(models.Q(first=stays) | models.Q(second=stays))
    with transaction.atomic():
        lock()
        keep(kind, found, queued)
    return list(queued.filter(state=Pair.State.OPEN).select_related("first", "second"))


# Pairing up


def pairs_among(kind: Kind, rows: list[Any]) -> Found:
    """The pairs that look the same; only rows with a key in common are compared."""
    found: Found = {}
    seen: set[tuple[int, int]] = set()
    for block in kind.blocks:
        for one, other in neighbors(rows, block):
            pair = (one.pk, other.pk) if one.pk < other.pk else (other.pk, one.pk)
            if pair not in seen:
                seen.add(pair)
                found.update(strongest(found, compared(kind, one, other)))
    return found


def neighbors(rows: list[Any], block: Any) -> Iterator[tuple[Any, Any]]:
    groups = defaultdict(list)
    for row in rows:
        for key in set(block(row)):
            groups[key].append(row)
    for group in groups.values():
        if len(group) <= CROWD:
            yield from combinations(group, 2)
            continue
        group.sort(key=lambda row: (row.name, row.pk))
        for place, row in enumerate(group):
            yield from ((row, other) for other in group[place + 1 : place + 1 + NEIGHBORS])


def compared(kind: Kind, one: Any, other: Any) -> Iterator[tuple[tuple[int, int], Likeness]]:
    """The rows that stay of two rows that look the same: a merged row speaks for the one that it was merged into."""
    if one.root != other.root and (like := likeness(kind.signals, one, other)):
        yield (min(one.root, other.root), max(one.root, other.root)), like


def strongest(found: Found, more: Iterable[tuple[tuple[int, int], Likeness]]) -> Found:
    return {pair: like for pair, like in more if pair not in found or found[pair].score < like.score}


# Keeping the queue


def keep(kind: Kind, found: Found, queued: models.QuerySet) -> None:
    """Queues what was found, reopens what was dismissed and has changed, and forgets what looks alike no more."""
    known = {(pair.first_id, pair.second_id): pair for pair in queued}
    outside = kind.pair.objects.filter(first__in=[pair[0] for pair in found if pair not in known])
    known |= {key: pair for pair in outside if (key := (pair.first_id, pair.second_id)) in found}
    settled = set(dismissed_roots(kind))
    today = clock.today()
    new = [
        kind.pair(first_id=first, second_id=second, score=like.score, signals=list(like.signals), found_on=today)
        for (first, second), like in found.items()
        if (first, second) not in known and (first, second) not in settled
    ]
    kind.pair.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
    marks = fingerprints(kind, [pair for pair in known.values() if pair.state == Pair.State.DISMISSED])
    changed = [pair for key, pair in known.items() if renew(pair, found.get(key), marks.get(pair.pk))]
    kind.pair.objects.bulk_update(changed, RENEWED, batch_size=BATCH)
    gone = [pair.pk for key, pair in known.items() if key not in found and is_only_found(pair)]
    kind.pair.objects.filter(pk__in=gone).delete()


RENEWED = ["score", "signals", "state", "reason", "decided_by", "decided_on", "fingerprint"]


def renew(pair: Any, like: Likeness | None, mark: str | None) -> bool:
    """Brings a queued pair up to date; whether anything changed."""
    if like is None or pair.state == Pair.State.MERGED:
        return False
    before = [getattr(pair, name) for name in ("score", "signals", "state")]
    if pair.state == Pair.State.DISMISSED and mark != pair.fingerprint:
        pair.state, pair.reason, pair.fingerprint = Pair.State.OPEN, "", ""
        pair.decided_by = pair.decided_on = None
    if pair.state == Pair.State.OPEN:
        said = [PROPOSED] if pair.proposed_by_id else []
        pair.score, pair.signals = like.score, [*said, *like.signals]
    return before != [getattr(pair, name) for name in ("score", "signals", "state")]


def is_only_found(pair: Any) -> bool:
    return pair.state == Pair.State.OPEN and pair.proposed_by_id is None


def dismissed_roots(kind: Kind) -> Iterator[tuple[int, int]]:
    """Pairs that are not the same because rows merged into them are not."""
    dismissed = kind.pair.objects.filter(state=Pair.State.DISMISSED)
    for first, second in dismissed.values_list(root("first"), root("second")):
        yield min(first, second), max(first, second)


def root(side: str) -> Any:
    return Coalesce(f"{side}__merged_into", side)


def fingerprints(kind: Kind, pairs: Iterable[Any]) -> dict[int, str]:
    """What both rows of each pair look like now."""
    pairs = list(pairs)
    wanted = {pk for pair in pairs for pk in (pair.first_id, pair.second_id)}
    rows = {row.pk: repr(kind.features(row)) for row in kind.rows().filter(pk__in=wanted)}
    return {
        pair.pk: hashlib.sha256(f"{rows[pair.first_id]}\n{rows[pair.second_id]}".encode()).hexdigest() for pair in pairs
    }


def adopt(kind: Kind, merged: models.QuerySet) -> None:
    """Rows that were merged past the queue get a pair, so that their merge can be taken back like any other."""
    known = kind.pair.objects.filter(state=Pair.State.MERGED).values("merged")
    for row in merged.exclude(pk__in=known):
        first, second = sorted((row.pk, row.merged_into_id))
        facts = {"state": Pair.State.MERGED, "merged": row, "score": CERTAIN, "reason": BEFORE}
        kind.pair.objects.update_or_create(first_id=first, second_id=second, defaults=facts)
