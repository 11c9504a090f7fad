"""The 24 academicians: the two whom the announcement names, and 22 fictional ones."""

from dataclasses import dataclass

from tasks.demo.table import rows

DIVISIONS = {
    "cas-mathematics": ("数学物理学部", "Mathematics and Physics"),
    "cas-chemistry": ("化学部", "Chemistry"),
    "cas-life": ("生命科学和医学学部", "Life Sciences and Medical Sciences"),
    "cas-information": ("信息技术科学部", "Information Technical Sciences"),
    "cas-technology": ("技术科学部", "Technological Sciences"),
    "cae-mechanical": ("机械与运载工程学部", "Mechanical and Vehicle Engineering"),
    "cae-information": ("信息与电子工程学部", "Information and Electronic Engineering"),
    "cae-chemical": (
        "化工、冶金与材料工程学部",
        "Chemical, Metallurgical and Materials Engineering",
    ),
    "cae-energy": ("能源与矿业工程学部", "Energy and Mining Engineering"),
    "cae-environment": ("环境与轻纺工程学部", "Environment and Light Industry Engineering"),
    "cae-agriculture": ("农业学部", "Agriculture"),
}


@dataclass(frozen=True)
class Membership:
    """A seat in an academy."""

    academy: str  # cas or cae
    elected: int
    division_zh: str
    division_en: str


@dataclass(frozen=True)
class Academician:
    """A member of one academy, or of both, and the task they advise."""

    name_zh: str
    name_en: str
    organization: str  # empty where the announcement names no employer
    task: str
    memberships: tuple[Membership, ...]


_TABLE = """
徐南平|Xu Nanping||HY-2023-02|cae-chemical 2005
汤广福|Tang Guangfu||ES-2023-01|cae-energy 2017
顾砚川|Gu Yanchuan|university-jingyao|ES-2023-03|cae-energy 2013
裴朔原|Pei Shuoyuan|university-yanzhou-electric|ES-2025-01|cae-energy 2019
祁云岫|Qi Yunxiu|university-zheyan|ES-2024-02|cas-technology 2015
陆汀舟|Lu Tingzhou|university-liaolan|RE-2023-01|cae-chemical 2011
程筠石|Cheng Yunshi|university-jingce-technology|RE-2023-03|cas-chemistry 2009 cae-chemical 2011
姚崇砺|Yao Chongli|university-yunlu-science|RE-2023-02|cae-chemical 2017
邵澜庭|Shao Lanting|university-liaoce-metallurgy|RE-2025-02|cae-chemical 2021
段亦珩|Duan Yiheng|university-suyun|HY-2023-01|cas-chemistry 2017
桑衍之|Sang Yanzhi|university-huyue-technology|HY-2024-03|cas-technology 2021
阮清垣|Ruan Qingyuan|university-jinwan|HY-2025-01|cae-chemical 2015
乔岳霖|Qiao Yuelin|university-jinghe-agricultural|DA-2023-01|cae-environment 2019
苗望舒|Miao Wangshu|university-suhe-food|DA-2023-02|cae-environment 2013
宁策远|Ning Ceyuan|university-huce|AI-2024-01|cas-information 2019
贺庚野|He Gengye|university-jingmu-mining|AI-2023-01|cae-energy 2009
霍景渊|Huo Jingyuan|university-qince-aeronautics|LA-2023-01|cae-mechanical 2015
郎季川|Lang Jichuan|university-beijiang-engineering|LA-2024-01|cas-information 2013
蒲映雪|Pu Yingxue|university-longhe-agricultural|BT-2023-01|cae-agriculture 2017
柯砚秋|Ke Yanqiu|university-huce-life|BT-2024-01|cas-life 2021
额尔敦毕力格|Erdenbilig|university-chile-agricultural|BT-2024-02|cae-agriculture 2021
傅岩庭|Fu Yanting|university-qinyue|IN-2023-01|cas-technology 2011
晏北辰|Yan Beichen|university-songyuan-optics|IN-2023-01|cas-mathematics 2015
莫听泉|Mo Tingquan|university-qingyuan|IN-2024-01|cas-technology 2019
"""


def _memberships(seats: str) -> tuple[Membership, ...]:
    words = seats.split()
    return tuple(
        Membership(division.split("-")[0], int(year), *DIVISIONS[division])
        for division, year in zip(words[::2], words[1::2], strict=True)
    )


ACADEMICIANS = tuple(
    Academician(zh, en, organization, task, _memberships(seats)) for zh, en, organization, task, seats in rows(_TABLE)
)
