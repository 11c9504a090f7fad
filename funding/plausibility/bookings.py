"""Entries that are there twice, or on a day that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Least
from django.utils.translation import gettext_lazy as _

from funding.models import FundEntry, Source
from tasks.models import Finding, Partner
from tasks.suspicion import Look, Suspect, limits, rule
from tasks.suspicion.look import together
from tasks.suspicion.show import Show

Kind = FundEntry.Kind
SHOW = Show(money=("amount", "first"), days=("day", "end"), choices={"kind": Kind})
# Every entry that stands and is not the first one like it, beside that first one.
TWINS = """
    SELECT id, task_id, kind, amount, booked_on AS day, document_no AS document, first_no AS other, first
    FROM (
        SELECT one.*, first_value(entry_no) OVER twins AS first_no, first_value(amount) OVER twins AS first,
            first_value(booked_on) OVER twins AS first_day
        FROM funding_fundentry AS one
        WHERE reverses_id IS NULL AND NOT EXISTS (SELECT FROM funding_fundentry WHERE reverses_id = one.id)
            AND task_id {here}
        WINDOW twins AS (PARTITION BY {like} ORDER BY one.id)
    ) AS entry
    WHERE entry_no <> first_no AND {but}
"""
SAME = "task_id, source, kind, tier, societal_kind, subject, document_no"


def twins(look: Look, like: str, but: str) -> Iterator[Suspect]:
    return look.queried(FundEntry, TWINS.replace("{like}", like).replace("{but}", but))


def standing() -> QuerySet:
    """Entries that are no reversal and were not reversed."""
    return FundEntry.objects.filter(reverses=None, reversed_by=None)


@rule(
    "entered-twice",
    Finding.Severity.ERROR,
    FundEntry,
    title=_("The same money entered twice"),
    says=_("%(kind)s: %(amount)s on %(day)s, document number %(document)s; entry %(other)s says the same."),
    advice=_("If it is one movement of money, reverse one of the two entries."),
    show=SHOW,
)
def entered_twice(look: Look) -> Iterator[Suspect]:
    return twins(look, f"{SAME}, amount, booked_on", "true")


@rule(
    "document-used-twice",
    Finding.Severity.WARNING,
    FundEntry,
    title=_("One document for two amounts"),
    says=_("%(kind)s: %(amount)s by document %(document)s; entry %(other)s has %(first)s by the same document."),
    advice=_("Compare both entries with the document, and reverse the one that it does not show."),
    show=SHOW,
)
def document_used_twice(look: Look) -> Iterator[Suspect]:
    return twins(look, SAME, "document_no <> '' AND (amount <> first OR booked_on <> first_day)")


@rule(
    "counted-in-two-tasks",
    Finding.Severity.WARNING,
    FundEntry,
    title=_("The same receipt counted in two tasks"),
    says=_("%(amount)s received on %(day)s by document %(document)s; task %(other)s has the same receipt."),
    advice=_("One movement of money belongs to one task: reverse the entry in the wrong one."),
    show=SHOW,
)
def counted_in_two_tasks(look: Look) -> Iterator[Suspect]:
    twin = standing().filter(
        ~Q(task=OuterRef("task")),
        pk__lt=OuterRef("pk"),
        **{name: OuterRef(name) for name in ("source", "kind", "amount", "booked_on", "document_no")},
    )
    rows = standing().filter(Exists(twin), kind=Kind.RECEIVED).exclude(document_no="")
    rows = rows.annotate(other=twin.order_by("pk").values("task__code")[:1])
    return look.suspects(rows, amount="amount", day="booked_on", document="document_no", other="other")


@rule(
    "transfer-counted",
    Finding.Severity.WARNING,
    FundEntry,
    title=_("Money passed on, counted as new"),
    says=_("%(amount)s of fiscal money received from an organization of the task itself."),
    advice=_("What the lead passes on to a partner is no new money: reverse this entry."),
    show=SHOW,
)
def transfer_counted(look: Look) -> Iterator[Suspect]:
    partner = Partner.objects.filter(task=OuterRef("task"), organization__legal_entity=OuterRef("payer__legal_entity"))
    inside = Q(payer__legal_entity=F("task__lead__legal_entity")) | Exists(partner)
    rows = standing().filter(inside, source=Source.FISCAL, kind=Kind.RECEIVED)
    return look.suspects(rows, amount="amount")


@rule(
    "money-in-the-future",
    Finding.Severity.ERROR,
    FundEntry,
    title=_("Money dated in the future"),
    says=_("%(kind)s: %(amount)s on %(day)s, which is still to come."),
    advice=_("The date is the day on which the money moved: reverse the entry and enter the right day."),
    show=SHOW,
)
def money_in_the_future(look: Look) -> Iterator[Suspect]:
    rows = standing().filter(booked_on__gt=look.today)
    return look.suspects(rows, kind="kind", amount="amount", day="booked_on")


@rule(
    "money-outside-the-task",
    Finding.Severity.WARNING,
    FundEntry,
    title=_("Money outside of the task's time"),
    says=_("%(kind)s: %(amount)s on %(day)s; the task is bounded by %(end)s."),
    advice=_("Compare the year of the date with the document, and check that the entry belongs to this task."),
    show=SHOW,
)
def money_outside_the_task(look: Look) -> Iterator[Suspect]:
    # The earlier of the two; one that is missing is passed over.
    first = Least("task__approved_on", "task__starts_on")
    rows = standing().filter(booked_on__lte=look.today).annotate(first=first)
    early = rows.filter(booked_on__lt=F("first") - timedelta(days=limits["early_money_days"]))
    late = rows.filter(booked_on__gt=F("task__ends_on") + timedelta(days=limits["late_money_days"]))
    shown = {"kind": "kind", "amount": "amount", "day": "booked_on"}
    return together(look.suspects(early, **shown, end="first"), look.suspects(late, **shown, end="task__ends_on"))
