"""The shapes in which the demonstration describes clusters, tasks and their targets."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Cluster:
    """A field in which the program concentrates its tasks."""

    code: str
    prefix: str  # of its tasks' codes
    kind: str  # industry or infrastructure
    name_zh: str
    name_en: str
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class Task:
    """A task as it stands on 6 November 2025."""

    code: str  # cluster prefix, batch year, number
    title_zh: str
    title_en: str
    lead: str  # key of an organization
    industry_track: str  # upgrade, expand or nurture
    region: str
    period: str  # "first day/last day" of the contract
    trl: tuple[int, int, int]  # baseline, target, current
    status: str = "active"
    conclusion: str = ""
    race_group: str = ""
    reason_zh: str = ""  # why it left the normal path
    reason_en: str = ""

    @property
    def prefix(self) -> str:
        return self.code.split("-")[0]

    @property
    def batch_year(self) -> int:
        return int(self.code.split("-")[1])

    @property
    def starts_on(self) -> date:
        return date.fromisoformat(self.period.split("/")[0])

    @property
    def ends_on(self) -> date:
        return date.fromisoformat(self.period.split("/")[1])


@dataclass(frozen=True)
class Indicator:
    """A measured promise of a task; `actual` is its latest value, None where nothing is measured yet."""

    name_zh: str
    name_en: str
    unit: str
    baseline: Decimal | None
    target: Decimal
    actual: Decimal | None
    direction: str  # up: more is better, down: less is better
    difference: str  # to the comparator: relative (per cent) or points
    comparator_zh: str
    comparator_en: str
    comparator_value: Decimal | None


@dataclass(frozen=True)
class Target:
    """What a task is for, in one sentence, and how that is measured."""

    objective_zh: str
    objective_en: str
    indicators: tuple[Indicator, ...]


def targets(table: str) -> dict[str, Target]:
    """Targets by task code, from a table: a line "= code | objective zh | objective en", then
    its indicators: name zh | name en | unit | baseline > target > actual | direction, and after
    that, where there is a comparator: its name zh | name en | value | difference.
    """
    found: dict[str, Target] = {}
    for line in table.strip().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if cells[0].startswith("="):
            code = cells[0].removeprefix("=").strip()
            found[code] = Target(cells[1], cells[2], ())
        else:
            last = found[code]
            found[code] = replace(last, indicators=(*last.indicators, _indicator(cells)))
    return found


def _indicator(cells: list[str]) -> Indicator:
    name_zh, name_en, unit, values, direction, *against = cells
    baseline, target, actual = (value.strip() for value in values.split(">"))
    comparator_zh, comparator_en, value, difference = against or ("", "", "-", "relative")
    return Indicator(
        name_zh,
        name_en,
        unit,
        _decimal(baseline),
        Decimal(target),
        _decimal(actual),
        direction,
        difference,
        comparator_zh,
        comparator_en,
        _decimal(value),
    )


def _decimal(text: str) -> Decimal | None:
    return None if text == "-" else Decimal(text)
