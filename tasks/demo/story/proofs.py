"""The files that offices attach to what they claim."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from breakthrough.models import StoredFile
from breakthrough.uploads import store
from tasks.demo.documents import TITLES, pdf
from tasks.demo.story.calendar import LAUNCH
from tasks.demo.story.course import Course, Portfolio
from tasks.models import AddedOutput, Adoption, Evidence, Milestone, Output, PilotLine, Product

Kind = Evidence.Kind
# Which file proves which kind of claim.
DOCUMENT_OF: dict[type[Any], tuple[str, Kind]] = {
    Milestone: ("acceptance", Kind.OPINION),
    PilotLine: ("operation", Kind.REPORT),
    Product: ("test", Kind.REPORT),
    Adoption: ("use", Kind.CONTRACT),
    AddedOutput: ("finance", Kind.FINANCE),
    Output: ("document", Kind.DOCUMENT),
}


def put_files(portfolio: Portfolio) -> None:
    """A few files serve everywhere: the store keeps the same bytes once."""
    for name in TITLES:
        sha256, size = store.put([pdf(name)])
        portfolio.files[name] = StoredFile(sha256=sha256, size=size, media_type="application/pdf")
    desk = next(iter(portfolio.desks.offices.values()))
    portfolio.script.add(desk.at(LAUNCH), *portfolio.files.values())


def prove(portfolio: Portfolio, course: Course, moment: datetime, claim: Any) -> None:
    """The office attaches the file that proves a claim."""
    name, kind = DOCUMENT_OF[type(claim)]
    office = portfolio.office(course)
    row = Evidence(
        task=course.row,
        file=portfolio.files[name],
        name=f"{TITLES[name][0]}.pdf",
        title=TITLES[name][0],
        kind=kind,
        uploaded_by=office.user,
        uploaded_at=moment,
    )
    row.claim = claim
    portfolio.script.add(moment, row, by=office.user)
