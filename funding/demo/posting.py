"""Money in a progress report waits for the approval of the report."""

from __future__ import annotations

from funding.models import FundEntry
from tasks.demo.story.course import Course, Filing, Portfolio

State = FundEntry.State


def through_report(portfolio: Portfolio, course: Course, filing: Filing, *rows: FundEntry) -> None:
    """Pending from the day on which the report is written; posted with its approval."""
    office, reviewer = portfolio.office(course), portfolio.reviewer(course)
    assert filing.written
    for row in rows:
        row.state = State.PENDING
    portfolio.script.add(filing.written, *rows, by=office.user)
    if filing.approved:
        for row in rows:
            portfolio.script.change(filing.approved, row, by=reviewer.user, state=State.POSTED)


def through_correction(portfolio: Portfolio, course: Course, filing: Filing, *rows: FundEntry) -> None:
    """The same with the second revision of a report."""
    office, reviewer = portfolio.office(course), portfolio.reviewer(course)
    assert filing.corrected
    written, approved = filing.corrected
    for row in rows:
        row.state = State.PENDING
        row.report = filing.correction
    portfolio.script.add(written, *rows, by=office.user)
    for row in rows:
        portfolio.script.change(approved, row, by=reviewer.user, state=State.POSTED)
