"""Results that companies adopted, the output they added, and landmarks in words."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate

from tasks.demo.organizations import COATING_ADOPTERS

STAGES = {
    "trial": ("试用", "Trial"),
    "demonstration": ("示范", "Demonstration"),
    "batch": ("批量应用", "Batch use"),
    "scale": ("规模应用", "Use at scale"),
}
SOURCE_ZH = "内蒙古自治区政府新闻办公室2025年11月6日新闻发布会"
SOURCE_EN = "Press conference of the Information Office of the Inner Mongolia Autonomous Region, 6 November 2025"


@dataclass(frozen=True)
class Result:
    """What a task developed and others can use."""

    code: str
    task: str
    name_zh: str
    name_en: str


@dataclass(frozen=True)
class Adoption:
    """An organization that uses a result."""

    result: str
    adopter: str
    stage: str
    adopted_on: date
    contract_yuan: Decimal


@dataclass(frozen=True)
class AddedOutput:
    """Output that a result added at a company in a quarter; `share` of it is the result's."""

    result: str
    organization: str
    product_zh: str
    product_en: str
    year: int
    quarter: int
    value_yuan: Decimal
    share: Decimal  # 0.80 is 80 %

    @property
    def contribution(self) -> Decimal:
        return self.value_yuan * self.share


@dataclass(frozen=True)
class Landmark:
    """An achievement in words, with the source that states it."""

    cluster: str  # empty for the whole program
    task: str
    achieved_on: date
    text_zh: str
    text_en: str
    source_zh: str = SOURCE_ZH
    source_en: str = SOURCE_EN


RESULTS = tuple(
    Result(*line.split("|"))
    for line in """
coating|RE-2023-01|镧铈基高温节能涂层|Lanthanum–cerium energy-saving coatings
low-heavy-magnet|RE-2023-03|低重稀土磁体|Magnets with little heavy rare earth
polishing|RE-2024-03|稀土抛光浆料|Rare-earth polishing slurries
sodium-capacitor|ES-2023-02|钠离子混合电容储能|Sodium-ion hybrid capacitor storage
grid-forming|ES-2023-03|构网型储能控制|Grid-forming storage control
electrolyzer|HY-2023-01|宽负荷碱性电解槽|Wide-load alkaline electrolyzers
beta-casein|DA-2023-01|高纯β-酪蛋白|High-purity β-casein
starter-culture|DA-2023-02|直投式发酵剂|Direct-vat starter cultures
lactoferrin|DA-2023-03|高活性乳铁蛋白|High-activity lactoferrin
haul-truck|AI-2023-01|无人矿卡编组系统|Autonomous haul-truck fleets
herd-model|AI-2024-02|牧场大模型|Dairy-herd model
inspection-uav|LA-2024-01|极寒巡检无人机|Extreme-cold inspection UAVs
sexed-embryo|BT-2023-02|奶牛性控胚胎|Sexed dairy embryos
amino-acid|BT-2024-01|氨基酸绿色提取工艺|Clean amino acid extraction
""".strip().splitlines()
)

# The coatings at each company: stage, first day of use, contract in yuan, share, weight of output.
_COATING = dict(
    zip(
        COATING_ADOPTERS,
        (
            ("scale", date(2024, 6, 3), 6_800_000, "0.50", 30),
            ("scale", date(2024, 6, 24), 5_200_000, "0.40", 24),
            ("batch", date(2024, 8, 12), 2_400_000, "0.50", 12),
            ("batch", date(2024, 9, 2), 960_000, "0.80", 6),
            ("batch", date(2024, 10, 21), 1_150_000, "0.50", 8),
            ("scale", date(2024, 12, 9), 3_600_000, "0.40", 22),
            ("scale", date(2024, 5, 20), 4_300_000, "0.80", 20),
            ("batch", date(2025, 1, 13), 1_900_000, "0.50", 14),
            ("demonstration", date(2025, 4, 7), 780_000, "0.80", 9),
            ("demonstration", date(2025, 7, 14), 520_000, "0.80", 6),
        ),
        strict=True,
    )
)
_COATING_TOTAL = 300_000_000
_QUARTERS = tuple((year, quarter) for year in (2024, 2025) for quarter in (1, 2, 3, 4))[2:7]

_ADOPTIONS = """
low-heavy-magnet|dongli-motor|batch|2025-01-16|8600000
low-heavy-magnet|ziyuan-wind|demonstration|2025-06-05|4200000
polishing|platform-metrology|trial|2025-07-30|360000
sodium-capacitor|mingze-wind-farm|demonstration|2025-02-13|9800000
grid-forming|mingze-wind-farm|scale|2025-05-22|12600000
grid-forming|cangyuan-grid|demonstration|2025-03-19|7400000
electrolyzer|xingyuan-ammonia|batch|2025-07-10|21500000
electrolyzer|chengpu-chemical|demonstration|2025-06-12|14800000
beta-casein|ruyao-nutrition|batch|2024-11-07|3900000
beta-casein|caoyao-dairy|scale|2025-01-09|11200000
starter-culture|zhenlao-cheese|batch|2025-02-27|1700000
starter-culture|muqing-dairy|trial|2025-06-19|280000
starter-culture|caoyao-dairy|scale|2025-03-13|5600000
lactoferrin|caoyao-dairy|batch|2025-08-14|4700000
haul-truck|wanyu-coal|demonstration|2024-12-26|18600000
herd-model|muqing-dairy|trial|2025-09-08|450000
inspection-uav|cangyuan-grid|batch|2025-03-04|2900000
sexed-embryo|caoyao-dairy|scale|2024-09-12|6300000
amino-acid|shengye-feed|batch|2025-10-09|2100000
"""

_OTHER_OUTPUT = """
low-heavy-magnet|tiance-magnet|低重稀土磁体|Low-heavy-rare-earth magnets|2025|1|21400000.00|0.80
low-heavy-magnet|tiance-magnet|低重稀土磁体|Low-heavy-rare-earth magnets|2025|2|26850000.00|0.80
low-heavy-magnet|tiance-magnet|低重稀土磁体|Low-heavy-rare-earth magnets|2025|3|31275000.00|0.80
polishing|jingqi-polishing|稀土抛光浆料|Rare-earth polishing slurries|2025|3|4360000.00|1.00
sodium-capacitor|shuochuan-storage|混合电容储能柜|Hybrid capacitor cabinets|2025|1|12600000.00|1.00
sodium-capacitor|shuochuan-storage|混合电容储能柜|Hybrid capacitor cabinets|2025|2|15900000.00|1.00
grid-forming|langyao-energy|构网型变流器|Grid-forming converters|2025|2|18240000.00|0.60
grid-forming|langyao-energy|构网型变流器|Grid-forming converters|2025|3|22780000.00|0.60
electrolyzer|qingyao-hydrogen|碱性电解槽|Alkaline electrolyzers|2025|3|36300000.00|0.70
beta-casein|platform-dairy|β-酪蛋白粉|β-casein powder|2024|4|6420000.00|1.00
beta-casein|platform-dairy|β-酪蛋白粉|β-casein powder|2025|1|8150000.00|1.00
beta-casein|platform-dairy|β-酪蛋白粉|β-casein powder|2025|2|9730000.00|1.00
beta-casein|platform-dairy|β-酪蛋白粉|β-casein powder|2025|3|10960000.00|1.00
starter-culture|junyuan-cultures|直投式发酵剂|Direct-vat starters|2025|2|5280000.00|0.90
starter-culture|junyuan-cultures|直投式发酵剂|Direct-vat starters|2025|3|6640000.00|0.90
lactoferrin|caoyao-dairy|乳铁蛋白配方乳粉|Lactoferrin milk powder|2025|3|14200000.00|0.25
haul-truck|beituo-mining-vehicle|无人矿卡|Autonomous haul trucks|2025|1|43500000.00|0.50
inspection-uav|hanyi-uav|巡检无人机|Inspection UAVs|2025|2|3870000.00|1.00
sexed-embryo|yuzhong-breeding|性控冻胚|Frozen sexed embryos|2024|4|9640000.00|0.75
sexed-embryo|yuzhong-breeding|性控冻胚|Frozen sexed embryos|2025|2|11280000.00|0.75
amino-acid|haoyuan-amino|支链氨基酸|Branched-chain amino acids|2025|3|7950000.00|0.40
"""


def _quarter_end(year: int, quarter: int) -> date:
    return date(year, quarter * 3, 31 if quarter in (1, 4) else 30)


def _coating_output() -> tuple[AddedOutput, ...]:
    """The coatings' added output: shares of the total that grow with each quarter of use."""
    cells = []
    for key, (_, adopted_on, _, share, weight) in _COATING.items():
        used = [quarter for quarter in _QUARTERS if _quarter_end(*quarter) > adopted_on]
        for age, quarter in enumerate(used):
            cells.append((key, quarter, Decimal(share), weight * (10 + 3 * age + len(key) % 4)))
    # Cumulative rounding to 40 yuan, which every share divides, so that the rows add up exactly.
    weights = list(accumulate(cell[3] for cell in cells))
    bounds = [0, *(_COATING_TOTAL // 40 * weight // weights[-1] * 40 for weight in weights)]
    return tuple(
        AddedOutput(
            "coating",
            key,
            "炉窑节能增产",
            "Output gained by furnace coating",
            year,
            quarter,
            ((Decimal(bounds[place + 1] - bounds[place])) / share).quantize(Decimal("0.01")),
            share,
        )
        for place, (key, (year, quarter), share, _) in enumerate(cells)
    )


def _other_output(text: str) -> AddedOutput:
    result, organization, zh, en, year, quarter, value, share = text.split("|")
    return AddedOutput(result, organization, zh, en, int(year), int(quarter), Decimal(value), Decimal(share))


def _adoption(text: str) -> Adoption:
    result, adopter, stage, adopted_on, contract = text.split("|")
    return Adoption(result, adopter, stage, date.fromisoformat(adopted_on), Decimal(contract))


ADOPTIONS = (
    *(
        Adoption("coating", key, stage, adopted_on, Decimal(contract))
        for key, (stage, adopted_on, contract, _, _) in _COATING.items()
    ),
    *(_adoption(text) for text in _ADOPTIONS.strip().splitlines()),
)
ADDED_OUTPUT = (
    *_coating_output(),
    *(_other_output(text) for text in _OTHER_OUTPUT.strip().splitlines()),
)

LANDMARKS = (
    Landmark(
        "rare-earths",
        "",
        date(2025, 11, 6),
        "10条稀土中试线投入运行，形成21种新产品。",
        "Ten rare-earth pilot lines are in operation and have yielded 21 new products.",
    ),
    Landmark(
        "rare-earths",
        "RE-2023-01",
        date(2025, 11, 6),
        "节能涂层材料在10家钢铁、稀土企业应用，新增产值3亿元。",
        "Energy-saving coatings are used by ten steel and rare-earth companies and have added "
        "300 million yuan of output.",
    ),
    Landmark(
        "dairy",
        "DA-2023-01",
        date(2025, 11, 6),
        "突破β-酪蛋白纯化技术，纯度超过80%，得率比国际同类企业高20%。",
        "β-casein is purified to more than 80 %, with a yield 20 % higher than that of international competitors.",
    ),
    Landmark(
        "dairy",
        "DA-2023-02",
        date(2025, 11, 6),
        "张和平团队建成国内最大的乳酸菌研发中心，破解乳制品加工发酵难题。",
        "Zhang Heping's team established China's largest R&D center for lactic acid bacteria, "
        "addressing core fermentation challenges in dairy processing.",
    ),
    Landmark(
        "energy-storage",
        "",
        date(2025, 11, 6),
        "储能与氢能技术进步为能源转型注入活力，风光火储氢多能互补体系加快形成。",
        "Advances in storage and hydrogen support the energy transition and a complementary "
        "system of wind, solar, thermal, storage and hydrogen.",
    ),
    Landmark(
        "",
        "",
        date(2025, 11, 6),
        "吸引徐南平、汤广福等24位院士，带动261家高校院所和企业的4000多名科研人员参与攻关。",
        "24 academicians, among them Xu Nanping and Tang Guangfu, and more than 4,000 researchers "
        "from 261 universities, institutions and enterprises take part.",
    ),
)
