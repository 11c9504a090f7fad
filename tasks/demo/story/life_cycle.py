"""Each task's way through its life cycle, step by step, with documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tasks.demo.story.calendar import LAUNCH, workday
from tasks.demo.task import Task

REVIEWED_BEFORE, PUBLICIZED_BEFORE, APPROVED_BEFORE = 90, 55, 40
DRAFTED_BEFORE = 118
RUNNING = ("active", "acceptance", "rectifying")

# What came after the contract was signed.
_LATER = {
    "ES-2023-02": "acceptance 2025-05-20, closed 2025-08-08",
    "ES-2023-03": "acceptance 2025-09-08",
    "RE-2023-01": "acceptance 2025-08-25",
    "RE-2023-02": "acceptance 2025-06-25, rectifying 2025-09-12",
    "RE-2024-05": "terminated 2025-08-29",
    "HY-2024-01": "suspended 2025-07-14",
    "DA-2023-01": "acceptance 2025-06-12, closed 2025-08-20",
    "DA-2024-03": "suspended 2025-08-14",
    "AI-2023-01": "acceptance 2025-06-24, closed 2025-09-18",
    "BT-2023-02": "acceptance 2025-04-10, rectifying 2025-05-15, acceptance 2025-07-10, closed 2025-08-05",
    "BT-2024-02": "suspended 2024-12-02, active 2025-02-24",
}
# Those that never got as far as a contract, or only just.
_EARLY = {
    "ES-2026-01": "",
    "HY-2026-01": "review 2025-10-20",
    "DA-2025-05": "review 2025-06-03, rejected 2025-06-20",
}
# Asked for by the office; a reviewer has yet to confirm it.
ASKED = {"DA-2024-03": ("active", date(2025, 11, 4), "新菌株安全性评价意见已取得，申请恢复实施")}
_COMMENTS = {
    ("BT-2024-02", "suspended"): "冬季疫病防控期间暂停现场试验",
    ("BT-2024-02", "active"): "防控措施解除，恢复现场试验",
    ("BT-2023-02", "rectifying"): "移植受胎率第三方证明不全，限期补充",
    ("BT-2023-02", "closed"): "补充证明材料后通过验收",
    ("DA-2023-01", "closed"): "全部考核指标完成，同意通过验收",
    ("ES-2023-02", "closed"): "全部考核指标完成，同意通过验收",
}
_DOCUMENTS = {
    "review": "论证",
    "publicized": "公示",
    "approved": "立项",
    "rejected": "不予立项",
    "suspended": "暂停",
    "terminated": "终止",
    "rectifying": "整改",
    "closed": "结题",
}
# Days until a decision's document has reached the system.
_LAG = {"approved": 5, "closed": 6, "terminated": 7, "suspended": 3}


@dataclass(frozen=True)
class Step:
    """One change of status, and how many days later it is entered."""

    status: str
    on: date
    entered_after: int = 1
    document_no: str = ""
    comment: str = ""
    conclusion: str = ""


def drafted_on(task: Task) -> date:
    if task.code in _EARLY:
        return {"ES-2026-01": date(2025, 10, 13), "HY-2026-01": date(2025, 9, 22)}.get(task.code, date(2025, 5, 12))
    return max(LAUNCH, workday(task.starts_on - timedelta(days=DRAFTED_BEFORE)))


def steps_of(task: Task) -> list[Step]:
    """Every step of a task so far, in order."""
    random = Random(f"life of {task.code}")
    if task.code in _EARLY:
        days = _days(_EARLY[task.code])
    else:
        days = [*_approval(task), *_contract(task, random), *_days(_LATER.get(task.code, ""))]
    return [_step(task, status, on, random) for status, on in days]


def _approval(task: Task) -> list[tuple[str, date]]:
    def before(days: int) -> date:
        return workday(task.starts_on - timedelta(days=days))

    reviewed = max(before(REVIEWED_BEFORE), LAUNCH + timedelta(days=21))
    return [
        ("review", reviewed),
        ("publicized", before(PUBLICIZED_BEFORE)),
        ("approved", before(APPROVED_BEFORE)),
    ]


def _contract(task: Task, random: Random) -> list[tuple[str, date]]:
    if task.status == "approved":
        return []
    return [("active", workday(task.starts_on + timedelta(days=random.randint(-12, 9))))]


def _days(text: str) -> list[tuple[str, date]]:
    pairs = [step.split() for step in text.split(", ") if step]
    return [(status, date.fromisoformat(on)) for status, on in pairs]


def _step(task: Task, status: str, on: date, random: Random) -> Step:
    lag = _LAG.get(status, 1) + (random.randint(0, 2) if status != "approved" else 0)
    comment = _COMMENTS.get((task.code, status), "")
    if not comment and status == task.status:
        comment = task.reason_zh
    return Step(
        status=status,
        on=on,
        entered_after=lag,
        document_no=_document(task, status, on),
        comment=comment,
        conclusion=task.conclusion if status == "closed" else "",
    )


def _document(task: Task, status: str, on: date) -> str:
    """Approvals and notices cover all tasks of a day; other documents are the task's own."""
    if status == "active":
        return f"任务书 {task.code}"
    if status == "acceptance":
        return f"验收申请 {task.code}"
    name = _DOCUMENTS[status]
    if status in ("publicized", "approved"):
        return f"突围{name}〔{on.year}〕{on.month * 2 + on.day // 16}号"
    return f"突围{name}〔{on.year}〕{task.code}"
