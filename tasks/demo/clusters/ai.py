"""AI+: tasks and targets."""

from tasks.demo.task import Task, targets

TASKS = (
    Task(
        "AI-2023-01",
        "露天煤矿无人矿卡编组协同运输系统",
        "Cooperative fleets of autonomous haul trucks for open-pit coal mines",
        "beituo-mining-vehicle",
        "upgrade",
        "150600",
        "2023-07-01/2025-06-30",
        (5, 9, 8),
        status="closed",
        conclusion="concluded",
        reason_zh="综合运输效率未完全达到指标，按结题处理",
        reason_en="Haulage efficiency fell short of its indicator: concluded rather than passed",
    ),
    Task(
        "AI-2024-01",
        "算力中心与绿电协同调度关键技术",
        "Joint dispatch of computing centers and green power",
        "suanyuan-computing",
        "expand",
        "150100",
        "2024-04-01/2026-12-31",
        (4, 8, 7),
    ),
    Task(
        "AI-2024-02",
        "奶牛养殖垂直大模型与智慧牧场系统",
        "A domain model for dairy herds and the smart farm built on it",
        "muzhi-farm",
        "upgrade",
        "150100",
        "2024-05-01/2026-10-31",
        (4, 8, 7),
    ),
    Task(
        "AI-2025-01",
        "蒙古文多模态大模型与语料资源建设",
        "A multimodal model for the Mongolian language, with its corpora",
        "yuyan-language",
        "nurture",
        "150100",
        "2025-05-01/2028-04-30",
        (3, 7, 5),
    ),
    Task(
        "AI-2025-02",
        "国产异构智算集群统一调度与高效训练",
        "Unified scheduling and efficient training on domestic heterogeneous AI clusters",
        "suanyuan-computing",
        "expand",
        "150900",
        "2025-05-01/2027-12-31",
        (4, 8, 5),
    ),
    Task(
        "AI-2025-03",
        "井工煤矿智能巡检机器人与灾害预警",
        "Inspection robots and hazard warning for underground coal mines",
        "jingshi-robot",
        "upgrade",
        "150600",
        "2025-06-01/2027-12-31",
        (5, 9, 6),
    ),
    Task(
        "AI-2025-04",
        "数据驱动的稀土功能材料智能设计平台",
        "Data-driven design of rare-earth functional materials",
        "platform-intelligent-industry",
        "nurture",
        "150200",
        "2025-06-01/2028-05-31",
        (3, 6, 4),
    ),
    Task(
        "AI-2025-05",
        "草原生态遥感大模型与灾害早期识别",
        "A remote-sensing model of grassland ecology for early detection of disasters",
        "tianmu-remote-sensing",
        "expand",
        "152500",
        "2025-05-01/2027-10-31",
        (4, 8, 5),
    ),
    Task(
        "AI-2025-06",
        "铝电解全流程智能优化控制",
        "Intelligent control of the whole aluminum electrolysis process",
        "huolu-aluminum",
        "upgrade",
        "150500",
        "2025-12-01/2027-11-30",
        (5, 9, 5),
        status="approved",
    ),
)

TARGETS = targets(
    """
= AI-2023-01 | 实现露天煤矿无人矿卡编组作业常态化。 | Make fleets of autonomous haul trucks a matter of routine in open-pit mines.
综合运输效率（与有人驾驶相比） | Haulage efficiency against manned trucks | % | 75 > 105 > 98 | up | 国际矿业公司无人车队 | Autonomous fleets of international miners | 103 | points
平均接管间隔里程 | Distance between takeovers | km | 60 > 500 > 540 | up
编组车辆数 | Trucks in a fleet | count | 5 > 30 > 32 | up
= AI-2024-01 | 使算力中心负荷主动跟随绿电出力。 | Let the load of computing centers follow the supply of green power.
绿电使用占比 | Green power share | % | 45 > 80 > 78 | up
电能利用效率（PUE） | Power usage effectiveness | ratio | 1.30 > 1.15 > 1.14 | down | 国内先进算力中心 | Leading Chinese computing centers | 1.18 | relative
可调负荷比例 | Share of flexible load | % | 5 > 20 > 18 | up
= AI-2024-02 | 构建奶牛养殖大模型并在规模牧场应用。 | Build a model for dairy herds and use it on large farms.
发情识别准确率 | Accuracy of estrus detection | % | 85 > 95 > 95.4 | up | 国外项圈系统 | Foreign collar systems | 93 | points
乳房炎提前预警时间 | Lead time of mastitis warnings | d | 1 > 3 > 2.6 | up
= AI-2025-01 | 建成蒙古文高质量语料库与多模态大模型。 | Build high-quality Mongolian corpora and a multimodal model.
高质量语料规模 | High-quality corpus | 10⁹ tokens | 2 > 20 > 9.5 | up
蒙汉翻译评分 | Mongolian–Chinese translation score | BLEU | 28 > 42 > 37 | up | 国际通用大模型 | International general models | 34 | points
= AI-2025-02 | 实现多种国产加速卡统一调度与高效训练。 | Schedule several kinds of domestic accelerators as one and train efficiently on them.
集群训练有效算力占比 | Effective share of computing in training | % | 30 > 50 > 41 | up | 国外同规模集群 | Foreign clusters of the same size | 50 | points
故障恢复时间 | Recovery time after a fault | min | 60 > 10 > 22 | down
= AI-2025-03 | 以机器人替代井下高危巡检并提前预警灾害。 | Let robots take over dangerous underground inspection and warn of hazards.
巡检异常识别率 | Detection rate of anomalies | % | 80 > 95 > 90 | up
误报率 | False alarm rate | % | 15 > 3 > 6.5 | down
= AI-2025-04 | 以数据驱动方法缩短稀土材料研发周期。 | Shorten the development of rare-earth materials by data-driven design.
研发周期缩短比例 | Cut in development time | % | 0 > 50 > 20 | up
性能预测误差 | Error of predicted properties | % | 20 > 8 > 13 | down | 国际公开材料模型 | Public international materials models | 12 | points
= AI-2025-05 | 构建草原遥感大模型，及早识别火灾与退化。 | Build a remote-sensing model of grassland that sees fire and degradation early.
火点识别时间 | Time to detect a fire | min | 60 > 10 > 18 | down
草地退化识别精度 | Accuracy of degradation mapping | % | 78 > 90 > 86 | up | 国外遥感产品 | Foreign remote-sensing products | 82 | points
= AI-2025-06 | 以智能控制降低铝电解能耗。 | Lower the energy use of aluminum electrolysis by intelligent control.
吨铝直流电耗 | DC energy per ton of aluminum | kWh/t | 12850 > 12400 > - | down
阳极效应系数 | Anode effects | /(cell·d) | 0.05 > 0.01 > - | down
"""
)
