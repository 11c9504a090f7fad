"""What tasks brought: patents, products, pilot lines, results and who uses them."""

from __future__ import annotations

from collections.abc import Iterator

from breakthrough.generating import Portfolio, day
from tasks.generating.contracts import others
from tasks.generating.courses import Course
from tasks.models import (
    AddedOutput,
    AddedOutputShare,
    Adoption,
    Output,
    OutputTask,
    PilotLine,
    PilotLineState,
    PilotLineTask,
    Product,
    ProductTask,
    Result,
    ResultTask,
)


def bring(portfolio: Portfolio) -> None:
    enter_patents(portfolio)
    enter_products(portfolio)
    enter_lines(portfolio)
    enter_results(portfolio)


def bearing(portfolio: Portfolio, one_in: int) -> Iterator[tuple[int, Course, int]]:
    """Every so manieth task that has worked for two months: a number, the task's course, and the month."""
    number = 0
    for course in portfolio.parts["courses"]:
        if len(course.months) > 2 and portfolio.draw(one_in, 50 + one_in, course.task) == 0:
            number += 1
            yield number, course, course.months[2]


def enter_patents(portfolio: Portfolio) -> None:
    with (
        portfolio.table(Output, "id kind identifier title_zh title_en dated_on patent_kind owner_id proof") as outputs,
        portfolio.table(OutputTask, "id output_id task_id share") as links,
    ):
        for number, course, month in bearing(portfolio, 2):
            titles = f"一种示例工艺及装置{number}", f"Sample process and device {number}"
            row = (number, "patent", f"CN2025GEN{number:07d}", *titles, day(month, 12), "invention", course.lead)
            outputs.add((course.commit(month), (*row, "verified")))
            links.add((course.commit(month), (number, number, course.task, 100)))


def enter_products(portfolio: Portfolio) -> None:
    with (
        portfolio.table(Product, "id name_zh name_en model stage launched_on maker_id proof") as products,
        portfolio.table(ProductTask, "id product_id task_id share") as links,
    ):
        for number, course, month in bearing(portfolio, 3):
            row = (number, f"示例产品{number}", f"Sample product {number}", f"GEN-{number}", "industrial")
            products.add((course.commit(month), (*row, day(month, 18), course.lead, "verified")))
            links.add((course.commit(month), (number, number, course.task, 100)))


def enter_lines(portfolio: Portfolio) -> None:
    with (
        portfolio.table(PilotLine, "id name_zh name_en operator_id investment proof") as lines,
        portfolio.table(PilotLineTask, "id line_id task_id share") as links,
        portfolio.table(PilotLineState, "id line_id state since") as states,
    ):
        for number, course, month in bearing(portfolio, 4):
            commit, names = course.commit(month), (f"示例中试线{number}", f"Sample pilot line {number}")
            lines.add((commit, (number, *names, course.lead, 20_000_000, "verified")))
            links.add((commit, (number, number, course.task, 100)))
            states.add((commit, (2 * number - 1, number, "planned", day(month, 2))))
            states.add((commit, (2 * number, number, "operating", day(month, 22))))


def enter_results(portfolio: Portfolio) -> None:
    """Each adopted by one organization, which says what it gained."""
    with (
        portfolio.table(Result, "id code name_zh name_en achieved_on") as results,
        portfolio.table(ResultTask, "id result_id task_id share") as links,
        portfolio.table(Adoption, "id result_id organization_id stage adopted_on contract_amount proof") as adoptions,
        portfolio.table(
            AddedOutput, "id result_id organization_id year quarter amount basis confirmed_on proof"
        ) as outputs,
        portfolio.table(AddedOutputShare, "id added_output_id task_id attribution") as shares,
    ):
        for number, course, month in bearing(portfolio, 5):
            commit, adopter, on = course.commit(month), others(portfolio, course)[1], day(month, 20)
            names = f"示例成果{number}", f"Sample result {number}"
            results.add((commit, (number, f"GEN-{number}", *names, on)))
            links.add((commit, (number, number, course.task, 100)))
            adoptions.add((commit, (number, number, adopter, "scale", on, 1_000_000, "verified")))
            quarter = (on.month + 2) // 3
            gained = 2_000_000 + portfolio.draw(8_000_000, 60, course.task)
            outputs.add((commit, (number, number, adopter, on.year, quarter, gained, "output", on, "verified")))
            shares.add((commit, (number, number, course.task, 50)))
