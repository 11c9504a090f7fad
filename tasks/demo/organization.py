"""The shape in which the demonstration describes organizations, and the places they come from."""

from dataclasses import dataclass

PROVINCES = {
    "beijing": ("北京", "Beijing"),
    "tianjin": ("天津", "Tianjin"),
    "hebei": ("河北", "Hebei"),
    "liaoning": ("辽宁", "Liaoning"),
    "jilin": ("吉林", "Jilin"),
    "heilongjiang": ("黑龙江", "Heilongjiang"),
    "shanghai": ("上海", "Shanghai"),
    "jiangsu": ("江苏", "Jiangsu"),
    "zhejiang": ("浙江", "Zhejiang"),
    "anhui": ("安徽", "Anhui"),
    "shandong": ("山东", "Shandong"),
    "hubei": ("湖北", "Hubei"),
    "guangdong": ("广东", "Guangdong"),
    "sichuan": ("四川", "Sichuan"),
    "shaanxi": ("陕西", "Shaanxi"),
    "gansu": ("甘肃", "Gansu"),
}


@dataclass(frozen=True)
class Organization:
    """A fictional organization: a legal entity, or a unit that rolls up to its parent."""

    key: str
    name_zh: str
    name_en: str
    kind: str  # enterprise, university, institute, platform, hospital, government or other
    region: str = ""  # a league or city of Inner Mongolia, or else
    province: str = ""  # a key of PROVINCES
    clusters: tuple[str, ...] = ()  # where it takes part in tasks
    parent: str = ""
    led_by: str = ""  # of a platform: the enterprise that leads it
    is_legal_entity: bool = True
    linked: bool = True  # leads, takes part in, or employs people assigned to tasks
