"""Specialty dairy: tasks and targets."""

from tasks.demo.task import Task, targets

TASKS = (
    Task(
        "DA-2023-01",
        "牛乳β-酪蛋白高纯度分离纯化技术与产业化",
        "High-purity separation of β-casein from cow's milk, to industrial scale",
        "platform-dairy",
        "upgrade",
        "150100",
        "2023-05-01/2025-06-30",
        (5, 9, 9),
        status="closed",
        conclusion="passed",
    ),
    Task(
        "DA-2023-02",
        "乳酸菌种质资源与直投式发酵剂创制",
        "Lactic acid bacteria germplasm and direct-vat starter cultures",
        "junyuan-cultures",
        "upgrade",
        "150100",
        "2023-06-01/2026-05-31",
        (5, 9, 8),
    ),
    Task(
        "DA-2023-03",
        "乳铁蛋白高效分离与活性保持技术",
        "Efficient separation of lactoferrin with its activity preserved",
        "platform-dairy",
        "expand",
        "150100",
        "2023-09-01/2026-02-28",
        (5, 9, 8),
    ),
    Task(
        "DA-2024-01",
        "双峰驼乳功能因子挖掘与特色制品开发",
        "Functional factors of Bactrian camel milk and products made from them",
        "tuoxiang-dairy",
        "expand",
        "152900",
        "2024-04-01/2026-12-31",
        (4, 8, 6),
    ),
    Task(
        "DA-2024-02",
        "国产原制奶酪风味调控与快速成熟工艺",
        "Flavor control and fast ripening of domestic natural cheese",
        "zhenlao-cheese",
        "upgrade",
        "150100",
        "2024-05-01/2026-10-31",
        (5, 9, 7),
    ),
    Task(
        "DA-2024-03",
        "母乳低聚糖合成与婴幼儿配方乳粉应用",
        "Human milk oligosaccharides: synthesis and use in infant formula",
        "ruyao-nutrition",
        "expand",
        "150200",
        "2024-06-01/2026-12-31",
        (5, 8, 6),
        status="suspended",
        reason_zh="菌株安全性评价补充试验期间暂停中试",
        reason_en="Pilot runs paused while the strain's safety tests are extended",
    ),
    Task(
        "DA-2025-01",
        "高蛋白苜蓿与奶牛精准饲喂种养一体化技术",
        "High-protein alfalfa and precision feeding of dairy cows",
        "ludu-forage",
        "upgrade",
        "150400",
        "2025-04-01/2027-12-31",
        (5, 8, 6),
    ),
    Task(
        "DA-2025-02",
        "乳清膜分离与脱盐乳清粉国产化",
        "Membrane separation of whey and domestic demineralized whey powder",
        "mochuan-whey",
        "upgrade",
        "150800",
        "2025-05-01/2027-10-31",
        (5, 9, 6),
    ),
    Task(
        "DA-2025-03",
        "酸马奶传统发酵菌群解析与工业化发酵",
        "The microbial community of traditional kumis and its industrial fermentation",
        "machuan-kumis",
        "expand",
        "152500",
        "2025-06-01/2027-12-31",
        (4, 8, 5),
    ),
    Task(
        "DA-2025-04",
        "乳源后生元规模制备与功效评价",
        "Milk-derived postbiotics: scale-up and evidence of effect",
        "junyuan-cultures",
        "nurture",
        "150100",
        "2025-06-01/2028-05-31",
        (3, 7, 5),
    ),
    Task(
        "DA-2025-05",
        "常温乳制品可降解复合包装材料",
        "Degradable composite packaging for shelf-stable dairy products",
        "zhenlao-cheese",
        "nurture",
        "150100",
        "2025-09-01/2027-08-31",
        (3, 7, 3),
        status="rejected",
        reason_zh="专家论证认为阻隔性指标缺乏试验依据",
        reason_en="The panel found no test evidence behind the barrier indicators",
    ),
)

TARGETS = targets(
    """
= DA-2023-01 | 突破牛乳β-酪蛋白高纯度低损失分离并实现产业化。 | Separate β-casein from cow's milk at high purity and low loss, to industrial scale.
β-酪蛋白纯度 | β-casein purity | % | 65 > 80 > 80.6 | up
β-酪蛋白得率 | β-casein yield | % | 42.0 > 54.0 > 54.0 | up | 国际同类企业工艺 | International competitors' process | 45.0 | relative
吨乳处理能耗 | Energy per ton of milk | kWh/t | 58 > 45 > 43.5 | down
= DA-2023-02 | 建立乳酸菌种质资源库并创制自主直投式发酵剂。 | Build a germplasm bank of lactic acid bacteria and direct-vat starters of our own.
保藏菌株数 | Strains preserved | count | 19000 > 45000 > 43800 | up | 国际同类菌种库 | Comparable international collections | 30000 | relative
发酵剂活菌数 | Live cells in the starter | 10⁹ CFU/g | 100 > 500 > 520 | up
发酵周期 | Fermentation time | h | 6.0 > 4.5 > 4.4 | down
= DA-2023-03 | 提高乳铁蛋白收率并保持其生物活性。 | Raise the yield of lactoferrin and keep it active.
乳铁蛋白纯度 | Lactoferrin purity | % | 92 > 97 > 97.3 | up | 进口乳铁蛋白 | Imported lactoferrin | 95 | points
活性保持率 | Activity kept | % | 80 > 92 > 91.4 | up
乳铁蛋白收率 | Lactoferrin yield | % | 60 > 78 > 79 | up
= DA-2024-01 | 明确双峰驼乳功能因子并开发特色制品。 | Identify the functional factors of Bactrian camel milk and make products from them.
鉴定功能因子数 | Functional factors identified | count | 2 > 8 > 6 | up
免疫球蛋白保持率 | Immunoglobulins kept | % | 55 > 80 > 76 | up | 传统喷雾干燥工艺 | Conventional spray drying | 60 | points
= DA-2024-02 | 缩短国产原制奶酪成熟期并稳定风味。 | Ripen domestic natural cheese faster with a stable flavor.
成熟周期 | Ripening time | d | 180 > 90 > 98 | down
感官评分 | Sensory score | points | 78 > 88 > 86.5 | up | 进口切达奶酪 | Imported cheddar | 87 | points
= DA-2024-03 | 实现母乳低聚糖高效合成并用于婴配乳粉。 | Synthesize human milk oligosaccharides efficiently for infant formula.
发酵产量 | Fermentation titer | g/L | 45 > 100 > 82 | up | 国际领先企业公开数据 | Published value of the international leader | 110 | relative
产品纯度 | Product purity | % | 90 > 95 > 94.2 | up
= DA-2025-01 | 提高苜蓿蛋白含量与奶牛饲喂效率。 | Raise the protein of alfalfa and the efficiency of feeding.
苜蓿粗蛋白含量 | Crude protein of alfalfa | % | 18 > 21 > 19.6 | up | 进口特级苜蓿 | Imported premium alfalfa | 21 | points
饲料转化效率 | Feed conversion efficiency | kg/kg | 1.35 > 1.55 > 1.42 | up
= DA-2025-02 | 以国产膜组件生产脱盐乳清粉。 | Produce demineralized whey powder with domestic membranes.
脱盐率 | Demineralization | % | 70 > 90 > 84 | up | 进口脱盐乳清粉 | Imported demineralized whey | 90 | points
膜通量 | Membrane flux | L/(m²·h) | 18 > 28 > 23 | up
= DA-2025-03 | 解析酸马奶菌群并实现标准化发酵。 | Understand the microbes of kumis and ferment it to a standard.
核心功能菌株数 | Core functional strains | count | 3 > 12 > 6 | up
批次风味一致性 | Flavor consistency of batches | % | 65 > 90 > 74 | up
= DA-2025-04 | 形成乳源后生元规模制备与功效证据。 | Make milk-derived postbiotics at scale with evidence of their effect.
有效成分含量 | Active content | mg/g | 5 > 20 > 11 | up
常温货架期 | Shelf life at room temperature | months | 6 > 18 > - | up
= DA-2025-05 | 开发可降解常温乳品包装材料。 | Develop degradable packaging for shelf-stable dairy.
氧气透过量 | Oxygen transmission | cm³/(m²·d) | 12 > 1 > - | down
工业堆肥降解率 | Degradation in industrial compost | % | - > 90 > - | up
"""
)
