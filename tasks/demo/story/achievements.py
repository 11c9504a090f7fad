"""What the tasks brought: lines, products, adopted results, added output, outputs and landmarks."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from tasks.demo.outputs import OUTPUTS
from tasks.demo.outputs import Output as OutputSketch
from tasks.demo.pilot_lines import PILOT_LINES, PRODUCTS
from tasks.demo.pilot_lines import PilotLine as LineSketch
from tasks.demo.results import LANDMARKS
from tasks.demo.story.calendar import LAST, Desk, after
from tasks.demo.story.course import Course, Portfolio
from tasks.demo.story.proofs import prove
from tasks.models import (
    Landmark,
    Output,
    OutputTask,
    PilotLine,
    PilotLineState,
    PilotLineTask,
    Product,
    ProductTask,
    Proof,
)

# States and launches that became known only weeks later.
LATE = {
    "denitration-catalyst operating": date(2025, 7, 4),
    "beta-casein operating": date(2024, 7, 9),
    "JY-C203": date(2025, 7, 8),
    "CT-H49": date(2025, 7, 3),
    "JQ-OP08": date(2025, 7, 2),
}
VERIFIED_AFTER = 30


def known(key: str, on: date, random: Random) -> date:
    return LATE.get(key) or after(on, random.randint(2, 12))


def claim(portfolio: Portfolio, course: Course, moment: datetime, *rows: Any, proof: Proof = Proof.VERIFIED) -> None:
    """Rows that somebody claims; some weeks later the reviewers verify, or reject, the first of them."""
    desk, reviewer = portfolio.office(course), portfolio.reviewer(course)
    portfolio.script.add(moment, *rows, by=desk.user)
    verified_on = moment.date() + timedelta(days=VERIFIED_AFTER)
    if verified_on < LAST:
        if proof is Proof.VERIFIED:
            prove(portfolio, course, moment, rows[0])
        portfolio.script.change(reviewer.at(verified_on), rows[0], by=reviewer.user, proof=proof)


def build_lines(portfolio: Portfolio) -> dict[str, PilotLine]:
    return {sketch.key: build_line(portfolio, sketch) for sketch in PILOT_LINES}


def build_line(portfolio: Portfolio, sketch: LineSketch) -> PilotLine:
    course, random = portfolio.courses[sketch.task], Random(f"line {sketch.key}")
    desk = portfolio.office(course)
    is_running = sketch.states[-1][0] == "operating"
    output = (sketch.capacity * Decimal(random.randint(25, 80)) / 100).quantize(Decimal("0.1")) if is_running else None
    row = PilotLine(
        name_zh=sketch.name_zh,
        name_en=sketch.name_en,
        operator=portfolio.organizations[sketch.operator],
        region=portfolio.regions[sketch.region],
        design_capacity=sketch.capacity,
        capacity_unit=sketch.unit,
        investment=sketch.investment,
        trl=sketch.trl,
        environmental_approval=f"环评示〔{sketch.states[0][1].year}〕{sketch.key}",
    )
    for place, (state, since) in enumerate(sketch.states):
        moment = desk.at(known(f"{sketch.key} {state}", since, random))
        if place == 0:
            claim(portfolio, course, moment, row, PilotLineTask(line=row, task=course.row))
        portfolio.script.add(moment, PilotLineState(line=row, state=state, since=since), by=desk.user)
        if output and state == "operating":
            later = desk.at(after(since, 75))
            portfolio.script.change(max(later, moment), row, by=desk.user, actual_output=output)
    return row


def launch(portfolio: Portfolio, lines: dict[str, PilotLine]) -> dict[str, Product]:
    """The new products, by result-making line or model."""
    made: dict[str, Product] = {}
    for sketch in PRODUCTS:
        course, random = portfolio.courses[sketch.task], Random(f"product {sketch.model}")
        first = sketch.first_of_kind
        row = Product(
            name_zh=sketch.name_zh,
            name_en=sketch.name_en,
            model=sketch.model,
            maker=portfolio.organizations[sketch.maker],
            pilot_line=lines.get(sketch.line),
            stage=Product.Stage.PILOT if course.runs(LAST) and random.random() < 0.4 else Product.Stage.INDUSTRIAL,
            first_of_kind=first,
            first_level="自治区级" if first else "",
            certificate_no=f"DEM-{sketch.model}" if first else "",
            launched_on=sketch.launched_on,
            evidence="产品检测报告、用户证明",
        )
        moment = portfolio.office(course).at(known(sketch.model, sketch.launched_on, random))
        claim(portfolio, course, moment, row, ProductTask(product=row, task=course.row))
        made[sketch.model] = row
    return made


def publish(portfolio: Portfolio) -> None:
    """Patents, standards, papers and contracts."""
    for sketch in OUTPUTS:
        course, random = portfolio.courses[sketch.task], Random(f"output {sketch.number}")
        row = output(sketch, course)
        moment = portfolio.office(course).at(after(sketch.dated, random.randint(5, 28)))
        claim(portfolio, course, moment, row, OutputTask(output=row, task=course.row))


def output(sketch: OutputSketch, course: Course) -> Output:
    return Output(
        kind=sketch.kind,
        identifier=sketch.number,
        title_zh=sketch.title_zh,
        title_en=sketch.title_en,
        dated_on=sketch.dated,
        owner=course.row.lead,
        amount=sketch.value_yuan,
        **details(sketch),
    )


def details(sketch: OutputSketch) -> dict[str, Any]:
    """What only outputs of one kind have."""
    if sketch.kind == "patent":
        granted = sketch.state == "granted"
        number = sketch.number.replace("CN", "ZL") if granted else ""
        legal_state = "授权" if granted else "实质审查"
        return {"patent_kind": sketch.form, "grant_no": number, "legal_state": legal_state}
    if sketch.kind == "standard":
        stage = "已发布" if sketch.state == "issued" else "起草中"
        return {"standard_level": sketch.form, "standard_stage": stage, "is_leading": True}
    if sketch.kind == "paper":
        return {"journal": "示范期刊"}
    return {"contract_kind": sketch.form, "parties": "技术受让方（示范）"}


def remember(portfolio: Portfolio) -> None:
    """The landmarks, on the day on which they were announced."""
    planning: Desk = portfolio.desks.planning
    for sketch in LANDMARKS:
        row = Landmark(
            cluster=portfolio.clusters.get(sketch.cluster),
            task=portfolio.courses[sketch.task].row if sketch.task else None,
            text_zh=sketch.text_zh,
            text_en=sketch.text_en,
            achieved_on=sketch.achieved_on,
            source=sketch.source_zh,
        )
        portfolio.script.add(planning.at(LAST), row, by=planning.user)
