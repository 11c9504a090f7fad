"""Hydrogen energy: tasks and targets."""

from tasks.demo.task import Task, targets

TASKS = (
    Task(
        "HY-2023-01",
        "适应风光波动电源的大标方碱性电解槽",
        "Large alkaline electrolyzers for fluctuating wind and solar power",
        "qingyao-hydrogen",
        "expand",
        "150600",
        "2023-06-01/2026-05-31",
        (5, 9, 8),
    ),
    Task(
        "HY-2023-02",
        "绿氢耦合二氧化碳制甲醇“液态阳光”关键技术",
        "Green hydrogen and carbon dioxide to methanol (“liquid sunshine”)",
        "chengpu-chemical",
        "upgrade",
        "150600",
        "2023-10-01/2026-09-30",
        (4, 8, 7),
    ),
    Task(
        "HY-2024-01",
        "城镇天然气管网掺氢20%安全输送与终端应用",
        "Safe transport and use of natural gas with 20 % hydrogen in town networks",
        "daao-gas",
        "upgrade",
        "150200",
        "2024-04-01/2026-10-31",
        (4, 8, 5),
        status="suspended",
        reason_zh="试验管段安全评价未获批复，暂停现场掺氢试验",
        reason_en="Safety assessment of the test section not approved: field trials paused",
    ),
    Task(
        "HY-2024-02",
        "高寒矿区氢燃料电池重型卡车及加氢保障",
        "Hydrogen fuel-cell heavy trucks for cold mining areas, with their refueling",
        "chituo-vehicle",
        "expand",
        "150600",
        "2024-05-01/2026-12-31",
        (5, 9, 7),
    ),
    Task(
        "HY-2024-03",
        "兆瓦级低铱质子交换膜电解水制氢装备",
        "Megawatt-class PEM electrolyzers with low iridium loading",
        "zhimo-electrolysis",
        "expand",
        "150100",
        "2024-06-01/2027-05-31",
        (4, 8, 6),
    ),
    Task(
        "HY-2025-01",
        "风光制氢柔性合成氨一体化技术",
        "Flexible ammonia synthesis from wind and solar hydrogen",
        "xingyuan-ammonia",
        "expand",
        "152200",
        "2025-05-01/2028-04-30",
        (5, 8, 6),
    ),
    Task(
        "HY-2025-02",
        "70兆帕四型储氢瓶与国产碳纤维缠绕工艺",
        "70 MPa type IV hydrogen tanks wound with domestic carbon fiber",
        "liqing-vessel",
        "expand",
        "150100",
        "2025-06-01/2027-12-31",
        (4, 8, 5),
    ),
    Task(
        "HY-2025-03",
        "高温固体氧化物电解制氢电堆",
        "High-temperature solid-oxide electrolysis stacks",
        "platform-hydrogen",
        "nurture",
        "150600",
        "2025-06-01/2028-05-31",
        (3, 6, 4),
    ),
    Task(
        "HY-2025-04",
        "长距离纯氢管道材料相容性与完整性评价",
        "Material compatibility and integrity assessment for long-distance hydrogen pipelines",
        "yuanshu-pipeline",
        "nurture",
        "150900",
        "2025-05-01/2027-10-31",
        (4, 7, 5),
    ),
    Task(
        "HY-2025-05",
        "生物质与绿氢耦合制可持续航空燃料",
        "Sustainable aviation fuel from biomass and green hydrogen",
        "chengpu-chemical",
        "nurture",
        "150500",
        "2025-12-01/2028-11-30",
        (4, 7, 4),
        status="approved",
    ),
    Task(
        "HY-2026-01",
        "盐穴大规模储氢地质评价与先导试验",
        "Large-scale hydrogen storage in salt caverns: geology and a pilot test",
        "yuanshu-pipeline",
        "nurture",
        "152900",
        "2026-03-01/2028-12-31",
        (3, 6, 3),
        status="review",
    ),
)

TARGETS = targets(
    """
= HY-2023-01 | 研制直流能耗低、负荷范围宽的大型碱性电解槽。 | Build large alkaline electrolyzers with low energy use and a wide load range.
制氢直流电耗 | DC energy use | kWh/Nm³ | 4.6 > 4.3 > 4.25 | down | 国内主流碱性电解槽 | Mainstream domestic alkaline electrolyzers | 4.5 | relative
负荷下限 | Lower load limit | % | 40 > 20 > 22 | down
单槽产氢量 | Hydrogen per electrolyzer | Nm³/h | 1000 > 2000 > 2000 | up
= HY-2023-02 | 打通绿氢与二氧化碳制甲醇全流程并完成中试。 | Run the whole chain from green hydrogen and carbon dioxide to methanol at pilot scale.
二氧化碳单程转化率 | Single-pass conversion of CO₂ | % | 15 > 25 > 24.1 | up | 国际示范装置 | International demonstration plant | 20 | points
甲醇选择性 | Methanol selectivity | % | 80 > 92 > 93 | up
催化剂连续运行时间 | Continuous run of the catalyst | h | 1000 > 5000 > 3600 | up
= HY-2024-01 | 验证城镇管网掺氢20%的安全输送与燃具适应性。 | Prove safe transport and appliance use with 20 % hydrogen in town networks.
最高掺氢比例 | Highest hydrogen share | % | 5 > 20 > 12 | up | 国外示范管网 | Foreign demonstration network | 20 | points
泄漏检测响应时间 | Leak detection response time | s | 30 > 10 > 9 | down
= HY-2024-02 | 使燃料电池重卡适应高寒矿区长时间重载运行。 | Let fuel-cell heavy trucks work long and loaded in cold mining areas.
零下30℃冷启动时间 | Cold start time at −30 °C | s | 180 > 60 > 72 | down
百公里氢耗 | Hydrogen per 100 km | kg | 13 > 9.5 > 9.8 | down | 国内同级车型 | Domestic trucks of the same class | 11 | relative
燃料电池系统寿命 | Life of the fuel-cell system | h | 12000 > 25000 > - | up
= HY-2024-03 | 降低质子交换膜电解槽铱用量并提升功率等级。 | Cut the iridium in PEM electrolyzers and raise their power.
铱载量 | Iridium loading | mg/cm² | 2.0 > 0.5 > 0.7 | down | 国际商用产品 | International commercial products | 1.0 | relative
电流密度 | Current density | A/cm² | 1.5 > 2.5 > 2.3 | up
= HY-2025-01 | 使合成氨装置适应风光制氢的波动负荷。 | Let ammonia synthesis follow the fluctuating supply of wind and solar hydrogen.
负荷调节范围下限 | Lower end of the load range | % | 60 > 30 > 45 | down | 国际先进合成氨工艺 | Leading ammonia process abroad | 40 | points
变负荷速率 | Ramp rate | %/h | 5 > 20 > 12 | up
= HY-2025-02 | 以国产碳纤维研制70兆帕四型储氢瓶。 | Make 70 MPa type IV tanks from domestic carbon fiber.
质量储氢密度 | Gravimetric hydrogen density | wt% | 4.5 > 6.0 > 5.2 | up | 进口四型瓶 | Imported type IV tanks | 5.7 | points
压力循环次数 | Pressure cycles | cycles | 5000 > 22000 > - | up
= HY-2025-03 | 研制低衰减高温固体氧化物电解堆。 | Build solid-oxide electrolysis stacks with little degradation.
制氢电耗 | Energy use | kWh/Nm³ | 3.9 > 3.4 > 3.7 | down
千小时衰减率 | Degradation per 1,000 h | % | 3.0 > 1.0 > - | down | 国外商用电堆 | Foreign commercial stacks | 1.2 | points
= HY-2025-04 | 建立长距离纯氢管道材料评价方法与完整性标准。 | Establish methods and standards for materials and integrity of hydrogen pipelines.
试验压力等级 | Test pressure | MPa | 4.0 > 6.3 > 6.3 | up
焊缝断裂韧性保持率 | Fracture toughness kept at welds | % | 60 > 80 > 71 | up
= HY-2025-05 | 形成生物质与绿氢耦合制航空燃料的工艺路线。 | Establish a route from biomass and green hydrogen to aviation fuel.
碳利用率 | Carbon utilization | % | 40 > 85 > - | up
全生命周期减排率 | Life-cycle emission cut | % | 50 > 80 > - | up
= HY-2026-01 | 评价盐穴储氢地质条件并完成先导注采试验。 | Assess salt caverns for hydrogen and complete a pilot injection test.
气密性年泄漏率 | Yearly leakage | % | - > 0.1 > - | down
注采循环次数 | Injection cycles | cycles | - > 30 > - | up
"""
)
