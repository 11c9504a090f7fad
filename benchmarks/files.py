"""Files of new ledger rows, as the product and as a peer takes them."""

from __future__ import annotations

import csv
from pathlib import Path

from django.db.models import QuerySet
from django.utils.translation import override

from breakthrough.exchange import describe
from breakthrough.exchange.export import FORMATS, Export
from breakthrough.exchange.naming import Names
from funding.models import FundEntry

OWN = ("task_id", "source", "tier", "societal_kind", "kind", "amount", "booked_on", "payer_id", "payee_id", "subject")


def entries(rows: int) -> QuerySet:
    """Entries that stand by themselves, to be entered once more under other numbers."""
    return FundEntry.objects.filter(report=None, reverses=None, reversed_by=None).order_by("pk")[:rows]


def for_the_product(file: Path, rows: int) -> int:
    """The product's own export, with other document numbers: all of them new."""
    description = describe(FundEntry)
    numbered = {one.name: place for place, one in enumerate(description.columns)}
    with override("en"), Export(description, entries(rows), Names(None), []).file(FORMATS["csv"]) as made:
        lines = [*csv.reader(made.read().decode("utf-8-sig").splitlines())]
    for place, line in enumerate(lines[1:], 1):
        line[numbered["entry_no"]] = ""
        line[numbered["document_no"]] = f"NEW-{place}"
    with file.open("w", newline="") as out:
        csv.writer(out).writerows(lines)
    return len(lines) - 1


def for_the_peer(file: Path, rows: int) -> int:
    """By primary keys, as its default has it."""
    found = [*entries(rows).values_list(*OWN)]
    with file.open("w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["id", *(name.removesuffix("_id") for name in OWN), "document_no", "state"])
        writer.writerows(["", *line, f"NEW-{place}", "posted"] for place, line in enumerate(found, 1))
    return len(found)
