"""Pilot lines in all stages, and the new products that came from them and from other tasks."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

STATES = {
    "planned": ("规划", "Planned"),
    "building": ("在建", "Under construction"),
    "commissioning": ("调试", "Commissioning"),
    "operating": ("运行", "Operating"),
    "stopped": ("停运", "Stopped"),
}


@dataclass(frozen=True)
class PilotLine:
    """A line that makes a result at pilot scale; its states are dated, the last one holds."""

    key: str
    task: str
    operator: str
    name_zh: str
    name_en: str
    region: str
    capacity: Decimal  # by design
    unit: str
    trl: int
    investment: Decimal  # yuan
    states: tuple[tuple[str, date], ...]


@dataclass(frozen=True)
class Product:
    """A new product; `line` is empty where no pilot line makes it."""

    line: str
    task: str
    maker: str
    name_zh: str
    name_en: str
    model: str
    launched_on: date
    first_of_kind: str = ""  # set, batch or version: the first of its kind, where recognized


_LINES = """
coating-powder|RE-2023-01|platform-rare-earth|镧铈涂层粉体中试线|Coating powder pilot line|150200|500|t/a|9|18600000|planned 2023-06-20, building 2023-08-15, commissioning 2024-01-22, operating 2024-03-18
coating-slurry|RE-2023-01|beilan-rare-earth|节能涂层浆料中试线|Coating slurry pilot line|150200|800|t/a|9|12400000|planned 2023-07-10, building 2023-10-08, commissioning 2024-05-06, operating 2024-07-02
bio-metallurgy|RE-2023-02|beilan-rare-earth|稀土尾矿生物冶金中试线|Tailings bio-metallurgy pilot line|150200|10|t/a|6|21500000|planned 2023-09-01, building 2024-02-26, commissioning 2024-08-30, operating 2024-11-12
low-heavy-magnet|RE-2023-03|tiance-magnet|低重稀土烧结磁体中试线|Sintered magnet pilot line|150200|300|t/a|8|34200000|planned 2023-10-12, building 2023-12-20, commissioning 2024-07-15, operating 2024-09-20
storage-alloy|RE-2024-01|beilan-rare-earth|稀土储氢合金中试线|Hydrogen storage alloy pilot line|150200|200|t/a|7|26800000|planned 2024-03-25, building 2024-06-03, commissioning 2024-11-25, operating 2025-01-15
cerium-magnet|RE-2024-02|ruihang-magnet|铈基双主相磁体中试线|Dual-main-phase cerium magnet pilot line|150200|100|t/a|7|19700000|planned 2024-05-08, building 2024-08-12, commissioning 2025-01-06, operating 2025-03-21
polishing-slurry|RE-2024-03|jingqi-polishing|稀土抛光浆料中试线|Polishing slurry pilot line|150200|50|t/a|7|9800000|planned 2024-05-20, building 2024-09-02, commissioning 2025-02-17, operating 2025-04-10
denitration-catalyst|RE-2024-04|lanjing-catalyst|稀土脱硝催化剂中试线|Denitration catalyst pilot line|150300|1000|m³/a|7|15300000|planned 2024-07-01, building 2024-10-14, commissioning 2025-03-31, operating 2025-05-28
phosphor|RE-2025-04|guangyu-phosphor|稀土发光材料中试线|Rare-earth phosphor pilot line|150400|5|t/a|6|7600000|planned 2025-06-10, building 2025-06-27, commissioning 2025-07-30, operating 2025-08-19
green-smelting|RE-2025-05|beiling-smelting|精矿绿色冶炼中试线|Green smelting pilot line|150200|200|t/a|6|29400000|planned 2025-05-12, building 2025-06-05, commissioning 2025-09-15, operating 2025-10-16
sputtering-target|RE-2025-01|platform-rare-earth|高纯稀土靶材中试线|High-purity target pilot line|150200|2|t/a|5|22100000|planned 2025-05-20, building 2025-07-21, commissioning 2025-10-27
mine-motor|RE-2025-03|dongli-motor|矿用永磁直驱电机试制线|Mine motor trial production line|150200|60|sets/a|6|13900000|planned 2025-07-02, building 2025-09-18
diffusion-magnet|RE-2024-05|mofang-magnet|晶界扩散磁体试验线|Grain-boundary diffusion magnet test line|150800|40|t/a|5|8200000|planned 2024-05-06, building 2024-08-05, commissioning 2025-01-13, operating 2025-03-03, stopped 2025-07-31
sodium-capacitor|ES-2023-02|shuochuan-storage|钠离子混合电容电极中试线|Sodium-ion capacitor electrode pilot line|150600|20|MWh/a|8|31500000|planned 2023-06-20, building 2023-09-11, commissioning 2024-06-24, operating 2024-10-17
flow-stack|ES-2024-02|fanyu-flow-battery|全钒液流电堆中试线|Vanadium flow stack pilot line|150400|50|MW/a|6|27600000|planned 2024-06-11, building 2024-11-04, commissioning 2025-09-22
cold-cell|ES-2025-02|xuehe-battery|宽温域电芯中试线|Wide-temperature cell pilot line|150700|100|MWh/a|5|42000000|planned 2025-07-08
hard-carbon|ES-2025-05|tanyao-carbon|煤基硬碳负极中试线|Coal-derived hard carbon pilot line|150300|1000|t/a|6|36400000|planned 2025-06-23, building 2025-09-08
electrolyzer|HY-2023-01|qingyao-hydrogen|碱性电解槽总装中试线|Alkaline electrolyzer assembly pilot line|150600|40|sets/a|8|38800000|planned 2023-07-04, building 2023-11-13, commissioning 2024-11-11, operating 2025-02-20
green-methanol|HY-2023-02|chengpu-chemical|绿氢耦合制甲醇中试线|Green methanol pilot line|150600|5000|t/a|7|66500000|planned 2023-11-20, building 2024-05-13, commissioning 2025-08-25
pem-electrolyzer|HY-2024-03|zhimo-electrolysis|质子交换膜电解槽中试线|PEM electrolyzer pilot line|150100|20|MW/a|6|33300000|planned 2024-07-15, building 2025-04-14
hydrogen-tank|HY-2025-02|liqing-vessel|四型储氢瓶缠绕中试线|Type IV tank winding pilot line|150100|3000|units/a|5|24500000|planned 2025-07-14
beta-casein|DA-2023-01|platform-dairy|β-酪蛋白分离中试线|β-casein separation pilot line|150100|60|t/a|9|28900000|planned 2023-05-22, building 2023-08-28, commissioning 2024-04-15, operating 2024-06-28
starter-culture|DA-2023-02|junyuan-cultures|直投式发酵剂中试线|Direct-vat starter culture pilot line|150100|30|t/a|8|17200000|planned 2023-07-03, building 2023-12-04, commissioning 2024-09-09, operating 2024-12-06
lactoferrin|DA-2023-03|platform-dairy|乳铁蛋白层析中试线|Lactoferrin chromatography pilot line|150100|10|t/a|8|20300000|planned 2023-10-16, building 2024-04-08, commissioning 2025-01-20, operating 2025-04-18
camel-milk|DA-2024-01|tuoxiang-dairy|驼乳功能组分中试线|Camel milk fractions pilot line|152900|20|t/a|6|9100000|planned 2024-06-17, building 2025-03-24, commissioning 2025-09-29
milk-oligosaccharide|DA-2024-03|ruyao-nutrition|母乳低聚糖发酵中试线|Milk oligosaccharide pilot line|150200|15|t/a|6|16800000|planned 2024-07-08, building 2024-10-21, commissioning 2025-04-07, operating 2025-05-19, stopped 2025-08-12
whey|DA-2025-02|mochuan-whey|脱盐乳清膜分离中试线|Demineralized whey pilot line|150800|200|t/a|6|18700000|planned 2025-06-16, building 2025-09-15
cargo-uav|LA-2023-01|qiongye-aircraft|大载重无人机总装试制线|Heavy-lift UAV assembly line|150100|6|sets/a|6|57400000|planned 2023-11-27, building 2024-06-24, commissioning 2025-07-07
mrna-vaccine|BT-2023-01|ankang-veterinary|动物mRNA疫苗中试线|Veterinary mRNA vaccine pilot line|150100|20000000|doses/a|6|49600000|planned 2023-08-07, building 2024-03-18, commissioning 2025-06-30
sexed-embryo|BT-2023-02|yuzhong-breeding|性控胚胎体外生产线|Sexed embryo in-vitro production line|150100|30000|embryos/a|9|11700000|planned 2023-05-29, building 2023-07-24, commissioning 2024-02-26, operating 2024-05-14
amino-acid|BT-2024-01|haoyuan-amino|氨基酸绿色提取中试线|Clean amino acid extraction pilot line|150500|500|t/a|7|23800000|planned 2024-05-27, building 2024-09-09, commissioning 2025-05-12, operating 2025-07-23
single-cell-protein|BT-2025-03|tanfeng-biomanufacturing|一碳气体发酵蛋白中试线|One-carbon protein pilot line|150600|100|t/a|4|35100000|planned 2025-08-04
grating|IN-2023-01|platform-metrology|衍射光栅刻划中试线|Diffraction grating ruling pilot line|150100|400|units/a|6|61000000|planned 2023-12-11, building 2024-07-29, commissioning 2025-08-18
"""

_PRODUCTS = """
coating-powder|RE-2023-01|platform-rare-earth|镧铈节能涂层粉|La–Ce energy-saving coating powder|LCT-1300|2024-06-12|batch
coating-powder|RE-2023-01|platform-rare-earth|超高温型节能涂层粉|Ultra-high-temperature coating powder|LCT-1600|2025-02-25|
coating-slurry|RE-2023-01|beilan-rare-earth|炉衬用节能涂层浆料|Coating slurry for furnace linings|LCS-20|2024-09-05|
coating-slurry|RE-2023-01|beilan-rare-earth|金属辐射管用涂层浆料|Coating slurry for metal radiant tubes|LCS-35|2025-05-13|
bio-metallurgy|RE-2023-02|beilan-rare-earth|生物浸出混合稀土富集物|Bio-leached mixed rare-earth concentrate|BRC-92|2025-01-09|
low-heavy-magnet|RE-2023-03|tiance-magnet|低重稀土磁体48SH|Low-heavy-rare-earth magnet 48SH|TC-48SH-L|2024-11-28|
low-heavy-magnet|RE-2023-03|tiance-magnet|低重稀土磁体45UH|Low-heavy-rare-earth magnet 45UH|TC-45UH-L|2025-03-18|
low-heavy-magnet|RE-2023-03|tiance-magnet|无铽耐高温磁体42EH|Terbium-free high-temperature magnet 42EH|TC-42EH-T|2025-09-09|batch
storage-alloy|RE-2024-01|beilan-rare-earth|高容量储氢合金粉|High-capacity hydrogen storage alloy powder|HSA-17|2025-03-27|
storage-alloy|RE-2024-01|beilan-rare-earth|撬装固态储氢装置|Skid-mounted solid-state storage unit|HSU-500|2025-08-06|set
cerium-magnet|RE-2024-02|ruihang-magnet|双主相铈磁体35M|Dual-main-phase cerium magnet 35M|RH-CE35M|2025-05-20|
cerium-magnet|RE-2024-02|ruihang-magnet|双主相铈磁体40M|Dual-main-phase cerium magnet 40M|RH-CE40M|2025-09-23|
polishing-slurry|RE-2024-03|jingqi-polishing|光学镜头抛光浆料|Polishing slurry for optical lenses|JQ-OP08|2025-05-15|
polishing-slurry|RE-2024-03|jingqi-polishing|硅片抛光浆料|Polishing slurry for silicon wafers|JQ-SI05|2025-07-22|
polishing-slurry|RE-2024-03|jingqi-polishing|浅槽隔离用氧化铈浆料|Ceria slurry for shallow trench isolation|JQ-STI02|2025-10-14|
denitration-catalyst|RE-2024-04|lanjing-catalyst|中温蜂窝脱硝催化剂|Medium-temperature honeycomb catalyst|LJ-M22|2025-07-03|
denitration-catalyst|RE-2024-04|lanjing-catalyst|低温耐硫脱硝催化剂|Low-temperature sulfur-resistant catalyst|LJ-L16S|2025-09-17|
phosphor|RE-2025-04|guangyu-phosphor|植物照明红光荧光粉|Red phosphor for plant lighting|GY-R660|2025-09-05|
phosphor|RE-2025-04|guangyu-phosphor|近红外荧光粉|Near-infrared phosphor|GY-N850|2025-10-21|
green-smelting|RE-2025-05|beiling-smelting|低氟碳酸镧铈|Low-fluorine lanthanum–cerium carbonate|BL-LC01|2025-10-28|
green-smelting|RE-2025-05|beiling-smelting|回收级氟化钠|Recovered sodium fluoride|BL-NF98|2025-11-03|
sodium-capacitor|ES-2023-02|shuochuan-storage|钠离子混合电容储能柜|Sodium-ion hybrid capacitor cabinet|SC-NHC250|2024-12-20|set
|ES-2023-03|langyao-energy|兆瓦级构网型变流器|Megawatt-class grid-forming converter|LY-GF1725|2025-03-06|
electrolyzer|HY-2023-01|qingyao-hydrogen|宽负荷碱性电解槽|Wide-load alkaline electrolyzer|QY-ALK2000|2025-05-08|set
|HY-2024-02|chituo-vehicle|49吨氢燃料电池牵引车|49-ton hydrogen fuel-cell tractor|CT-H49|2025-06-18|
beta-casein|DA-2023-01|platform-dairy|高纯β-酪蛋白粉|High-purity β-casein powder|BCN-80|2024-10-11|batch
starter-culture|DA-2023-02|junyuan-cultures|酸奶直投式发酵剂|Direct-vat yogurt starter|JY-Y101|2025-01-21|
starter-culture|DA-2023-02|junyuan-cultures|奶酪直投式发酵剂|Direct-vat cheese starter|JY-C203|2025-06-10|
lactoferrin|DA-2023-03|platform-dairy|高活性乳铁蛋白粉|High-activity lactoferrin powder|LFN-97|2025-07-15|
|DA-2024-02|zhenlao-cheese|国产原制切达奶酪|Domestic natural cheddar|ZL-CH90|2025-04-22|
|AI-2023-01|beituo-mining-vehicle|无人驾驶电动矿卡|Autonomous electric haul truck|BT-E120A|2024-12-05|set
|AI-2024-02|muzhi-farm|牧场大模型一体机|Dairy-herd model appliance|MZ-HERD1|2025-08-27|version
|LA-2024-01|hanyi-uav|极寒型巡检无人机|Extreme-cold inspection UAV|HY-C40|2025-01-08|
sexed-embryo|BT-2023-02|yuzhong-breeding|奶牛性控冻胚|Frozen sexed dairy embryos|YZ-SX1|2024-08-19|
amino-acid|BT-2024-01|haoyuan-amino|饲料级支链氨基酸|Feed-grade branched-chain amino acids|HY-BCAA|2025-09-11|
"""


def _line(text: str) -> PilotLine:
    key, task, operator, zh, en, region, capacity, unit, trl, investment, states = text.split("|")
    return PilotLine(
        key,
        task,
        operator,
        zh,
        en,
        region,
        Decimal(capacity),
        unit,
        int(trl),
        Decimal(investment),
        tuple((state.split()[0], date.fromisoformat(state.split()[1])) for state in states.split(",")),
    )


def _product(text: str) -> Product:
    line, task, maker, zh, en, model, launched_on, first = text.split("|")
    return Product(line, task, maker, zh, en, model, date.fromisoformat(launched_on), first)


PILOT_LINES = tuple(_line(text) for text in _LINES.strip().splitlines())
PRODUCTS = tuple(_product(text) for text in _PRODUCTS.strip().splitlines())
