"""Findings as people read them: the sentence, the row and where it is entered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import FETCH_PEERS, Model
from django.utils.translation import gettext as _

from tasks.models import Finding
from tasks.suspicion.registry import Rule, rules


@dataclass(frozen=True)
class Read:
    """A finding with everything that its reader needs."""

    finding: Finding
    title: str
    sentence: str
    advice: str
    row: Model | None
    """The row that is suspected; None if it is gone, or its rule is."""
    rule: Rule | None


def read(findings: Iterable[Finding]) -> list[Read]:
    """In as many queries as there are tables among the rows."""
    found = list(findings)
    rows = rows_of(found)
    return [reading(one, rows.get((one.table, one.row))) for one in found]


def reading(one: Finding, row: Model | None = None) -> Read:
    by = rules().get(one.rule)
    if by is None:
        # A later version of the product dropped the rule; the record of it stays.
        return Read(one, one.rule, _("This rule is not looked after any more."), "", None, None)
    return Read(one, str(by.title), by.sentence(one.params), str(by.advice), row, by)


def rows_of(findings: Iterable[Finding]) -> dict[tuple[str, int], Model]:
    keys: dict[str, set[int]] = defaultdict(set)
    for one in findings:
        keys[one.table].add(one.row)
    found: dict[tuple[str, int], Model] = {}
    for table, wanted in keys.items():
        model: Any = apps.get_model(table)
        rows = model._base_manager.filter(pk__in=wanted).fetch_mode(FETCH_PEERS)
        found.update({(table, row.pk): row for row in rows})
    return found
