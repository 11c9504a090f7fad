"""What everything else stands on: regions, the program and its clusters, the scale of readiness."""

from datetime import date

from breakthrough.demo import Script
from tasks.demo.portfolio import CLUSTERS
from tasks.demo.story.accounts import Desks
from tasks.demo.story.calendar import LAUNCH
from tasks.demo.table import rows
from tasks.models import Cluster, Program, Region, TrlLevel

# Codes changed when a league became a city; the others are older than this register.
REGIONS = """
150000|region||内蒙古自治区|Inner Mongolia Autonomous Region|
150100|city|150000|呼和浩特市|Hohhot|
150200|city|150000|包头市|Baotou|
150300|city|150000|乌海市|Wuhai|
150400|city|150000|赤峰市|Chifeng|
150500|city|150000|通辽市|Tongliao|1999-01-13
150600|city|150000|鄂尔多斯市|Ordos|2001-02-26
150700|city|150000|呼伦贝尔市|Hulunbuir|2001-10-10
150800|city|150000|巴彦淖尔市|Bayannur|2003-12-01
150900|city|150000|乌兰察布市|Ulanqab|2003-12-01
152200|league|150000|兴安盟|Hinggan League|
152500|league|150000|锡林郭勒盟|Xilingol League|
152900|league|150000|阿拉善盟|Alxa League|
150781|county|150700|满洲里市|Manzhouli|
152501|county|152500|二连浩特市|Erenhot|
"""

_LEVELS = """
1|报告级|Report
2|方案级|Concept
3|仿真级|Simulation
4|功能级|Function
5|初样级|First sample
6|正样级|Final sample
7|环境级|Environment
8|产品级|Product
9|系统级|System
10|销售级|Sales
11|盈亏级|Break-even
12|利润级|Profit
13|回报级|Return
"""
STANDARD_LEVELS = 9


def lay(script: Script, desks: Desks) -> tuple[dict[str, Region], dict[str, Cluster]]:
    """Regions and clusters by their codes."""
    regions: dict[str, Region] = {}
    for code, kind, parent, zh, en, since in rows(REGIONS):
        valid_from = date.fromisoformat(since) if since else None
        regions[code] = Region(
            code=code, kind=kind, parent=regions.get(parent), name_zh=zh, name_en=en, valid_from=valid_from
        )
    program = make_program(regions["150000"])
    clusters = make_clusters(program)
    script.add(
        desks.planning.at(LAUNCH),
        *regions.values(),
        program,
        *clusters.values(),
        *levels(),
        by=desks.planning.user,
    )
    return regions, clusters


def make_program(region: Region) -> Program:
    return Program(
        code="breakthrough",
        name_zh="科技“突围”工程",
        name_en="“Breakthrough” science and technology project",
        level="region",
        region=region,
        starts_on=date(2023, 1, 1),
    )


def make_clusters(program: Program) -> dict[str, Cluster]:
    return {
        cluster.code: Cluster(
            program=program,
            code=cluster.code,
            kind=cluster.kind,
            name_zh=cluster.name_zh,
            name_en=cluster.name_en,
            aliases=list(cluster.aliases),
            position=position,
            starts_on=STARTS.get(cluster.code, date(2023, 1, 1)),
        )
        for position, cluster in enumerate(CLUSTERS, 1)
    }


# The clusters that joined after the launch.
STARTS = {"ai": date(2023, 4, 10), "low-altitude": date(2023, 6, 5), "infrastructure": date(2023, 6, 26)}


def levels() -> list[TrlLevel]:
    return [
        TrlLevel(
            scale="GB/T 22900" if int(level) <= STANDARD_LEVELS else "extended", level=level, name_zh=zh, name_en=en
        )
        for level, zh, en in rows(_LEVELS)
    ]
