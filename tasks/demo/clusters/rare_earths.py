"""Rare earths: tasks and targets."""

from tasks.demo.task import Task, targets

TASKS = (
    Task(
        "RE-2023-01",
        "镧铈基高温节能涂层材料及其在钢铁、稀土窑炉中的规模应用",
        "Lanthanum–cerium energy-saving coatings for steel and rare-earth furnaces, at scale",
        "platform-rare-earth",
        "upgrade",
        "150200",
        "2023-06-01/2025-08-31",
        (5, 9, 9),
        status="acceptance",
    ),
    Task(
        "RE-2023-02",
        "稀土尾矿生物冶金十吨级示范线",
        "Bio-metallurgical recovery of rare earths from tailings: a ten-ton-a-year line",
        "beilan-rare-earth",
        "nurture",
        "150200",
        "2023-07-01/2025-06-30",
        (4, 7, 6),
        status="rectifying",
        reason_zh="尾矿浸出率未达到任务书指标，限期三个月整改",
        reason_en="Leaching rate below the contract's indicator: three months to rectify",
    ),
    Task(
        "RE-2023-03",
        "低重稀土高性能烧结钕铁硼磁体",
        "High-performance sintered NdFeB magnets with little heavy rare earth",
        "tiance-magnet",
        "expand",
        "150200",
        "2023-09-01/2026-08-31",
        (5, 9, 8),
    ),
    Task(
        "RE-2024-01",
        "稀土固态储氢材料与撬装储氢装置",
        "Rare-earth solid-state hydrogen storage alloys and skid-mounted storage units",
        "beilan-rare-earth",
        "expand",
        "150200",
        "2024-03-01/2026-12-31",
        (4, 8, 7),
    ),
    Task(
        "RE-2024-02",
        "高丰度铈基永磁材料双主相制备技术",
        "Cerium-rich permanent magnets by the dual-main-phase route",
        "ruihang-magnet",
        "expand",
        "150200",
        "2024-04-01/2026-09-30",
        (4, 8, 7),
        race_group="RE-2024-R1",
    ),
    Task(
        "RE-2024-03",
        "高端光学与芯片用稀土抛光材料",
        "Rare-earth polishing materials for high-end optics and chips",
        "jingqi-polishing",
        "expand",
        "150200",
        "2024-04-01/2026-12-31",
        (5, 8, 7),
    ),
    Task(
        "RE-2024-04",
        "中低温稀土基无毒脱硝催化剂",
        "Non-toxic rare-earth denitration catalysts for medium and low temperatures",
        "lanjing-catalyst",
        "upgrade",
        "150300",
        "2024-06-01/2026-12-31",
        (5, 9, 7),
    ),
    Task(
        "RE-2024-05",
        "高丰度铈基永磁材料晶界扩散制备技术",
        "Cerium-rich permanent magnets by the grain-boundary diffusion route",
        "mofang-magnet",
        "expand",
        "150800",
        "2024-04-01/2026-09-30",
        (4, 8, 5),
        status="terminated",
        race_group="RE-2024-R1",
        reason_zh="赛马淘汰：中期考核矫顽力低于同组团队",
        reason_en="Lost the race: coercivity below the parallel team's at the mid-term review",
    ),
    Task(
        "RE-2025-01",
        "超高纯稀土金属与集成电路用溅射靶材",
        "Ultra-high-purity rare-earth metals and sputtering targets for integrated circuits",
        "platform-rare-earth",
        "nurture",
        "150200",
        "2025-05-01/2028-04-30",
        (4, 7, 5),
    ),
    Task(
        "RE-2025-02",
        "风电塔筒与桥梁用耐蚀稀土钢",
        "Corrosion-resistant rare-earth steel for wind towers and bridges",
        "gangyan-steel",
        "upgrade",
        "150200",
        "2025-05-01/2027-10-31",
        (5, 9, 6),
    ),
    Task(
        "RE-2025-03",
        "矿用大功率稀土永磁直驱电机",
        "High-power rare-earth permanent-magnet direct-drive motors for mines",
        "dongli-motor",
        "upgrade",
        "150200",
        "2025-06-01/2027-12-31",
        (5, 9, 6),
    ),
    Task(
        "RE-2025-04",
        "设施农业与近红外传感用稀土发光材料",
        "Rare-earth phosphors for greenhouse farming and near-infrared sensing",
        "guangyu-phosphor",
        "expand",
        "150400",
        "2025-06-01/2027-12-31",
        (4, 8, 6),
    ),
    Task(
        "RE-2025-05",
        "混合型稀土精矿绿色冶炼与氟、钍资源同步回收",
        "Green smelting of mixed rare-earth concentrate with recovery of fluorine and thorium",
        "beiling-smelting",
        "upgrade",
        "150200",
        "2025-05-01/2028-04-30",
        (4, 8, 6),
    ),
    Task(
        "RE-2025-06",
        "废旧磁体短流程再生利用成套技术",
        "Short-process recycling of spent magnets",
        "xunhuan-magnet",
        "upgrade",
        "150800",
        "2025-12-01/2027-11-30",
        (5, 8, 5),
        status="approved",
    ),
)

TARGETS = targets(
    """
= RE-2023-01 | 形成镧铈节能涂层成套技术并在钢铁、稀土炉窑规模应用。 | Develop lanthanum–cerium energy-saving coatings and use them at scale in steel and rare-earth furnaces.
炉窑节能率 | Furnace energy saving | % | 3 > 8 > 8.7 | up | 国外同类涂层 | Comparable foreign coatings | 6.5 | points
法向发射率（1000℃） | Normal emissivity at 1000 °C | ratio | 0.85 > 0.93 > 0.94 | up
涂层服役寿命 | Service life of the coating | months | 12 > 24 > 26 | up
= RE-2023-02 | 建成年处理稀土尾矿十吨级的生物冶金示范线。 | Build a demonstration line that treats ten tons of rare-earth tailings a year by microbes.
稀土浸出率 | Rare-earth leaching rate | % | 45 > 75 > 71.5 | up
吨矿药剂消耗下降 | Cut in reagents per ton of ore | % | 0 > 40 > 43 | up | 传统酸法工艺 | Conventional acid leaching | 30 | points
= RE-2023-03 | 在减少重稀土用量的同时保持磁体高温性能。 | Keep magnets' high-temperature performance with less heavy rare earth.
内禀矫顽力 | Intrinsic coercivity | kOe | 17 > 21 > 21.4 | up | 国际同牌号磁体 | International magnets of the same grade | 20 | relative
重稀土用量 | Heavy rare-earth content | % | 3.5 > 1.5 > 1.3 | down
最大磁能积 | Maximum energy product | MGOe | 45 > 48 > 48.2 | up
= RE-2024-01 | 研制高容量稀土储氢合金及可移动固态储氢装置。 | Make high-capacity storage alloys and a movable solid-state storage unit.
可逆储氢容量 | Reversible hydrogen capacity | wt% | 1.4 > 1.7 > 1.68 | up | 进口AB5型合金 | Imported AB5 alloys | 1.5 | relative
循环5000次容量保持率 | Capacity retention after 5,000 cycles | % | 80 > 90 > 91 | up
= RE-2024-02 | 以双主相路线制备高丰度铈基永磁体。 | Make cerium-rich magnets by the dual-main-phase route.
铈占稀土总量 | Cerium share of rare earths | % | 20 > 40 > 41 | up
内禀矫顽力 | Intrinsic coercivity | kOe | 9 > 12 > 12.3 | up | 国外富铈磁体 | Foreign cerium-rich magnets | 11 | relative
= RE-2024-03 | 实现高端光学与芯片抛光材料国产替代。 | Replace imported polishing materials for optics and chips.
抛光表面粗糙度 | Polished surface roughness | nm | 0.5 > 0.2 > 0.21 | down | 进口氧化铈浆料 | Imported ceria slurry | 0.2 | relative
去除速率 | Removal rate | nm/min | 180 > 260 > 268 | up
大颗粒数（>0.5 μm） | Large particles (>0.5 μm) | /mL | 20000 > 5000 > 4600 | down
= RE-2024-04 | 以稀土替代钒系材料，实现中低温无毒脱硝。 | Replace vanadium by rare earths for non-toxic denitration at lower temperatures.
220℃脱硝效率 | Denitration efficiency at 220 °C | % | 70 > 90 > 91.5 | up | 商用钒钛催化剂 | Commercial vanadium–titanium catalysts | 85 | points
使用寿命 | Service life | h | 8000 > 24000 > 16000 | up
= RE-2024-05 | 以晶界扩散路线制备高丰度铈基永磁体。 | Make cerium-rich magnets by grain-boundary diffusion.
铈占稀土总量 | Cerium share of rare earths | % | 20 > 40 > 36 | up
内禀矫顽力 | Intrinsic coercivity | kOe | 9 > 12 > 10.4 | up | 国外富铈磁体 | Foreign cerium-rich magnets | 11 | relative
= RE-2025-01 | 突破超高纯稀土金属提纯与靶材成形技术。 | Purify rare-earth metals to ultra-high purity and form sputtering targets.
金属纯度 | Metal purity | % | 99.95 > 99.999 > 99.99 | up | 进口高纯靶材 | Imported high-purity targets | 99.999 | points
靶材氧含量 | Oxygen in the target | ppm | 300 > 50 > 120 | down
= RE-2025-02 | 开发耐蚀稀土钢并在风电与桥梁工程应用。 | Develop corrosion-resistant rare-earth steel and use it in wind towers and bridges.
相对腐蚀速率 | Relative corrosion rate | % | 100 > 60 > 74 | down | 普通耐候钢 | Ordinary weathering steel | 80 | points
零下50℃冲击功 | Impact energy at −50 °C | J | 60 > 120 > 108 | up
= RE-2025-03 | 研制大功率矿用永磁直驱电机，替代异步电机加减速机。 | Replace geared induction motors in mines by permanent-magnet direct drives.
电机效率 | Motor efficiency | % | 92 > 96.5 > 95.8 | up | 国外同功率电机 | Foreign motors of the same power | 96.0 | points
转矩密度 | Torque density | N·m/kg | 18 > 28 > 24 | up
= RE-2025-04 | 开发植物照明与近红外传感用高效荧光粉。 | Develop efficient phosphors for plant lighting and near-infrared sensing.
近红外外量子效率 | Near-infrared external quantum efficiency | % | 28 > 45 > 38 | up
150℃热猝灭保持率 | Emission kept at 150 °C | % | 75 > 90 > 91 | up | 进口商用荧光粉 | Imported commercial phosphors | 88 | points
= RE-2025-05 | 实现混合精矿清洁冶炼，同步回收氟和钍。 | Smelt mixed concentrate cleanly and recover fluorine and thorium with it.
稀土收率 | Rare-earth yield | % | 92 > 96 > 95.1 | up
氟回收率 | Fluorine recovery | % | 30 > 90 > 82 | up
吨产品废水量 | Wastewater per ton of product | m³/t | 25 > 8 > 11 | down | 现行硫酸焙烧工艺 | Present sulfuric acid roasting | 25 | relative
= RE-2025-06 | 建立废旧磁体短流程再生技术，降低能耗与成本。 | Recycle spent magnets by a short process with less energy and cost.
磁体直接再生率 | Directly regenerated share | % | 60 > 90 > - | up
再生磁体剩磁保持率 | Remanence kept | % | 94 > 98 > - | up
"""
)
