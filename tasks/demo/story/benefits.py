"""Results that others adopted, and the output that they gained."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from tasks.demo.portfolio import TARGETS
from tasks.demo.results import ADDED_OUTPUT, ADOPTIONS, RESULTS
from tasks.demo.results import AddedOutput as Gain
from tasks.demo.results import Adoption as AdoptionSketch
from tasks.demo.results import Result as ResultSketch
from tasks.demo.story.achievements import claim
from tasks.demo.story.calendar import after, month_end
from tasks.demo.story.course import Course, Portfolio
from tasks.models import AddedOutput, AddedOutputShare, Adoption, Product, Proof, Result, ResultTask

HUNDRED = Decimal(100)
QUARTER = 3
# The tasks that have a part in another one's result: their share of the added output comes on top.
CONTRIBUTORS = {
    "grid-forming": ("ES-2023-01", "15"),
    "lactoferrin": ("DA-2023-01", "10"),
    "haul-truck": ("AI-2024-01", "5"),
}
PRODUCT_OF = {
    "低重稀土磁体": "TC-45UH-L",
    "混合电容储能柜": "SC-NHC250",
    "构网型变流器": "LY-GF1725",
    "碱性电解槽": "QY-ALK2000",
    "β-酪蛋白粉": "BCN-80",
    "无人矿卡": "BT-E120A",
    "巡检无人机": "HY-C40",
    "性控冻胚": "YZ-SX1",
    "支链氨基酸": "HY-BCAA",
}
# Proofs that arrived much later than the others of their quarter: organization, year, quarter.
LATE_PROOF = {("heli-steel", 2025, 1): date(2025, 7, 10), ("platform-dairy", 2024, 4): date(2025, 3, 6)}
# Amounts entered ten times too large, and mended later.
SLIPS = {("gangyan-steel", 2024, 4), ("yuzhong-breeding", 2025, 2)}
# Only samples were sent, nothing was adopted.
REJECTED = {("polishing", "platform-metrology")}
LATE_ADOPTIONS = {
    ("electrolyzer", "chengpu-chemical"): date(2025, 7, 8),
    ("coating", "jinlan-heavy-plate"): date(2025, 1, 7),
}


def bring(portfolio: Portfolio, products: dict[str, Product]) -> None:
    results = {sketch.code: result(portfolio, sketch) for sketch in RESULTS}
    for sketch in ADOPTIONS:
        adopt(portfolio, results[sketch.result], sketch)
    for gain in ADDED_OUTPUT:
        add_output(portfolio, results[gain.result], products, gain)


def result(portfolio: Portfolio, sketch: ResultSketch) -> tuple[Result, Course]:
    """A result is entered when the first organization adopts it."""
    course, code = portfolio.courses[sketch.task], sketch.code
    first = min(one.adopted_on for one in ADOPTIONS if one.result == code)
    target = TARGETS[sketch.task]
    row = Result(
        code=code,
        name_zh=sketch.name_zh,
        name_en=sketch.name_en,
        description_zh=target.objective_zh,
        description_en=target.objective_en,
        achieved_on=first - timedelta(days=45),
    )
    desk = portfolio.office(course)
    links = [ResultTask(result=row, task=course.row)]
    if code in CONTRIBUTORS:
        other, share = CONTRIBUTORS[code]
        links[0].share = HUNDRED - Decimal(share)
        links.append(ResultTask(result=row, task=portfolio.courses[other].row, share=Decimal(share)))
    portfolio.script.add(desk.at(first - timedelta(days=30)), row, *links, by=desk.user)
    return row, course


def adopt(portfolio: Portfolio, adopted: tuple[Result, Course], sketch: AdoptionSketch) -> None:
    row, course = adopted
    adopter = sketch.adopter
    adoption = Adoption(
        result=row,
        organization=portfolio.organizations[adopter],
        stage=sketch.stage,
        adopted_on=sketch.adopted_on,
        contract_amount=sketch.contract_yuan,
        evidence="应用证明、合同",
    )
    lag = Random(f"adoption {row.code} {adopter}").randint(3, 14)
    known = LATE_ADOPTIONS.get((row.code, adopter)) or after(adoption.adopted_on, lag)
    proof = Proof.REJECTED if (row.code, adopter) in REJECTED else Proof.VERIFIED
    claim(portfolio, course, portfolio.office(course).at(known), adoption, proof=proof)


def add_output(portfolio: Portfolio, gained: tuple[Result, Course], products: dict[str, Product], gain: Gain) -> None:
    result_row, course = gained
    random = Random(f"gain {gain.result} {gain.organization} {gain.year} {gain.quarter}")
    key = (gain.organization, gain.year, gain.quarter)
    end = month_end(date(gain.year, gain.quarter * QUARTER, 1))
    confirmed_on = after(end, random.randint(16, 30))
    row = AddedOutput(
        organization=portfolio.organizations[gain.organization],
        result=result_row,
        product=products.get(PRODUCT_OF.get(gain.product_zh, "")),
        year=gain.year,
        quarter=gain.quarter,
        amount=gain.value_yuan * 10 if key in SLIPS else gain.value_yuan,
        confirmed_on=confirmed_on,
        evidence="企业财务证明",
    )
    desk = portfolio.office(course)
    moment = desk.at(LATE_PROOF.get(key) or after(confirmed_on, random.randint(1, 8)))
    claim(portfolio, course, moment, row, *shares(portfolio, row, course, gain))
    if key in SLIPS:
        later = desk.at(after(moment.date(), 12))
        portfolio.script.change(later, row, by=desk.user, reason="单位误填，更正金额", amount=gain.value_yuan)


def shares(portfolio: Portfolio, row: AddedOutput, course: Course, gain: Gain) -> list[AddedOutputShare]:
    """What is due to the task, and to one that contributed."""
    found = [AddedOutputShare(added_output=row, task=course.row, attribution=gain.share * HUNDRED)]
    if gain.result in CONTRIBUTORS:
        other, share = CONTRIBUTORS[gain.result]
        task = portfolio.courses[other].row
        found.append(AddedOutputShare(added_output=row, task=task, attribution=Decimal(share)))
    return found
