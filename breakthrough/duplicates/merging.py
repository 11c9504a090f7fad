"""Merging two rows, and taking it back. The rows that name the merged row stay as they are: it points to the one kept.

Every merge is one pair. Merges in force form trees, and each row that gave way points straight to the top of its own.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from breakthrough import clock
from breakthrough.duplicates.collisions import collisions
from breakthrough.duplicates.finding import adopt, fingerprints, lock, look_at
from breakthrough.duplicates.pair import Pair
from breakthrough.duplicates.registry import Kind
from breakthrough.duplicates.signals import BY_HAND, PROPOSED
from breakthrough.history import because
from breakthrough.scope import EVERYTHING, access_of

State = Pair.State


class NeedsConfirmation(ValidationError):
    """Something speaks against the merge that only a person can weigh."""


@dataclass(frozen=True)
class Choice:
    """What somebody chose: which row stays, and which fields it takes over from the other one."""

    keep: int
    take: frozenset[str] = field(default_factory=frozenset)
    confirmed: bool = False


def propose(kind: Kind, one: Any, other: Any, user: Any = None, reason: str = "") -> Any:
    """Queues two rows that somebody holds to be the same; those already merged stand for the rows that stay."""
    if one.pk == other.pk:
        raise ValidationError(_("These are not two rows but one."))
    with transaction.atomic():
        lock()
        first, second = sorted(root_of(kind, row).pk for row in (one, other))
        if first == second:
            raise ValidationError(_("These two are merged already."))
        facts = {"score": BY_HAND.score, "signals": [PROPOSED], "proposed_by": user, "reason": reason}
        pair, is_new = kind.pair.objects.get_or_create(first_id=first, second_id=second, defaults=facts)
        if not is_new and pair.state == State.DISMISSED:
            reopen(pair, user)
    return pair


def reopen(pair: Any, user: Any) -> None:
    """Somebody doubts that they are not the same."""
    pair.state, pair.proposed_by, pair.reason, pair.fingerprint = State.OPEN, user, "", ""
    pair.decided_by = pair.decided_on = None
    pair.signals = [PROPOSED, *(code for code in pair.signals if code != PROPOSED)]
    pair.save()


def dismiss(kind: Kind, pair: Any, user: Any, reason: str) -> None:
    """They are not the same, for ever, unless one of them changes."""
    reason = required(reason)
    with transaction.atomic():
        lock()
        pair.refresh_from_db()
        if pair.state != State.OPEN:
            raise ValidationError(_("Somebody else has decided about these two meanwhile."))
        because(reason)
        pair.fingerprint = fingerprints(kind, [pair])[pair.pk]
        decide(pair, State.DISMISSED, user, reason)


def merge(kind: Kind, pair: Any, choice: Choice, user: Any, reason: str) -> None:
    """From now on what hangs on either row counts under the one that stays."""
    reason = required(reason)
    with transaction.atomic():
        lock()
        pair.refresh_from_db()
        kept, merged = sides(kind, pair, choice.keep)
        refuse(kind, kept, merged, pair, choice, user)
        because(reason)
        pair.taken = write(kind, kept, merged, choice)
        pair.merged = merged
        decide(pair, State.MERGED, user, reason)
        kind.pair.objects.filter(Q(first=merged) | Q(second=merged), state=State.OPEN).delete()
        # The row that stays is looked at anew, under the names of both.
        look_at(kind, kept)


def merge_rows(kind: Kind, merged: Any, kept: Any, user: Any, reason: str, **choice: Any) -> Any:
    """Merges one row into another, or into the row that this one was merged into; the pair that remembers it."""
    with transaction.atomic():
        pair = propose(kind, merged, kept, user)
        merge(kind, pair, Choice(root_of(kind, kept).pk, **choice), user, reason)
    return pair


def unmerge(kind: Kind, pair: Any, user: Any, reason: str) -> list[str]:
    """Takes a merge back. Gives the names of the fields that were changed since, and therefore stay as they are."""
    reason = required(reason)
    with transaction.atomic():
        lock()
        pair.refresh_from_db()
        if pair.state != State.MERGED:
            raise ValidationError(_("These two are not merged."))
        because(reason)
        kept, merged = sides(kind, pair, pair.kept_id)
        taken, below = pair.taken, followers(kind, merged.pk)
        # Whoever merged them has said that they are the same: the pair waits until somebody decides again.
        pair.proposed_by = pair.proposed_by or pair.decided_by or user
        pair.state, pair.merged, pair.taken = State.OPEN, None, {}
        pair.reason, pair.decided_by, pair.decided_on = "", None, None
        pair.save()
        changed = restore(kept, taken.get("kept", {}))
        merged.merged_into = None
        changed |= restore(merged, taken.get("merged", {}))
        for row in kind.model.objects.filter(pk__in=below):
            row.merged_into = merged
            row.save(update_fields=["merged_into"])
        look_at(kind, kept)
        look_at(kind, merged)
    return [str(one.verbose_name) for one in kind.fields if one.attname in changed]


# What a merge stands on


def required(reason: str) -> str:
    if not reason.strip():
        raise ValidationError(_("Give a reason."))
    return reason.strip()


def decide(pair: Any, state: str, user: Any, reason: str) -> None:
    pair.state, pair.reason, pair.decided_by, pair.decided_on = state, reason, user, clock.today()
    pair.save()


def root_of(kind: Kind, row: Any) -> Any:
    """The row that stays, at the top of all merges, as it is now."""
    row = kind.model.objects.get(pk=row.pk)
    while row.merged_into_id:
        row = kind.model.objects.get(pk=row.merged_into_id)
    return row


def sides(kind: Kind, pair: Any, keep: int) -> tuple[Any, Any]:
    """The row that stays and the one that gives way, as they are now."""
    if keep not in (pair.first_id, pair.second_id):
        raise ValidationError(_("Say which of the two stays."))
    rows = kind.model.objects.select_for_update(of=("self",)).in_bulk([pair.first_id, pair.second_id])
    return rows[keep], rows[pair.second_id if keep == pair.first_id else pair.first_id]


def refuse(kind: Kind, kept: Any, merged: Any, pair: Any, choice: Choice, user: Any) -> None:
    if pair.state != State.OPEN:
        raise ValidationError(_("Somebody else has decided about these two meanwhile."))
    for row in (kept, merged):
        if row.merged_into_id:
            message = _("“%(row)s” was merged into “%(into)s” meanwhile. Merge that one, or take its merge back first.")
            raise ValidationError(message % {"row": row, "into": row.merged_into})
    double = collisions(merged, kept, access_of(user, "view") if user else EVERYTHING)
    if double:
        raise ValidationError(double)
    against = kind.conflicts(kept, merged)
    if against and not choice.confirmed:
        raise NeedsConfirmation([*against, _("If they are the same all the same, confirm it.")])


def write(kind: Kind, kept: Any, merged: Any, choice: Choice) -> dict[str, Any]:
    """Points the rows, moves the values, and says what was before."""
    taken: dict[str, dict[str, list[Any]]] = defaultdict(dict)
    known = {one.name: one for one in kind.fields}
    for name in sorted(choice.take & known.keys()):
        column = known[name]
        old, new = (getattr(row, column.attname) for row in (kept, merged))
        if old == new:
            continue
        taken["kept"][column.attname] = [old, new]
        setattr(kept, column.attname, new)
        if name in kind.given_up:
            taken["merged"][column.attname] = [new, None if column.null else ""]
            setattr(merged, column.attname, None if column.null else "")
    below = kind.model.objects.filter(merged_into=merged)
    adopt(kind, below)
    for row in below:
        row.merged_into = kept
        row.save(update_fields=["merged_into"])
    merged.merged_into = kept
    merged.save()
    kept.full_clean(exclude=[name for name in known if name not in choice.take])
    kept.save()
    return dict(taken)


def restore(row: Any, values: dict[str, list[Any]]) -> set[str]:
    """Puts back what was before; the columns that were changed since, or that another row has by now, stay."""
    changed = set()
    for name, (before, after) in values.items():
        if getattr(row, name) != after:
            changed.add(name)
            continue
        setattr(row, name, before)
        if not is_free(row):
            setattr(row, name, after)
            changed.add(name)
    row.save()
    return changed


def is_free(row: Any) -> bool:
    """Whether no other row has the row's identifiers."""
    try:
        row.validate_unique()
        row.validate_constraints()
    except ValidationError:
        return False
    return True


def followers(kind: Kind, merged: int) -> list[int]:
    """The rows that had been merged into a row before that one was merged itself."""
    below: dict[int, list[int]] = defaultdict(list)
    for pair in kind.pair.objects.filter(state=State.MERGED):
        below[pair.kept_id].append(pair.merged_id)
    found, waiting = [], list(below[merged])
    while waiting:
        row = waiting.pop()
        found.append(row)
        waiting += below[row]
    return found
