"""Regions, the program and its clusters, who may do what where, the months, and the organizations."""

from __future__ import annotations

from dataclasses import dataclass

from breakthrough.generating import FIRST_MONTH, LAST_MONTH, Portfolio, commit_of, day
from tasks.demo.story.foundations import REGIONS
from tasks.demo.story.registers import uscc
from tasks.demo.table import rows
from tasks.models import Cluster, Grant, Organization, Period, Program, Region

CLUSTERS = (
    ("rare-earths", "稀土新材料", "Rare-earth materials"),
    ("energy-storage", "新型储能", "Energy storage"),
    ("hydrogen", "氢能", "Hydrogen"),
    ("dairy", "乳业", "Dairy"),
    ("ai", "人工智能", "Artificial intelligence"),
    ("low-altitude", "低空经济", "Low-altitude economy"),
    ("biotechnology", "生物技术", "Biotechnology"),
    ("infrastructure", "科研基础设施", "Research infrastructure"),
)
KINDS = {
    "enterprise": ("企业", "Enterprise"),
    "platform": ("创新平台", "Innovation platform"),
    "university": ("大学", "University"),
    "institute": ("研究院", "Research institute"),
}
# Of ten organizations, after the department itself.
MIX = ("enterprise",) * 6 + ("platform", "university", "university", "institute")
REGISTERED = commit_of(1, 0)


@dataclass
class Organizations:
    """The numbers of the organizations: all, and those that lead tasks."""

    department: int
    count: int
    leads: list[int]


def lay(portfolio: Portfolio) -> None:
    enter_regions(portfolio)
    enter_program(portfolio)
    enter_grants(portfolio)
    enter_periods(portfolio)
    enter_organizations(portfolio)


def enter_regions(portfolio: Portfolio) -> None:
    numbers: dict[str, int] = {}
    with portfolio.table(Region, "id code kind parent_id name_zh name_en") as table:
        for number, (code, kind, parent, zh, en, _since) in enumerate(rows(REGIONS), 1):
            numbers[code] = number
            table.add((REGISTERED, (number, code, kind, numbers.get(parent), zh, en)))
    portfolio.parts["regions"] = [*numbers.values()]


def enter_program(portfolio: Portfolio) -> None:
    with portfolio.table(Program, "id code name_zh name_en starts_on") as table:
        table.add((REGISTERED, (1, "generated", "生成的专项", "Generated program", day(0))))
    with portfolio.table(Cluster, "id program_id code name_zh name_en kind position starts_on") as table:
        for number, (code, zh, en) in enumerate(CLUSTERS, 1):
            kind = "infrastructure" if code == "infrastructure" else "industry"
            table.add((REGISTERED, (number, 1, code, zh, en, kind, number, day(0))))
    portfolio.parts["clusters"] = [*range(1, len(CLUSTERS) + 1)]


def enter_grants(portfolio: Portfolio) -> None:
    """Officer and reviewer have half of the clusters: what they see is always asked for."""
    own = portfolio.parts["clusters"][: len(CLUSTERS) // 2]
    wanted: list[tuple[str, int | None]] = [("leader", None)]
    wanted += [(role, cluster) for role in ("officer", "reviewer") for cluster in own]
    with portfolio.table(Grant, "id user_id role cluster_id starts_on") as table:
        for number, (role, cluster) in enumerate(wanted, 1):
            table.add((REGISTERED, (number, portfolio.users[role], role, cluster, day(0))))


def enter_periods(portfolio: Portfolio) -> None:
    with portfolio.table(Period, "id code kind starts_on ends_on due_on") as table:
        for month in range(FIRST_MONTH, LAST_MONTH + 1):
            begins = day(month)
            table.add((REGISTERED, (month, f"{begins:%Y-%m}", "month", begins, day(month, 31), day(month + 1, 5))))


def enter_organizations(portfolio: Portfolio) -> None:
    count = max(20, portfolio.size.tasks // 3)
    regions, leads = portfolio.parts["regions"], []
    columns = "id kind name_zh name_en uscc region_id led_by_id legal_entity_id"
    with portfolio.table(Organization, columns) as table:
        department = (1, "government", "科学技术厅", "Department of Science and Technology", None, regions[0], None, 1)
        table.add((REGISTERED, department))
        for number in range(2, count + 1):
            kind = MIX[number % len(MIX)]
            zh, en = KINDS[kind]
            if kind in ("enterprise", "platform"):
                leads.append(number)
            # Platforms are led by the enterprise before them or the university after them, by turns.
            led_by = (number - 1 if number % 20 < 10 or number == count else number + 1) if kind == "platform" else None
            region = regions[1 + portfolio.draw(len(regions) - 1, 10, number)]
            names = f"示例{zh}{number:06d}", f"Sample {en.lower()} {number:06d}"
            table.add((REGISTERED, (number, kind, *names, uscc("91", number), region, led_by, number)))
    portfolio.parts["organizations"] = Organizations(department=1, count=count, leads=leads)
