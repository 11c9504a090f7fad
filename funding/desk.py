"""What a reviewer sees of the money in a report that waits for approval."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import Sum

from breakthrough import units
from breakthrough.admin.desk import Difference
from funding.models import FundEntry
from funding.models.entry import Source
from tasks.desk.differences import register_differences


def pending_money(reports: list[Any]) -> dict[int, list[Difference]]:
    """Per report, what its pending entries add, by kind and source: they are new by their nature."""
    rows = FundEntry.objects.filter(report__in=[report.pk for report in reports], state=FundEntry.State.PENDING)
    totals = rows.signed().values("report", "kind", "source").annotate(total=Sum("contribution"))
    kinds, sources = dict(FundEntry.Kind.choices), dict(Source.choices)
    told: dict[int, list[Difference]] = defaultdict(list)
    for row in totals.order_by("report", "kind", "source"):
        label = f"{kinds[row['kind']]} ({sources[row['source']]})"
        told[row["report"]].append(Difference(label, new=units.money(row["total"])))
    return told


register_differences(pending_money)
