"""The shapes in which the demonstration describes clusters, tasks and their targets."""

from dataclasses import dataclass
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
    direction: str = "up"  # up: more is better, down: less is better
    difference: str = "relative"  # to the comparator: relative (per cent) or points
    comparator_zh: str = ""
    comparator_en: str = ""
    comparator_value: Decimal | None = None


@dataclass(frozen=True)
class Target:
    """What a task is for, in one sentence, and how that is measured."""

    objective_zh: str
    objective_en: str
    indicators: tuple[Indicator, ...]


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def indicator(
    name_zh: str,
    name_en: str,
    unit: str,
    values: str,
    direction: str = "up",
    against: tuple[str, str, str] | None = None,
    difference: str = "relative",
) -> Indicator:
    """An indicator from "baseline > target > actual", each of which may be "-" but the target."""
    baseline, target, actual = (None if part == "-" else part for part in (text.strip() for text in values.split(">")))
    comparator_zh, comparator_en, comparator_value = against or ("", "", None)
    return Indicator(
        name_zh,
        name_en,
        unit,
        _decimal(baseline),
        Decimal(target or ""),
        _decimal(actual),
        direction,
        difference,
        comparator_zh,
        comparator_en,
        _decimal(comparator_value),
    )
