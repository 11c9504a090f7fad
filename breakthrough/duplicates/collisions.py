"""What would be entered twice if two rows were one: the same award's winner, the same task's partner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db.models import Exists, OuterRef, Q, QuerySet, UniqueConstraint
from django.db.models.lookups import IsNull
from django.utils.translation import gettext as _

from breakthrough.duplicates.uses import Use, family, uses
from breakthrough.scope import Access

EQUAL = RangeOperators.EQUAL


def collisions(merged: Any, kept: Any, access: Access) -> list[str]:
    """A sentence for each row that would be entered twice; of rows outside of `access`, only that there are some."""
    found: list[str] = []
    for use in uses(type(kept)):
        if use.model.scope_path is None:
            # Two rows of one person in two rows of one organization: a merge to come, and no reason against this one.
            continue
        for constraint in use.model._meta.constraints:
            rows = doubled(use, constraint, family(merged), family(kept))
            if rows is not None:
                found += sentences(rows, constraint, access)
    return list(dict.fromkeys(found))


def sentences(rows: QuerySet, constraint: Any, access: Access) -> Iterator[str]:
    reason = str(constraint.get_violation_error_message())
    seen = list(rows.within(access))  # type: ignore[attr-defined]
    for row in seen:
        yield _("%(row)s: both of them are entered there. Delete one of the two lines first. (%(reason)s)") % {
            "row": row.page(),
            "reason": reason,
        }
    if rows.exclude(pk__in=[row.pk for row in seen]).exists():
        yield _("Both of them are entered for one thing that you may not see. (%(reason)s)") % {"reason": reason}


def doubled(use: Use, constraint: Any, merged: list[int], kept: list[int]) -> QuerySet | None:
    """The merged row's lines that break the constraint beside one of the row that stays; None if it is no matter."""
    rows: Any = use.model.objects.filter(**{f"{use.path}__in": merged})
    beside: Any = use.model._base_manager.filter(**{f"{use.path}__in": kept})
    if isinstance(constraint, UniqueConstraint) and use.path in constraint.fields:
        matches = [equal(name, constraint) for name in constraint.fields if name != use.path]
    elif isinstance(constraint, ExclusionConstraint) and (use.path, EQUAL) in constraint.expressions:
        others = [one for one in constraint.expressions if one[0] != use.path]
        matches = [Q((name, OuterRef(str(name)))) for name, operator in others if operator == EQUAL]
        for place, expression in enumerate(one for one, operator in others if operator != EQUAL):
            spans = {f"span{place}": expression}
            rows, beside = rows.annotate(**spans), beside.annotate(**spans)
            matches.append(Q((f"span{place}__overlap", OuterRef(f"span{place}"))))
    else:
        return None
    if constraint.condition is not None:
        beside, rows = beside.filter(constraint.condition), rows.filter(constraint.condition)
    return rows.filter(Exists(beside.filter(*matches)))


def equal(name: str, constraint: UniqueConstraint) -> Q:
    """The same value, or none in both where the constraint takes two empty ones for the same."""
    match = Q((name, OuterRef(name)))
    if constraint.nulls_distinct is False:
        match |= Q((f"{name}__isnull", True)) & Q(IsNull(OuterRef(name), True))
    return match
