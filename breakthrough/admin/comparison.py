"""Two rows side by side: what somebody chose on the page, what it shows them, and what they decide."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from breakthrough.admin.figure_page import change_address
from breakthrough.duplicates import rights
from breakthrough.duplicates.merging import Choice, dismiss, merge, reopen, unmerge
from breakthrough.duplicates.pair import Pair
from breakthrough.duplicates.preview import preview
from breakthrough.duplicates.registry import Kind
from breakthrough.duplicates.signals import texts
from breakthrough.duplicates.uses import shown_uses
from breakthrough.scope import access_of
from breakthrough.units import NOTHING

SIDES = ("first", "second")


class Refused(Exception):
    """The decision is not this person's."""


@dataclass(frozen=True)
class Line:
    """One field of both rows."""

    name: str
    label: str
    first: str
    second: str
    chosen: str
    """Which of the two the row that stays will have."""

    @property
    def differs(self) -> bool:
        return self.first != self.second


class Decision:
    """What somebody chose, read from the page's form or address."""

    def __init__(self, kind: Kind, pair: Any, user: Any, given: Mapping[str, Any]) -> None:
        self.kind, self.pair, self.user, self.given = kind, pair, user, given

    @cached_property
    def keep(self) -> str:
        """The side that stays: as chosen, or else the row of which more is known and used, or the older one."""
        if self.given.get("keep") in SIDES:
            return str(self.given["keep"])
        return max(SIDES, key=lambda side: (self.weight(getattr(self.pair, side)), side == "first"))

    def weight(self, row: Any) -> int:
        used = sum(one.count for one in shown_uses(row, access_of(self.user, "view")))
        return used + sum(bool(getattr(row, field.attname)) for field in self.kind.fields)

    def chosen(self, name: str) -> str:
        """The side whose value the row that stays will have: its own unless it is empty."""
        asked = self.given.get(f"value_{name}")
        if asked in SIDES:
            return str(asked)
        own, other = getattr(self.pair, self.keep), getattr(self.pair, other_side(self.keep))
        is_empty = getattr(own, name) in (None, "") and getattr(other, name) not in (None, "")
        return other_side(self.keep) if is_empty else self.keep

    @property
    def choice(self) -> Choice:
        take = frozenset(field.name for field in self.kind.fields if self.chosen(field.name) != self.keep)
        return Choice(getattr(self.pair, self.keep).pk, take, self.given.get("confirmed") == "yes")

    @property
    def version(self) -> str:
        """What the two rows hold, in short: a decision about what has changed meanwhile is not carried out."""
        held = [[str(getattr(row, field.attname)) for field in self.kind.fields] for row in self.rows]
        return hashlib.sha256(repr(held).encode()).hexdigest()[:16]

    @property
    def rows(self) -> list[Any]:
        return [self.pair.first, self.pair.second]

    def lines(self) -> list[Line]:
        return [
            Line(
                field.name,
                str(field.verbose_name),
                shown(self.pair.first, field),
                shown(self.pair.second, field),
                self.chosen(field.name),
            )
            for field in self.kind.fields
        ]

    def carry_out(self, action: str) -> list[str]:
        """Does it, and says what was done. Raises Refused, or the refusal of a rule."""
        reason = str(self.given.get("reason", ""))
        match action:
            case "merge" if rights.may_merge(self.user, self.pair):
                if self.given.get("version") != self.version:
                    raise ValidationError(_("One of the two was changed while you looked at it. Look at it again."))
                merge(self.kind, self.pair, self.choice, self.user, reason)
                return [_("They are merged. It can be taken back at any time, here or from the merged record.")]
            case "dismiss" if rights.may_dismiss(self.user, self.pair):
                dismiss(self.kind, self.pair, self.user, reason)
                return [_("They are not the same: that is remembered until one of them changes.")]
            case "reopen" if rights.may_propose(self.user) and self.pair.state == Pair.State.DISMISSED:
                reopen(self.pair, self.user)
                return [_("The pair is in the queue again.")]
            case "unmerge" if rights.may_merge(self.user, self.pair):
                return taken_back(unmerge(self.kind, self.pair, self.user, reason))
        raise Refused


def taken_back(stayed: list[str]) -> list[str]:
    done = [_("The merge is taken back: both records count again.")]
    if stayed:
        message = _("Changed since the merge, and therefore left as it is: %(fields)s.")
        done.append(message % {"fields": ", ".join(stayed)})
    return done


def other_side(side: str) -> str:
    return "second" if side == "first" else "first"


def shown(row: Any, field: Any) -> str:
    value = getattr(row, field.name)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    return NOTHING if value in (None, "") else str(value)


def comparison(decision: Decision) -> dict[str, Any]:
    """What the page of a pair shows."""
    kind, pair, user = decision.kind, decision.pair, decision.user
    is_open = pair.state == Pair.State.OPEN
    may_merge = rights.may_merge(user, pair)
    return {
        "pair": pair,
        "opts": kind.model._meta,
        "sides": [
            {"side": side, "row": row, "url": change_address(row), "stays": side == decision.keep}
            for side, row in zip(SIDES, decision.rows, strict=True)
        ],
        "lines": decision.lines(),
        "why": texts(kind.signals, pair.signals),
        "version": decision.version,
        "reason": decision.given.get("reason", ""),
        "confirmed": decision.given.get("confirmed") == "yes",
        "preview": preview(kind, pair, decision.choice, user) if is_open and may_merge else None,
        "uses": None if is_open and may_merge else [shown_uses(row, access_of(user, "view")) for row in decision.rows],
        "may_merge": may_merge,
        "may_dismiss": is_open and rights.may_dismiss(user, pair),
        "may_reopen": pair.state == Pair.State.DISMISSED and rights.may_propose(user),
    }
