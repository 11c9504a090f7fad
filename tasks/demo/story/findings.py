"""What the reports bring: milestones completed or expected, and measured values."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from tasks.demo.portfolio import TARGETS
from tasks.demo.story.calendar import LAST, after
from tasks.demo.story.course import Course, Filing, Passed, Portfolio
from tasks.demo.story.proofs import prove
from tasks.demo.story.wording import in_month
from tasks.demo.task import Indicator as Sketch
from tasks.models import Indicator, IndicatorValue, MilestoneReport, ProgressReport

QUARTER = 3
WOBBLE = 0.06
TEST_BODIES = ("国家级产品质量检验检测机构", "具备CMA资质的第三方检测机构", "具备CNAS资质的第三方实验室")
SOURCES = ("产品样本与公开检测报告", "公开发表论文", "行业协会年度报告", "用户现场对比测试报告")


def find(portfolio: Portfolio) -> None:
    for course in portfolio.courses.values():
        for filing in course.filings:
            speak_of_milestones(portfolio, course, filing)
        for one in course.milestones:
            confirm(portfolio, course, one)
        measure(portfolio, course)


def filing_of(course: Course, month: date) -> Filing | None:
    return next((filing for filing in course.filings if in_month(filing.month, month)), None)


def speak_of_milestones(portfolio: Portfolio, course: Course, filing: Filing) -> None:
    """Those completed in the month, and at the end of a quarter the next one that is expected."""
    if filing.submitted is None:
        return
    spoken = [one for one in course.milestones if in_month(one.completed_on, filing.month)]
    if filing.month.month % QUARTER == 0:
        spoken += [one for one in course.milestones if is_open(one, filing.month)][:1]
    for report, moment in revisions(filing):
        rows = [
            MilestoneReport(
                report=report,
                milestone=one.row,
                completed_on=None if is_open(one, filing.month) else one.completed_on,
                expected_on=max(one.due_on, filing.month) if is_open(one, filing.month) else None,
            )
            for one in spoken
        ]
        portfolio.script.add(moment, *rows, by=portfolio.office(course).user)


def is_open(one: Passed, month: date) -> bool:
    return one.completed_on is None or one.completed_on > month


def revisions(filing: Filing) -> list[tuple[ProgressReport, datetime]]:
    """The report, and its correction where there is one, each with the moment at which it was written."""
    assert filing.written
    found = [(filing.report, filing.written)]
    if filing.correction and filing.corrected:
        found.append((filing.correction, filing.corrected[0]))
    return found


def confirm(portfolio: Portfolio, course: Course, one: Passed) -> None:
    """A milestone is completed in the record once the report that says so is approved; some are verified later."""
    if one.completed_on is None:
        return
    filing = filing_of(course, one.completed_on)
    reviewer = portfolio.reviewer(course)
    # What no report brings, such as an acceptance, the reviewers enter themselves.
    moment = filing.approved if filing and filing.approved else reviewer.at(after(one.completed_on, 12))
    portfolio.script.change(moment, one.row, by=reviewer.user, completed_on=one.completed_on)
    verified_on = after(one.completed_on, 30)
    if verified_on < LAST:
        prove(portfolio, course, moment, one.row)
        later = max(reviewer.at(after(verified_on, 2)), moment + timedelta(days=1))
        portfolio.script.change(later, one.row, by=reviewer.user, verified_on=verified_on)


def measure(portfolio: Portfolio, course: Course) -> None:
    """Each indicator from its baseline to its last value, measured at the end of every quarter."""
    if course.approved_on is None:
        return
    desk = portfolio.office(course)
    for number, sketch in enumerate(TARGETS[course.code].indicators, 1):
        row = indicator(course, number, sketch)
        portfolio.script.add(desk.at(after(course.approved_on, 6)), row, by=desk.user)
        if sketch.actual is not None:
            report_values(portfolio, course, row, sketch)


def indicator(course: Course, number: int, sketch: Sketch) -> Indicator:
    random = Random(f"indicator {number} of {course.code}")
    compared_on = after(course.plan.starts_on, -random.randint(20, 60)) if sketch.comparator_value is not None else None
    return Indicator(
        task=course.row,
        number=number,
        name_zh=sketch.name_zh,
        name_en=sketch.name_en,
        unit=sketch.unit,
        direction=sketch.direction,
        # What is made in a year or a day is a rate, not a running total.
        is_cumulative=sketch.unit == "count" and " per " not in sketch.name_en,
        baseline=sketch.baseline,
        target=sketch.target,
        comparator_zh=sketch.comparator_zh,
        comparator_en=sketch.comparator_en,
        comparator_value=sketch.comparator_value,
        comparator_source=random.choice(SOURCES) if sketch.comparator_zh else "",
        compared_on=compared_on,
        difference=sketch.difference,
    )


def report_values(portfolio: Portfolio, course: Course, row: Indicator, sketch: Sketch) -> None:
    random = Random(f"values {row.number} of {course.code}")
    quarters = [one for one in course.filings if one.approved and one.month.month % QUARTER == 0]
    office = portfolio.office(course)
    before = sketch.baseline
    for place, filing in enumerate(quarters, 1):
        value = value_at(sketch, place / len(quarters), random)
        for report, moment in revisions(filing):
            is_wrong = filing.correction is not None and report is filing.report
            shown = mistaken(sketch, value) if is_wrong else value
            increment = shown - before if row.is_cumulative and before is not None else None
            reported = IndicatorValue(
                indicator=row, report=report, measured_on=filing.month, value=shown, increment=increment
            )
            portfolio.script.add(moment, reported, by=office.user)
        before = value
    if not quarters or course.plan.status in ("closed", "acceptance"):
        test(portfolio, course, row, sketch, random)


def value_at(sketch: Sketch, part: float, random: Random) -> Decimal:
    """The value when this part of the way is done: not quite steadily, but in the end exactly what it is now."""
    actual = sketch.actual
    assert actual is not None
    if part >= 1:
        return actual
    baseline = sketch.baseline if sketch.baseline is not None else actual * Decimal("0.8")
    wobble = 0.0 if sketch.unit == "count" else random.uniform(-WOBBLE, WOBBLE)
    way = Decimal(str(round(min(part**0.85 + wobble, 0.98), 3)))
    return (baseline + (actual - baseline) * way).quantize(finest(sketch))


def finest(sketch: Sketch) -> Decimal:
    """The step in which the indicator is written down."""
    values = [value for value in (sketch.baseline, sketch.target, sketch.actual) if value is not None]
    return min((Decimal(1).scaleb(int(value.as_tuple().exponent)) for value in values), default=Decimal(1))


def mistaken(sketch: Sketch, value: Decimal) -> Decimal:
    """What the first revision said: a step of the old value too much."""
    return value + (sketch.target - value) / 4 if value != sketch.target else value


def test(portfolio: Portfolio, course: Course, row: Indicator, sketch: Sketch, random: Random) -> None:
    """A test body's value before acceptance; it stands without a report."""
    ended_on = course.day_of("acceptance") or LAST
    measured_on = after(ended_on, -random.randint(12, 24))
    assert sketch.actual is not None
    value = IndicatorValue(
        indicator=row,
        measured_on=measured_on,
        value=sketch.actual,
        test_body=random.choice(TEST_BODIES),
        certificate=f"DEM-{measured_on.year}-{course.code}-{row.number}",
    )
    desk = portfolio.office(course)
    portfolio.script.add(desk.at(after(measured_on, random.randint(4, 15))), value, by=desk.user)
