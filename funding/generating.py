"""The ledger: what was approved, paid, received and spent by each task with a contract, and what was planned."""

from __future__ import annotations

from django.db import connection

from breakthrough.generating import Portfolio, Table, day
from funding.models import BudgetLine, FundEntry, FundSum, PlannedFunding, SocietalKind, Subject
from tasks.generating.courses import Course

ENTRY = (
    "id entry_no task_id source tier societal_kind kind amount booked_on document_no payer_id payee_id subject "
    "reverses_id report_id state"
)
SHARES = {Subject.EQUIPMENT: 40, Subject.OPERATION: 30, Subject.LABOR: 20, Subject.INDIRECT: 10}
SUBJECTS, KINDS = Subject.values, SocietalKind.values
OPENING = 4
# How much more societal money comes in with an entry than is spent with one.
LEVERAGE = 14
type Movement = tuple[str, str, str, str]
"""Source, tier, kind of societal money, kind."""


def generate(portfolio: Portfolio) -> None:
    contracted = [course for course in portfolio.parts["courses"] if course.active is not None]
    enter_plans(portfolio, contracted)
    each, more = divmod(portfolio.size.ledger, len(contracted))
    with portfolio.table(FundEntry, ENTRY) as table:
        ledger = Ledger(portfolio, table)
        for place, course in enumerate(contracted):
            ledger.keep(course, each + (place < more))
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval('funding_entry_no', %s, %s)", [max(ledger.number, 1), ledger.number > 0])
    FundSum.fill()


def budget(portfolio: Portfolio, course: Course) -> int:
    """Of fiscal money, in yuan."""
    return 10_000 * (300 + portfolio.draw(2_700, 80, course.task))


def enter_plans(portfolio: Portfolio, contracted: list[Course]) -> None:
    with (
        portfolio.table(PlannedFunding, "id task_id source tier societal_kind amount due_on") as plans,
        portfolio.table(BudgetLine, "id task_id source subject amount") as lines,
    ):
        for place, course in enumerate(contracted):
            amount, begins = budget(portfolio, course), course.months[0]
            commit = course.commit(begins)
            own = (2 * place + 1, course.task, "fiscal", "region", "", amount // 2, day(begins, 28))
            plans.add((commit, own))
            plans.add((commit, (own[0] + 1, course.task, "societal", "", "self_raised", 3 * amount, day(begins + 6))))
            for number, (subject, share) in enumerate(SHARES.items(), 1):
                lines.add((commit, (4 * place + number, course.task, "fiscal", subject.value, amount * share // 100)))


class Ledger:
    """Entries numbered through."""

    def __init__(self, portfolio: Portfolio, table: Table) -> None:
        self.portfolio, self.table, self.number = portfolio, table, 0
        self.department = portfolio.parts["organizations"].department

    def keep(self, course: Course, entries: int) -> None:
        """So many entries for a task; one task in ten takes back what it had received first."""
        amount = budget(self.portfolio, course)
        first = self.number + 1
        for movement, yuan in opening(amount)[:entries]:
            self.enter(course, course.months[0], movement, f"{yuan}.00")
        takes_back = course.task % 10 == 0 and entries > OPENING
        rest = max(entries - OPENING, 0) - takes_back
        for place in range(rest):
            # Together less is spent than came in.
            yuan = amount // (4 * rest) + self.portfolio.draw(900, 81, course.task, place) + 1
            month = course.months[place * len(course.months) // rest]
            cents = self.portfolio.draw(100, 82, course.task, place)
            movement = movement_of(place)
            yuan *= LEVERAGE if movement[-1] == "received" else 1
            self.enter(course, month, movement, f"{yuan}.{cents:02d}", place)
        if takes_back:
            movement, yuan = opening(amount)[OPENING - 2]
            self.enter(course, course.months[-1], movement, f"{yuan}.00", reverses=first + OPENING - 2)

    def enter(
        self, course: Course, month: int, movement: Movement, amount: str, place: int = 0, reverses: int | None = None
    ) -> None:
        self.number += 1
        source, tier, societal_kind, kind = movement
        is_spent = kind == "spent"
        payer = self.department if tier and not is_spent else course.lead
        payee = None if is_spent else course.lead
        subject = SUBJECTS[place % len(SUBJECTS)] if is_spent else ""
        report = course.report_on(month) if is_spent and place % 2 else None
        number, booked_on = self.number, day(month, 6 + place % 20)
        facts = (number, f"FE-{number:07d}", course.task, source, tier, societal_kind, kind, amount, booked_on)
        row = (*facts, f"凭证{number}", payer, payee, subject, reverses, report)
        commit = course.commit(month)
        if report is None:
            self.table.add((commit, (*row, "posted")))
        else:
            # Money in a report waits for its approval.
            self.table.add((commit, (*row, "pending")), (commit, (*row, "posted")))


def opening(amount: int) -> list[tuple[Movement, int]]:
    """What comes with the contract: approved, paid, received, and promised by others."""
    return [
        (("fiscal", "region", "", "approved"), amount),
        (("fiscal", "region", "", "disbursed"), amount // 2),
        (("fiscal", "region", "", "received"), amount // 2),
        (("societal", "", "self_raised", "committed"), 3 * amount),
    ]


def movement_of(place: int) -> Movement:
    """By turns: societal money comes in, and of either source something is spent."""
    if place % 4 == 0:
        return "societal", "", KINDS[place // 4 % len(KINDS)], "received"
    if place % 4 == 2:
        return "societal", "", KINDS[0], "spent"
    return "fiscal", "region", "", "spent"
