"""What tasks bring: pilot lines, products, results and outputs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tasks.models import AddedOutput, Adoption, Landmark, Output, PilotLine, PilotLineState, Product, Result, Task
from tests.portfolio.rows import START, make, numbers
from tests.portfolio.tasks import cluster, organization, task


def landmark(**given: Any) -> Landmark:
    values = {"text_zh": "国内首次实现", "text_en": "A first", "achieved_on": START, "source": "article"}
    return make(Landmark, {"cluster": cluster, **values}, given)


def linked(row: Any, tasks: Any) -> Any:
    """Links a row with the tasks it came out of."""
    row.tasks.add(*(tasks or [task()]))
    return row


def pilot_line(*tasks: Task, state: str = "operating", since: date = START, **given: Any) -> PilotLine:
    number = next(numbers)
    values = {"name_zh": f"中试线{number}", "name_en": f"Pilot line {number}", "operator": organization}
    line = linked(make(PilotLine, {**values, "proof": "verified"}, given), tasks)
    line_state(line=line, state=state, since=since)
    return line


def line_state(**given: Any) -> PilotLineState:
    return make(PilotLineState, {"line": pilot_line, "state": "operating", "since": START}, given)


def product(*tasks: Task, **given: Any) -> Product:
    number = next(numbers)
    names = {"name_zh": f"新产品{number}", "name_en": f"Product {number}", "model": f"M{number}"}
    values = {**names, "maker": organization, "launched_on": START, "proof": "verified"}
    return linked(make(Product, values, given), tasks)


def result(*tasks: Task, **given: Any) -> Result:
    number = next(numbers)
    names = {"code": f"result-{number}", "name_zh": f"成果{number}", "name_en": f"Result {number}"}
    return linked(make(Result, {**names, "achieved_on": START}, given), tasks)


def adoption(**given: Any) -> Adoption:
    values = {"result": result, "organization": organization, "adopted_on": START, "proof": "verified"}
    return make(Adoption, values, given)


def added_output(*tasks: Task, attribution: int = 100, **given: Any) -> AddedOutput:
    """Output value, the same share of which is attributed to each of the tasks."""
    values = {"organization": organization, "year": 2025, "quarter": 1, "amount": Decimal(1_000_000)}
    defaults = {**values, "result": lambda: result(*tasks), "confirmed_on": date(2025, 4, 10), "proof": "verified"}
    made = make(AddedOutput, defaults, given)
    made.tasks.add(*(tasks or [task()]), through_defaults={"attribution": attribution})
    return made


def output(*tasks: Task, kind: str = "patent", **given: Any) -> Output:
    number = next(numbers)
    names = {"identifier": f"{number}", "title_zh": f"成果文件{number}", "title_en": f"Output {number}"}
    amount = Decimal(500_000) if kind == "contract" else None
    values = {**names, "kind": kind, "dated_on": START, "amount": amount, "proof": "verified"}
    return linked(make(Output, values, given), tasks)
