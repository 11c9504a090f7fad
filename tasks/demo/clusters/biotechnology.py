"""Biotechnology: tasks and targets."""

from tasks.demo.task import Task, targets

TASKS = (
    Task(
        "BT-2023-01",
        "重大动物疫病mRNA疫苗创制",
        "Veterinary mRNA vaccines against major animal diseases",
        "ankang-veterinary",
        "nurture",
        "150100",
        "2023-06-01/2026-05-31",
        (3, 7, 6),
    ),
    Task(
        "BT-2023-02",
        "高产奶牛性控胚胎规模化生产技术",
        "Sexed embryos of high-yield dairy cows at production scale",
        "yuzhong-breeding",
        "upgrade",
        "150100",
        "2023-05-01/2025-04-30",
        (5, 9, 9),
        status="closed",
        conclusion="passed_after_rectification",
    ),
    Task(
        "BT-2024-01",
        "氨基酸高效合成细胞工厂与绿色提取",
        "Cell factories for amino acids and their clean extraction",
        "haoyuan-amino",
        "upgrade",
        "150500",
        "2024-04-01/2026-12-31",
        (5, 9, 7),
    ),
    Task(
        "BT-2024-02",
        "优质肉羊全基因组选择育种与种源创新",
        "Genomic selection of meat sheep and new breeding stock",
        "jinyang-sheep",
        "upgrade",
        "150800",
        "2024-05-01/2027-04-30",
        (4, 8, 6),
    ),
    Task(
        "BT-2025-01",
        "蒙药经典方药效物质解析与现代制剂",
        "Active substances of classic Mongolian medicines and their modern dosage forms",
        "mengyao-pharma",
        "upgrade",
        "150500",
        "2025-05-01/2028-04-30",
        (3, 7, 5),
    ),
    Task(
        "BT-2025-02",
        "盐碱地耐盐作物种质创新与生物改良",
        "Salt-tolerant crops and biological improvement of saline soils",
        "platform-grassland-biology",
        "expand",
        "150800",
        "2025-05-01/2028-04-30",
        (4, 7, 5),
    ),
    Task(
        "BT-2025-03",
        "一碳气体生物发酵制单细胞蛋白",
        "Single-cell protein by fermentation of one-carbon gases",
        "tanfeng-biomanufacturing",
        "nurture",
        "150600",
        "2025-06-01/2028-05-31",
        (3, 7, 4),
    ),
    Task(
        "BT-2025-04",
        "抗病马铃薯新品种与脱毒种薯工厂化繁育",
        "Disease-resistant potatoes and factory propagation of virus-free seed",
        "shuyuan-potato",
        "upgrade",
        "150900",
        "2025-05-01/2027-12-31",
        (5, 8, 6),
    ),
)

TARGETS = targets(
    """
= BT-2023-01 | 创制具有自主知识产权的动物mRNA疫苗。 | Create veterinary mRNA vaccines with intellectual property of our own.
免疫保护率 | Protection rate | % | 75 > 90 > 91 | up | 进口灭活疫苗 | Imported inactivated vaccines | 85 | points
2–8℃保存期 | Shelf life at 2–8 °C | months | 1 > 12 > 9 | up
= BT-2023-02 | 实现高产奶牛性控胚胎规模化生产与移植。 | Produce and transfer sexed embryos of high-yield cows at scale.
母犊率 | Female calf rate | % | 85 > 92 > 93.1 | up | 国外性控精液产品 | Foreign sexed semen | 90 | points
移植受胎率 | Conception rate | % | 40 > 50 > 50.4 | up
年产胚胎数 | Embryos per year | count | 6000 > 30000 > 31200 | up
= BT-2024-01 | 提升氨基酸菌株产率并减少提取废水。 | Raise the yield of amino acid strains and cut wastewater from extraction.
糖酸转化率 | Sugar-to-acid conversion | % | 58 > 68 > 66.8 | up | 国际领先企业菌株 | Strains of the international leader | 70 | points
吨产品废水量 | Wastewater per ton of product | m³/t | 12 > 5 > 5.6 | down
= BT-2024-02 | 以全基因组选择加快肉羊新品系培育。 | Breed new lines of meat sheep faster by genomic selection.
育种值估计准确性 | Accuracy of breeding values | % | 45 > 65 > 61 | up
六月龄体重 | Weight at six months | kg | 45 > 55 > 53 | up | 引进杜泊羊品种 | Imported Dorper sheep | 52 | relative
= BT-2025-01 | 阐明经典蒙药药效物质并改进制剂。 | Explain the active substances of classic Mongolian medicines and improve their forms.
鉴定药效成分数 | Active compounds identified | count | 5 > 30 > 14 | up
批间一致性 | Consistency between batches | % | 75 > 92 > 84 | up
= BT-2025-02 | 培育耐盐作物并形成盐碱地改良模式。 | Breed salt-tolerant crops and a way to improve saline soil.
耐盐浓度 | Salt tolerance | % | 0.3 > 0.5 > 0.4 | up
亩产增幅 | Yield increase per mu | % | 0 > 15 > 8 | up | 当地主栽品种 | Main local variety | 5 | points
= BT-2025-03 | 以一碳气体发酵生产饲用单细胞蛋白。 | Make feed protein by fermenting one-carbon gases.
体积产率 | Volumetric productivity | g/(L·h) | 0.8 > 3.0 > 1.5 | up | 国际示范工厂 | International demonstration plant | 2.8 | relative
粗蛋白含量 | Crude protein | % | 70 > 80 > 79 | up
= BT-2025-04 | 选育抗病马铃薯并建立工厂化脱毒繁育体系。 | Breed disease-resistant potatoes and propagate virus-free seed in factories.
晚疫病抗性等级提升 | Gain in late-blight resistance grade | grade | 0 > 2 > 1 | up
微型薯单株结薯数 | Minitubers per plant | count | 8 > 20 > 15 | up | 国外气雾栽培系统 | Foreign aeroponic systems | 18 | relative
"""
)
