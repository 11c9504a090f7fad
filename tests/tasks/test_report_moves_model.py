"""All moves of reports by all roles, in any order, against a small model of what must come out."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.db.models import Sum
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from breakthrough.history import acting
from breakthrough.models import User
from funding.models import FundEntry
from tasks import periods, reporting
from tasks.models import Period, ProgressReport, Task
from tests import portfolio

MACHINES, STEPS, LEAST = (260, 50, 10_000) if os.environ.get("PROVE") == "1" else (12, 25, 100)

PEOPLE = (
    "officer", "colleague", "reviewer", "second", "both", "leader", "auditor", "system", "security", "stranger",
    "admin",
)  # fmt: skip
WRITERS = {"officer", "colleague", "both", "admin"}
REVIEWERS = {"reviewer", "second", "both", "admin"}
KEEPERS = {"system", "admin"}
MONTHS = (5, 6)
people, months, yes = st.sampled_from(PEOPLE), st.sampled_from(MONTHS), st.booleans()


@dataclass
class Revision:
    """What one revision of a report should be."""

    has_reason: bool
    author: str
    status: str = "draft"
    writers: set[str] = field(default_factory=set)
    was_returned: bool = False
    money: int = 0

    @property
    def is_open(self) -> bool:
        return self.status in ("draft", "returned")


class Reports(RuleBasedStateMachine):
    """One task, two months, and everybody who might try something."""

    tried = 0
    """The moves of all walks; a step that found nothing to try is none."""

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.task: Task = portfolio.task()
        own, other = self.task.cluster, portfolio.task(cluster=portfolio.cluster("dairy")).cluster
        self.people: dict[str, User] = {
            "officer": portfolio.user("officer", own),
            "colleague": portfolio.user("officer", own),
            "reviewer": portfolio.user("reviewer", own),
            "second": portfolio.user("reviewer", own),
            "both": portfolio.user("officer", own),
            **{role: portfolio.user(role) for role in ("leader", "auditor", "system", "security")},
            "stranger": portfolio.user("officer", other),
            "admin": portfolio.user("admin"),
        }
        portfolio.grant(user=self.people["both"], role="reviewer", cluster=own)
        portfolio.grant(user=self.people["stranger"], role="reviewer", cluster=other)
        self.periods: dict[int, Period] = {month: portfolio.period(2025, month) for month in MONTHS}
        self.revisions: dict[int, list[Revision]] = {month: [] for month in MONTHS}
        self.locked: set[int] = set()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    # What the model says

    def reported(self, month: int) -> int:
        """The month, or the other one if only that has a report."""
        return next(one for one in (month, *MONTHS) if self.revisions[one])

    def last(self, month: int) -> Revision:
        return self.revisions[month][-1]

    def is_closed(self, month: int) -> bool:
        """Locked, and the last revision is no restatement."""
        return month in self.locked and not self.last(month).has_reason

    def is_somebody_elses(self, person: str, month: int) -> bool:
        last = self.last(month)
        return person not in last.writers | {last.author}

    # What is tried

    def row(self, month: int) -> ProgressReport:
        return ProgressReport.objects.filter(task=self.task, period=self.periods[month]).order_by("revision").last()  # type: ignore[return-value]

    def attempt(self, person: str, do: Callable[[User], Any], is_allowed: bool) -> bool:
        Reports.tried += 1
        user = User.objects.get(pk=self.people[person].pk)
        try:
            with acting(user=user, door="admin"), transaction.atomic(), connection.cursor() as cursor:
                do(user)
                # What waits for the end of a transaction is asked for now.
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
            refusal = None
        except (ValidationError, DatabaseError) as error:
            refusal = error
        assert (refusal is None) == is_allowed, refusal
        return is_allowed

    @rule(person=people, month=months, with_reason=yes)
    def begin(self, person: str, month: int, with_reason: bool) -> None:
        def do(user: User) -> None:
            reason = "补报" if with_reason else ""
            report = reporting.open_report(self.task, self.periods[month], user, reason)
            report.progress = "按计划推进"
            report.save()

        is_allowed = person in WRITERS and not self.revisions[month] and (with_reason or month not in self.locked)
        if self.attempt(person, do, is_allowed):
            self.revisions[month].append(Revision(with_reason, person, writers={person}))

    @precondition(lambda self: any(self.revisions.values()))
    @rule(person=people, month=months)
    def submit(self, person: str, month: int) -> None:
        month = self.reported(month)
        is_allowed = person in WRITERS and self.last(month).is_open and not self.is_closed(month)
        if self.attempt(person, lambda user: reporting.submit(self.row(month), user), is_allowed):
            last = self.last(month)
            last.status, last.author = "submitted", person
            last.writers.add(person)

    @precondition(lambda self: any(self.revisions.values()))
    @rule(person=people, month=months)
    def withdraw(self, person: str, month: int) -> None:
        month = self.reported(month)
        last = self.last(month)
        is_allowed = person in WRITERS and last.status == "submitted" and last.author == person
        if self.attempt(person, lambda user: reporting.withdraw(self.row(month), user), is_allowed):
            last.status = "draft"

    @precondition(lambda self: any(self.revisions.values()))
    @rule(person=people, month=months)
    def approve(self, person: str, month: int) -> None:
        month = self.reported(month)
        last = self.last(month)
        may = person in REVIEWERS and self.is_somebody_elses(person, month)
        is_allowed = may and last.status == "submitted" and not self.is_closed(month)
        if self.attempt(person, lambda user: reporting.approve(self.row(month), user), is_allowed):
            last.status = "approved"

    @precondition(lambda self: any(self.revisions.values()))
    @rule(person=people, month=months, with_reason=yes)
    def send_back(self, person: str, month: int, with_reason: bool) -> None:
        month = self.reported(month)
        last = self.last(month)
        may = person in REVIEWERS and self.is_somebody_elses(person, month)
        is_allowed = may and last.status == "submitted" and with_reason
        reason = "请核对" if with_reason else " "
        if self.attempt(person, lambda user: reporting.send_back(self.row(month), user, reason), is_allowed):
            last.status, last.was_returned = "returned", True

    @precondition(lambda self: any(self.revisions.values()))
    @rule(person=people, month=months, with_reason=yes)
    def revise(self, person: str, month: int, with_reason: bool) -> None:
        month = self.reported(month)
        is_allowed = person in WRITERS and self.last(month).status == "approved" and with_reason
        reason = "更正" if with_reason else ""
        if self.attempt(person, lambda user: reporting.revise(self.row(month), user, reason), is_allowed):
            self.revisions[month].append(Revision(True, person, writers={person}))

    @precondition(lambda self: any(self.revisions.values()))
    @rule(person=people, month=months)
    def discard(self, person: str, month: int) -> None:
        month = self.reported(month)
        last = self.last(month)
        is_fresh = last.status == "draft" and not last.was_returned
        is_allowed = person in WRITERS and is_fresh and not self.is_closed(month)
        if self.attempt(person, lambda user: reporting.discard(self.row(month), user), is_allowed):
            self.revisions[month].pop()

    @precondition(lambda self: any(self.revisions.values()))
    @rule(month=months, amount=st.integers(1, 9))
    def bring_money(self, month: int, amount: int) -> None:
        month = self.reported(month)
        day = date(2025, month, 20)

        def do(user: User) -> None:
            portfolio.fund_entry(task=self.task, report=self.row(month), amount=Decimal(amount), booked_on=day)

        is_allowed = self.last(month).is_open and not self.is_closed(month)
        if self.attempt("officer", do, is_allowed):
            self.last(month).money += amount

    @rule(person=people, month=months)
    def lock(self, person: str, month: int) -> None:
        is_allowed = person in KEEPERS and month not in self.locked
        if self.attempt(person, lambda user: periods.lock(self.periods[month], user), is_allowed):
            self.locked.add(month)

    @precondition(lambda self: any(self.revisions.values()))
    @rule(person=people, month=months)
    def approve_past_the_verbs(self, person: str, month: int) -> None:
        """Those who wrote a report try to approve it in the table itself, in their own name or in another's."""
        month = self.reported(month)
        if self.is_somebody_elses(person, month):
            return
        other = self.people["second" if person != "second" else "reviewer"]
        for named in (self.people[person], other):
            values = {"status": "approved", "reviewer": named, "reviewed_on": date(2025, 7, 9)}
            before = self.row(month).status

            def do(user: User, values: dict[str, Any] = values) -> None:
                ProgressReport.objects.filter(pk=self.row(month).pk).exclude(status="approved").update(**values)

            self.attempt(person, do, before == "approved")

    # What always holds

    @invariant()
    def reports_are_as_they_should_be(self) -> None:
        rows = ProgressReport.objects.filter(task=self.task).order_by("period__starts_on", "revision")
        found = [(row.period.starts_on.month, row.revision, row.status, row.author_id) for row in rows]
        assert found == [
            (month, number, one.status, self.people[one.author].pk)
            for month in MONTHS
            for number, one in enumerate(self.revisions[month], 1)
        ]

    @invariant()
    def nobody_approved_their_own(self) -> None:
        for row in ProgressReport.objects.filter(task=self.task, status="approved"):
            wrote = row.decisions.filter(verdict__in=["opened", "submitted"]).values_list("by", flat=True)
            assert row.reviewer_id not in {row.author_id, *wrote}

    @invariant()
    def money_counts_once_it_is_approved(self) -> None:
        posted = FundEntry.objects.posted().filter(task=self.task).aggregate(total=Sum("amount"))["total"] or 0
        assert posted == sum(one.money for own in self.revisions.values() for one in own if one.status == "approved")


@pytest.mark.django_db
def test_moves_by_all_roles_come_out_as_the_model_says() -> None:
    Reports.tried = 0
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        Reports,
        settings=settings(
            max_examples=MACHINES,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            # Shrinking takes minutes; the failing steps are printed as they were.
            phases=[Phase.generate],
            suppress_health_check=checks,
        ),
    )
    assert Reports.tried >= LEAST
