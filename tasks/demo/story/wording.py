"""What the reports say."""

from datetime import date
from random import Random

from tasks.demo.story.course import Course
from tasks.demo.texts import COORDINATION, NEXT_STEPS, PROBLEMS, PROGRESS, kind_of
from tasks.models import Light, ProgressReport

SOURCE = "牵头单位月报（盖章件）"
# Months in which the office saw a task otherwise than the computed light.
DECLARED = {
    ("ES-2024-01", date(2025, 10, 31)): (Light.YELLOW, "叶片已完成重新校核，预计年内补齐节点"),
    ("LA-2023-01", date(2025, 9, 30)): (Light.YELLOW, "结冰试验问题已定位，正在复试"),
    ("HY-2023-02", date(2025, 10, 31)): (Light.YELLOW, "冬季施工条件受限，后续节点存在滞后风险"),
}


class Wording:
    """The sentences of one task, which come round again only after some months."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.kind = kind_of(course.code)
        self.random = Random(f"wording of {course.code}")
        self.start = self.random.randrange(100)
        self.headcount = self.random.randint(14, 60)

    def fill(self, report: ProgressReport, month: date) -> None:
        number = self.start + month.year * 12 + month.month
        done = [one.row.name_zh for one in self.course.milestones if in_month(one.completed_on, month)]
        opening = "".join(f"完成里程碑“{name}”。" for name in done)
        report.progress = opening + said(PROGRESS, self.kind, number)
        report.problems = said(PROBLEMS, self.kind, number * 5)
        report.next_steps = said(NEXT_STEPS, self.kind, number * 3)
        report.coordination = said(COORDINATION, self.kind, number * 2)
        report.data_source = SOURCE
        report.reported_headcount = self.headcount + (number * 7) % 5
        report.declared_light, report.light_reason = DECLARED.get((self.course.code, month), ("", ""))


def said(bank: dict[str, tuple[tuple[str, str], ...]], kind: str, number: int) -> str:
    sentences = bank[kind]
    return sentences[number % len(sentences)][0]


def in_month(day: date | None, month: date) -> bool:
    return day is not None and (day.year, day.month) == (month.year, month.month)
