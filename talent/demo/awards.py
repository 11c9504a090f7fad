"""Award schemes, their rounds with all prizes conferred, and the prizes of the program's teams."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Scheme:
    """A prize that the region confers year by year."""

    code: str
    name_zh: str
    name_en: str
    level_zh: str
    level_en: str


@dataclass(frozen=True)
class Round:
    """One year of a scheme: how many prizes of a grade were conferred, to anyone."""

    scheme: str
    year: int
    grade_zh: str
    grade_en: str
    total_conferred: int
    conferred_on: date


@dataclass(frozen=True)
class Award:
    """A prize won by a team of the program."""

    scheme: str
    year: int
    title_zh: str
    title_en: str
    task: str
    link: str  # supported: the task's own result; team_involved: the team's wider work


SCHEMES = (
    Scheme(
        "top-science",
        "自治区科学技术奖一等奖",
        "First Prize of the Regional Science and Technology Awards",
        "省部级",
        "Provincial or ministerial",
    ),
    Scheme(
        "youth-innovation",
        "自治区青年科技创新奖",
        "Regional Youth Science and Technology Innovation Prize",
        "省部级",
        "Provincial or ministerial",
    ),
)

ROUNDS = (
    Round("top-science", 2023, "一等奖", "First prize", 11, date(2023, 12, 15)),
    Round("top-science", 2024, "一等奖", "First prize", 12, date(2024, 11, 22)),
    Round("top-science", 2025, "一等奖", "First prize", 10, date(2025, 9, 26)),
    Round("youth-innovation", 2023, "不分等级", "Ungraded", 3, date(2023, 12, 15)),
    Round("youth-innovation", 2024, "不分等级", "Ungraded", 3, date(2024, 11, 22)),
    Round("youth-innovation", 2025, "不分等级", "Ungraded", 4, date(2025, 9, 26)),
)

AWARDS = (
    Award(
        "top-science",
        2023,
        "乳酸菌种质资源挖掘与发酵乳产业应用",
        "Lactic acid bacteria resources and their use in fermented milk",
        "DA-2023-02",
        "team_involved",
    ),
    Award(
        "top-science",
        2024,
        "镧铈基高温节能涂层关键技术及应用",
        "Lanthanum–cerium energy-saving coatings for high temperatures",
        "RE-2023-01",
        "supported",
    ),
    Award(
        "top-science",
        2024,
        "高比例新能源电网构网型储能稳定控制",
        "Grid-forming storage for stable grids with a high share of renewables",
        "ES-2023-03",
        "supported",
    ),
    Award(
        "top-science",
        2025,
        "牛乳β-酪蛋白高纯度分离纯化技术与产业化",
        "High-purity separation of β-casein from cow's milk",
        "DA-2023-01",
        "supported",
    ),
    Award(
        "top-science",
        2025,
        "适应风光波动电源的低能耗碱性制氢装备",
        "Low-energy alkaline electrolyzers for fluctuating power",
        "HY-2023-01",
        "supported",
    ),
    Award(
        "youth-innovation",
        2024,
        "低重稀土永磁晶界调控方法",
        "Grain-boundary engineering of magnets with little heavy rare earth",
        "RE-2023-03",
        "supported",
    ),
    Award(
        "youth-innovation",
        2025,
        "算力负荷与绿电协同调度方法",
        "Joint dispatch of computing load and green power",
        "AI-2024-01",
        "supported",
    ),
)
