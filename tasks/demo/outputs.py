"""Patents, standards, papers and technology contracts; every number is synthetic."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tasks.demo.table import rows


@dataclass(frozen=True)
class Output:
    """What a task put on paper: `number` is what makes it distinct."""

    kind: str  # patent, standard, paper or contract
    task: str
    number: str  # application no., standard no., DOI, or registration no.
    dated: date
    title_zh: str
    title_en: str
    form: str  # invention, utility; group, local, industry, national; journal; development…
    state: str  # applied, granted; drafting, issued; published; signed
    value_yuan: Decimal | None = None  # of a technology contract


_PATENTS = """
ES-2023-01|2024-03-12|invention|granted|一种多端直流系统的故障隔离方法|A method to isolate faults in multi-terminal DC systems
ES-2023-02|2024-05-21|invention|granted|钠离子混合型电容负极及其制备方法|Anode of a sodium-ion hybrid capacitor and how to make it
ES-2023-03|2024-07-09|invention|applied|构网型变流器的惯量自适应控制方法|Adaptive inertia control of a grid-forming converter
ES-2024-02|2025-04-18|utility|granted|一种全钒液流电堆密封结构|Sealing of a vanadium flow stack
ES-2025-05|2025-09-03|invention|applied|煤基硬碳的预氧化方法|Pre-oxidation of coal-derived hard carbon
RE-2023-01|2023-12-05|invention|granted|镧铈基高发射率涂层及其制备方法|High-emissivity lanthanum–cerium coating and how to make it
RE-2023-01|2024-08-27|invention|granted|炉衬表面涂层的喷涂方法|Spraying of coatings on furnace linings
RE-2023-02|2024-06-14|invention|applied|稀土尾矿浸出用复合菌剂|Mixed microbes for leaching rare-earth tailings
RE-2023-03|2024-04-30|invention|granted|低重稀土磁体的晶界扩散源|Grain-boundary diffusion source for magnets
RE-2024-01|2025-02-11|invention|applied|一种高容量储氢合金|A high-capacity hydrogen storage alloy
RE-2024-02|2025-03-06|invention|applied|双主相铈磁体的烧结方法|Sintering of dual-main-phase cerium magnets
RE-2024-03|2025-05-20|invention|applied|纳米氧化铈抛光浆料|Nano-ceria polishing slurry
HY-2023-01|2024-02-20|invention|granted|宽负荷电解槽的压力平衡系统|Pressure balance of a wide-load electrolyzer
HY-2023-02|2024-09-24|invention|applied|二氧化碳加氢制甲醇催化剂|Catalyst for methanol from carbon dioxide
HY-2024-02|2025-03-25|utility|granted|燃料电池冷启动加热装置|Heater for cold starts of fuel cells
HY-2024-03|2025-06-17|invention|applied|低铱膜电极的制备方法|Making of low-iridium membrane electrodes
DA-2023-01|2023-11-16|invention|granted|低温微滤分离β-酪蛋白的方法|Separation of β-casein by cold microfiltration
DA-2023-01|2024-05-08|invention|granted|一种β-酪蛋白连续提取装置|A device for continuous extraction of β-casein
DA-2023-02|2024-10-15|invention|applied|一株产香嗜热链球菌及其应用|An aroma-producing Streptococcus thermophilus and its use
DA-2023-03|2025-01-22|invention|applied|乳铁蛋白的双柱层析方法|Two-column chromatography of lactoferrin
AI-2023-01|2024-01-30|invention|granted|矿卡编组的路权协商方法|Right-of-way negotiation in haul-truck fleets
AI-2024-01|2025-02-26|invention|applied|算力任务随绿电迁移的调度方法|Scheduling that moves computing to green power
AI-2024-02|2025-07-02|invention|applied|奶牛行为多模态识别方法|Multimodal recognition of cow behavior
LA-2023-01|2024-11-19|invention|applied|无人运输机货舱装载机构|Loading gear of a cargo UAV
LA-2024-01|2025-02-05|utility|granted|一种自加热无人机电池包|A self-heating UAV battery pack
BT-2023-01|2024-08-06|invention|applied|动物mRNA疫苗脂质配方|Lipid formulation of a veterinary mRNA vaccine
BT-2023-02|2024-03-19|invention|granted|性控胚胎体外培养液|Culture medium for sexed embryos
BT-2024-01|2025-04-08|invention|applied|支链氨基酸生产菌株|A strain that produces branched-chain amino acids
IN-2023-01|2024-12-24|invention|applied|大面积光栅刻划误差补偿方法|Error compensation in ruling large gratings
IN-2024-02|2025-06-25|invention|applied|稀土材料高通量制样装置|High-throughput sample preparation of rare-earth materials
"""
_STANDARDS = """
ES-2023-02|2025-03-28|group|issued|钠离子混合型电容储能系统技术要求|Requirements for sodium-ion hybrid capacitor storage
ES-2023-03|2025-08-20|industry|drafting|构网型储能变流器并网检测规程|Grid tests of grid-forming storage converters
RE-2023-01|2024-10-30|group|issued|工业炉窑用镧铈节能涂层|Lanthanum–cerium energy-saving coatings for industrial furnaces
RE-2024-03|2025-09-12|group|issued|稀土抛光浆料大颗粒测定方法|Determination of large particles in rare-earth slurries
HY-2023-01|2025-06-06|local|issued|波动电源制氢电解槽性能试验方法|Performance tests of electrolyzers on fluctuating power
HY-2025-04|2025-10-10|national|drafting|纯氢管道完整性评价导则|Guide to the integrity of hydrogen pipelines
DA-2023-01|2024-12-18|group|issued|β-酪蛋白粉|β-casein powder
DA-2023-02|2025-05-15|local|issued|直投式酸奶发酵剂质量要求|Quality of direct-vat yogurt starters
AI-2023-01|2025-01-17|group|issued|露天煤矿无人矿卡编组安全要求|Safety of autonomous haul-truck fleets
AI-2024-02|2025-09-25|local|drafting|智慧牧场数据采集规范|Data collection on smart dairy farms
LA-2024-01|2025-07-29|group|issued|极寒地区无人机巡检作业规程|UAV inspection in extreme cold
BT-2023-02|2024-11-06|local|issued|奶牛性控胚胎生产技术规程|Production of sexed dairy embryos
IN-2024-01|2025-04-25|group|issued|公共测试平台开放共享服务规范|Services of shared test platforms
"""
_PAPERS = """
ES-2023-01|2024-06-18|多端直流电网的协调保护|Coordinated protection of multi-terminal DC grids
ES-2024-02|2025-03-11|钒电解液高温稳定性研究|High-temperature stability of vanadium electrolyte
RE-2023-01|2024-04-09|镧铈氧化物涂层的辐射机理|Radiation mechanism of La–Ce oxide coatings
RE-2023-03|2024-12-03|磁体晶界相与矫顽力的关系|Grain-boundary phases and coercivity of magnets
RE-2024-02|2025-07-15|双主相铈磁体的微观结构|Microstructure of dual-main-phase cerium magnets
HY-2023-02|2025-01-14|铟锆催化剂上的二氧化碳加氢|Hydrogenation of carbon dioxide on indium–zirconium catalysts
HY-2024-03|2025-08-12|低铱催化层的衰减机制|Degradation of low-iridium catalyst layers
DA-2023-01|2024-07-23|低温下酪蛋白胶束的解离|Dissociation of casein micelles in the cold
DA-2023-02|2024-09-10|草原酸奶乳酸菌的基因组多样性|Genomic diversity of lactic acid bacteria in grassland yogurt
DA-2024-01|2025-05-27|双峰驼乳蛋白质组特征|The proteome of Bactrian camel milk
AI-2024-01|2025-04-01|算力负荷的时空灵活性|Flexibility of computing load in space and time
AI-2025-04|2025-10-21|稀土化合物的图神经网络预测|Graph neural networks for rare-earth compounds
LA-2023-01|2025-06-10|大展弦比无人机结冰特性|Icing of high-aspect-ratio UAVs
BT-2023-01|2025-02-18|脂质纳米颗粒在反刍动物中的递送|Delivery by lipid nanoparticles in ruminants
BT-2024-02|2025-08-05|肉羊生长性状的全基因组关联分析|Genome-wide association of growth in meat sheep
IN-2023-01|2025-03-04|中阶梯光栅刻划的在线测量|In-process measurement of echelle ruling
"""
_CONTRACTS = """
ES-2023-02|2025-01-20|license|钠离子混合电容电极工艺许可|License of the sodium-ion capacitor electrode process|3600000
ES-2023-03|2025-04-15|service|构网型储能电站仿真服务|Simulation of a grid-forming storage station|1280000
RE-2023-01|2024-05-16|license|节能涂层配方许可|License of the coating formula|8500000
RE-2023-01|2025-02-19|service|炉窑涂层施工技术服务|Coating service for furnaces|2650000
RE-2023-03|2025-03-27|transfer|低重稀土磁体工艺转让|Transfer of the magnet process|6200000
RE-2024-04|2025-07-22|development|水泥窑脱硝催化剂联合开发|Joint development of catalysts for cement kilns|1850000
HY-2023-01|2025-06-30|development|合成氨配套电解槽开发|Electrolyzers for ammonia synthesis|5400000
HY-2023-02|2025-08-28|consulting|绿色甲醇项目工艺咨询|Process consulting for a green methanol project|760000
DA-2023-01|2024-10-24|license|β-酪蛋白分离技术许可|License of β-casein separation|7200000
DA-2023-02|2025-03-06|transfer|奶酪发酵剂菌株转让|Transfer of cheese starter strains|2900000
AI-2023-01|2024-12-12|service|无人矿卡编组运营服务|Operation of haul-truck fleets|4800000
AI-2024-02|2025-09-18|license|牧场大模型使用许可|License of the dairy-herd model|980000
LA-2024-01|2025-03-31|service|极寒线路巡检服务|Inspection of power lines in extreme cold|1560000
BT-2023-02|2024-09-26|service|性控胚胎移植技术服务|Transfer service for sexed embryos|2340000
IN-2024-01|2025-05-30|service|新材料检测委托服务|Commissioned tests of new materials|1120000
"""


def _patents() -> list[Output]:
    return [
        Output("patent", task, f"CN{on[:4]}DEM{n:05d}", date.fromisoformat(on), zh, en, form, state)
        for n, (task, on, form, state, zh, en) in enumerate(rows(_PATENTS), 1)
    ]


def _standards() -> list[Output]:
    prefix = {"group": "T/DEM", "local": "DB/DEM", "industry": "HY/DEM", "national": "GB/DEM"}
    return [
        Output(
            "standard",
            task,
            f"{prefix[form]} {n:03d}-{on[:4]}",
            date.fromisoformat(on),
            zh,
            en,
            form,
            state,
        )
        for n, (task, on, form, state, zh, en) in enumerate(rows(_STANDARDS), 1)
    ]


def _papers() -> list[Output]:
    # 10.5555 is the DOI prefix kept for tests: it never resolves.
    return [
        Output(
            "paper",
            task,
            f"10.5555/breakthrough.{on[:4]}.{n:03d}",
            date.fromisoformat(on),
            zh,
            en,
            "journal",
            "published",
        )
        for n, (task, on, zh, en) in enumerate(rows(_PAPERS), 1)
    ]


def _contracts() -> list[Output]:
    return [
        Output(
            "contract",
            task,
            f"DEM{on[:4]}15{n:06d}",
            date.fromisoformat(on),
            zh,
            en,
            form,
            "signed",
            Decimal(value),
        )
        for n, (task, on, form, zh, en, value) in enumerate(rows(_CONTRACTS), 1)
    ]


OUTPUTS = (*_patents(), *_standards(), *_papers(), *_contracts())
