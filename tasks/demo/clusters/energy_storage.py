"""Energy storage and new power systems: tasks and targets."""

from tasks.demo.task import Task, targets

TASKS = (
    Task(
        "ES-2023-01",
        "沙戈荒风光基地特高压多端直流外送关键技术及工程示范",
        "UHV multi-terminal DC export from desert wind and solar bases: key technology and engineering demonstration",
        "cangyuan-grid",
        "upgrade",
        "150100",
        "2023-09-01/2026-08-31",
        (4, 8, 7),
    ),
    Task(
        "ES-2023-02",
        "钠离子混合型电容储能系统研制与兆瓦级示范",
        "Sodium-ion hybrid capacitor storage system and its megawatt-class demonstration",
        "shuochuan-storage",
        "expand",
        "150600",
        "2023-06-01/2025-05-31",
        (4, 8, 8),
        status="closed",
        conclusion="passed",
    ),
    Task(
        "ES-2023-03",
        "构网型储能支撑高比例新能源电网稳定运行技术",
        "Grid-forming storage for the stable operation of grids with a high share of renewables",
        "langyao-energy",
        "expand",
        "150900",
        "2023-09-01/2025-08-31",
        (5, 8, 8),
        status="acceptance",
    ),
    Task(
        "ES-2024-01",
        "百兆瓦级先进压缩空气储能系统关键装备研制",
        "Key equipment for 100 MW-class advanced compressed-air energy storage",
        "heshan-power-equipment",
        "expand",
        "150300",
        "2024-04-01/2027-03-31",
        (4, 8, 6),
    ),
    Task(
        "ES-2024-02",
        "全钒液流电池低成本电解液与大功率电堆国产化",
        "Low-cost electrolyte and domestic high-power stacks for vanadium flow batteries",
        "fanyu-flow-battery",
        "expand",
        "150400",
        "2024-05-01/2026-12-31",
        (5, 8, 6),
    ),
    Task(
        "ES-2024-03",
        "煤电机组深度调峰与熔盐储热耦合改造技术",
        "Deep peak shaving of coal-fired units coupled with molten-salt heat storage",
        "huolin-thermal",
        "upgrade",
        "150500",
        "2024-06-01/2026-12-31",
        (5, 9, 7),
    ),
    Task(
        "ES-2025-01",
        "风光火储氢多能互补系统协调规划与智能控制",
        "Coordinated planning and intelligent control of a complementary wind, solar, thermal, "
        "storage and hydrogen system",
        "cangyuan-grid",
        "upgrade",
        "150600",
        "2025-05-01/2028-04-30",
        (4, 8, 5),
    ),
    Task(
        "ES-2025-02",
        "严寒地区宽温域磷酸铁锂储能电芯与热管理技术",
        "Wide-temperature LFP storage cells and thermal management for severe cold",
        "xuehe-battery",
        "expand",
        "150700",
        "2025-06-01/2027-12-31",
        (4, 8, 5),
    ),
    Task(
        "ES-2025-03",
        "硫化物固态电池电解质公斤级制备与原型电芯",
        "Kilogram-scale sulfide solid electrolytes and prototype solid-state cells",
        "platform-new-storage",
        "nurture",
        "150600",
        "2025-06-01/2028-05-31",
        (2, 5, 3),
    ),
    Task(
        "ES-2025-04",
        "大规模风电场次同步振荡抑制与主动支撑装备",
        "Sub-synchronous oscillation damping and active grid support for large wind farms",
        "ziyuan-wind",
        "upgrade",
        "152500",
        "2025-05-01/2027-10-31",
        (4, 8, 5),
    ),
    Task(
        "ES-2025-05",
        "煤基硬碳钠电负极材料千吨级制备技术",
        "Thousand-ton-class production of coal-derived hard-carbon anodes for sodium batteries",
        "tanyao-carbon",
        "expand",
        "150300",
        "2025-06-01/2027-12-31",
        (5, 8, 6),
    ),
    Task(
        "ES-2025-06",
        "飞轮与锂电混合储能一次调频成套装置",
        "Flywheel and lithium hybrid storage units for primary frequency regulation",
        "langyao-energy",
        "expand",
        "150900",
        "2025-12-01/2027-11-30",
        (5, 8, 5),
        status="approved",
    ),
    Task(
        "ES-2026-01",
        "废弃矿井竖井重力储能可行性验证",
        "Gravity storage in disused mine shafts: proof of feasibility",
        "heshan-power-equipment",
        "nurture",
        "150300",
        "2026-04-01/2028-03-31",
        (2, 5, 2),
        status="draft",
    ),
)

TARGETS = targets(
    """
= ES-2023-01 | 掌握新能源基地多端直流外送的规划、控制与保护技术并完成工程示范。 | Master the planning, control and protection of multi-terminal DC export from renewable bases and prove it in a project.
直流断路器开断时间 | DC breaker interruption time | ms | 3.0 > 2.5 > 2.6 | down | 国际在运同类装置 | Comparable units in service abroad | 3.0 | relative
新能源外送占比 | Renewable share of exported power | % | 50 > 80 > 76 | up
单端故障功率恢复时间 | Power recovery time after a terminal fault | ms | 320 > 200 > 190 | down
= ES-2023-02 | 研制兼顾功率与寿命的钠离子混合电容储能系统并在兆瓦级电站示范。 | Build a sodium-ion hybrid capacitor system that joins power with long life, and demonstrate it at a megawatt-class station.
单体能量密度 | Cell energy density | Wh/kg | 28 > 40 > 42.5 | up | 国内商用锂离子电容 | Commercial lithium-ion capacitors | 35 | relative
循环寿命 | Cycle life | cycles | 20000 > 50000 > 51000 | up
系统往返效率 | Round-trip efficiency of the system | % | 86 > 90 > 91.2 | up
= ES-2023-03 | 实现构网型储能对弱电网电压与频率的主动支撑。 | Let grid-forming storage actively support voltage and frequency in weak grids.
惯量响应时间 | Inertial response time | ms | 60 > 20 > 15 | down | 国际先进构网型变流器 | Leading grid-forming converters abroad | 20 | relative
可稳定运行的最小短路比 | Lowest short-circuit ratio for stable operation | ratio | 2.0 > 1.2 > 1.15 | down
= ES-2024-01 | 研制百兆瓦级压缩机、膨胀机与蓄热装置并完成联合试验。 | Build 100 MW-class compressors, expanders and heat stores and test them together.
系统往返效率 | Round-trip efficiency of the system | % | 65 > 70 > 68.4 | up | 国内在运首台套系统 | First system in service in China | 69.0 | points
压缩机等熵效率 | Isentropic efficiency of the compressor | % | 85 > 88 > 88.2 | up
= ES-2024-02 | 降低全钒液流电池电解液成本并实现大功率电堆国产化。 | Cut the cost of vanadium electrolyte and build high-power stacks from domestic parts.
单堆额定功率 | Rated power of a stack | kW | 32 > 62.5 > 60 | up
电解液利用率 | Electrolyte utilization | % | 68 > 80 > 77 | up | 国内主流产品 | Mainstream domestic products | 75 | points
= ES-2024-03 | 通过熔盐储热改造使煤电机组具备深度调峰能力。 | Make coal-fired units capable of deep peak shaving by adding molten-salt heat storage.
最低稳定出力 | Lowest stable output | % | 40 > 20 > 23 | down
变负荷速率 | Ramp rate | %/min | 1.5 > 3.0 > 2.8 | up | 国内同容量改造机组 | Retrofitted units of the same size in China | 2.5 | relative
供电煤耗增加值 | Added coal consumption | g/kWh | 18 > 10 > 11 | down
= ES-2025-01 | 建立风光火储氢多能互补系统的统一规划与实时控制方法。 | Plan a complementary wind, solar, thermal, storage and hydrogen system as one, and control it in real time.
新能源利用率 | Renewable utilization rate | % | 90 > 95 > 91.5 | up
日前功率预测误差 | Day-ahead power forecast error | % | 12 > 8 > 10.5 | down
= ES-2025-02 | 使储能电芯在零下四十摄氏度仍能稳定充放电。 | Let storage cells charge and discharge steadily at −40 °C.
零下40℃放电容量保持率 | Capacity retention at −40 °C | % | 55 > 80 > 66 | up | 国内商用低温电芯 | Commercial low-temperature cells | 70 | points
循环寿命 | Cycle life | cycles | 4000 > 8000 > - | up
= ES-2025-03 | 攻克硫化物电解质批量一致性并试制固态原型电芯。 | Make sulfide electrolytes consistent by the kilogram and build prototype solid-state cells.
室温离子电导率 | Ionic conductivity at room temperature | mS/cm | 3 > 10 > 6.2 | up | 国际文献最好水平 | Best value in the literature | 12 | relative
原型电芯能量密度 | Energy density of the prototype cell | Wh/kg | - > 350 > - | up
= ES-2025-04 | 抑制大规模风电场次同步振荡并提供主动支撑。 | Damp sub-synchronous oscillation in large wind farms and support the grid actively.
振荡阻尼比 | Damping ratio | % | 1 > 5 > 2.6 | up
装置投入响应时间 | Response time of the device | ms | 100 > 30 > 55 | down
= ES-2025-05 | 以区内煤为原料稳定制备千吨级硬碳负极。 | Make a thousand tons a year of hard-carbon anode steadily from local coal.
可逆比容量 | Reversible capacity | mAh/g | 280 > 330 > 312 | up | 进口生物质基硬碳 | Imported biomass hard carbon | 320 | relative
首次库仑效率 | First-cycle coulombic efficiency | % | 84 > 90 > 88 | up
= ES-2025-06 | 研制飞轮与锂电混合储能装置，提升机组一次调频性能。 | Build flywheel and lithium hybrid storage that improves primary frequency regulation.
调频响应时间 | Response time | ms | 800 > 200 > - | down
飞轮单机储电量 | Energy stored per flywheel | kWh | 30 > 60 > - | up
= ES-2026-01 | 验证利用废弃竖井开展重力储能的技术经济可行性。 | Prove whether gravity storage in disused shafts is feasible and pays.
系统往返效率 | Round-trip efficiency of the system | % | - > 75 > - | up
提升载荷 | Lifted load | t | - > 50 > - | up
"""
)
