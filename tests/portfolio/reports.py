"""What is measured, reported, reviewed and feared of a task."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from breakthrough.models import StoredFile
from breakthrough.uploads import store
from tasks.models import (
    ChangeRequest,
    Evidence,
    Finding,
    Indicator,
    IndicatorValue,
    MilestoneReport,
    Period,
    ProgressReport,
    Review,
    Risk,
)
from tests.portfolio.rows import START, make, numbers
from tests.portfolio.tasks import task
from tests.portfolio.users import user


def indicator(**given: Any) -> Indicator:
    names = {"name_zh": "纯度", "name_en": "Purity"}
    values = {"task": task, "number": next(numbers) % 30_000, "unit": "%", "target": Decimal(80)}
    return make(Indicator, {**names, **values}, given)


def indicator_value(**given: Any) -> IndicatorValue:
    return make(IndicatorValue, {"indicator": indicator, "measured_on": START, "value": Decimal("80.6")}, given)


def period(year: int = 2025, month: int = 6) -> Period:
    """A month; its reports are due on the fifth of the next one."""
    start = date(year, month, 1)
    end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    code = f"{year}-{month:02d}"
    values = {"starts_on": start, "ends_on": end, "due_on": end + timedelta(days=5)}
    return Period.objects.filter(code=code).first() or make(Period, {"code": code, **values}, {})


MOVES = ("author", "reviewer", "submitted_on", "reviewed_on", "return_reason")


def report(status: str = "approved", **given: Any) -> ProgressReport:
    """A report on June 2025, unless another period is given, led through its steps up to a status."""
    moves = {name: given.pop(name) for name in MOVES if name in given}
    reason = {"restatement_reason": "数据更正"} if given.get("revision", 1) > 1 else {}
    values: dict[str, Any] = {"task": task, "period": period, "progress": "按计划推进", "author": moves.get("author")}
    made = make(ProgressReport, {**values, **reason}, given)
    return made if status == "draft" else hand_in(made, status, **moves)


def hand_in(draft: ProgressReport | None = None, status: str = "approved", **moves: Any) -> ProgressReport:
    """Leads a draft on: past the verbs, so that a test may say who and when."""
    made = draft or report("draft")
    rows = ProgressReport.objects.filter(pk=made.pk)
    author = moves.get("author", made.author) if "author" in moves or made.author else user()
    rows.update(status="submitted", author=author, submitted_on=moves.get("submitted_on", date(2025, 7, 3)))
    if status in ("returned", "approved"):
        reviewer = moves["reviewer"] if "reviewer" in moves else user()
        day = moves.get("reviewed_on", date(2025, 7, 6))
        reason = {"return_reason": moves.get("return_reason", "数据不全")} if status == "returned" else {}
        rows.update(status=status, reviewer=reviewer, reviewed_on=day, **reason)
    made.refresh_from_db()
    return made


def milestone_report(**given: Any) -> MilestoneReport:
    about = given.pop("report", None) or report("draft")
    values = {"report": about, "milestone": about.task.milestones.first(), "completed_on": START}
    return make(MilestoneReport, values, given)


def review(**given: Any) -> Review:
    return make(Review, {"task": task, "kind": "midterm", "held_on": START, "verdict": "pass"}, given)


def change_request(**given: Any) -> ChangeRequest:
    values = {"task": task, "kind": "budget", "new_value": "新", "reason": "原因", "submitted_on": START,
              "requested_by": user}  # fmt: skip
    return make(ChangeRequest, values, given)


def finding(**given: Any) -> Finding:
    """Something that a rule found, about a task as a whole unless a row is given."""
    owner = given.pop("task", None) or task()
    params = {"source": "fiscal", "spent": "1500000", "received": f"{next(numbers)}"}
    values = {"rule": "spent-above-received", "severity": "error", "table": "tasks.Task", "row": owner.pk}
    shown = {"params": params, "fingerprint": params["received"], "found_on": START}
    return make(Finding, {**values, **shown, "task": owner}, given)


def risk(**given: Any) -> Risk:
    values = {"category": "schedule", "title": "设备到货晚", "likelihood": 3, "impact": 4, "raised_on": START}
    return make(Risk, {"task": task, **values}, given)


def pdf(text: str = "proof") -> bytes:
    """The least that is taken for a PDF."""
    return f"%PDF-1.4\n% {text}\n%%EOF\n".encode()


def evidence(content: bytes | None = None, **given: Any) -> Evidence:
    """A PDF that proves the first milestone of its task, unless another claim is given."""
    about = given.pop("task", None) or task()
    sha256, size = store.put([content or pdf(f"{next(numbers)}")])
    facts = {"size": size, "media_type": "application/pdf"}
    file, _is_new = StoredFile.objects.get_or_create(sha256=sha256, defaults=facts)
    values: dict[str, Any] = {"task": about, "file": file, "name": "proof.pdf", "kind": "report"}
    if "claim_kind" not in given:
        values["claim"] = about.milestones.first()
    return make(Evidence, {**values, "title": "检测报告", "uploaded_by": user}, given)
