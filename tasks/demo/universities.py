"""Universities, hospitals and public institutions that take part in tasks, and their units."""

from tasks.demo.organization import Organization
from tasks.demo.table import rows

_UNIVERSITIES = """
qingyuan|青垣大学|Qingyuan University|150100|energy-storage ai infrastructure
chile-agricultural|敕原农业大学|Chiyuan Agricultural University|150100|dairy biotechnology
shuobei-technology|朔北工业大学|Shuobei University of Technology|150100|low-altitude energy-storage infrastructure
yunlu-science|云麓科技大学|Yunlu University of Science and Technology|150200|rare-earths hydrogen ai
xiliao|西辽河民族大学|West Liao River University for Nationalities|150500|biotechnology ai
hongshan|赤峰岚山学院|Lanshan College, Chifeng|150400|energy-storage dairy
linhai|呼伦贝尔林海学院|Linhai College, Hulunbuir|150700|low-altitude biotechnology
huanghe|河套润禾学院|Runhe College, Hetao|150800|biotechnology dairy
maodeng|锡林郭勒茂登职业大学|Maodeng Vocational University, Xilingol|152500|dairy low-altitude
lingnan-medical|岭朔医科大学|Lingshuo Medical University|150100|biotechnology
jingyao|京曜大学|Jingyao University|beijing|energy-storage hydrogen ai
jingce-technology|京策理工大学|Jingce University of Science and Technology|beijing|low-altitude infrastructure rare-earths
jinghe-agricultural|京禾农业大学|Jinghe Agricultural University|beijing|dairy biotechnology
jingmu-mining|京木矿业大学|Jingmu University of Mining|beijing|ai rare-earths
jinwan|津湾大学|Jinwan University|tianjin|energy-storage hydrogen
jinhe-technology|津禾科技大学|Jinhe University of Science and Technology|tianjin|dairy low-altitude
yanzhou-electric|燕洲电力大学|Yanzhou Electric Power University|hebei|energy-storage infrastructure
liaolan|辽岚大学|Liaolan University|liaoning|rare-earths hydrogen
liaoce-metallurgy|辽策冶金大学|Liaoce University of Metallurgy|liaoning|rare-earths
songyuan-optics|松垣光机大学|Songyuan University of Optics and Mechanics|jilin|infrastructure rare-earths
beijiang-engineering|龙屿工程大学|Longyu Engineering University|heilongjiang|low-altitude ai
longhe-agricultural|龙禾农业大学|Longhe Agricultural University|heilongjiang|dairy biotechnology
huce|沪策大学|Huce University|shanghai|ai hydrogen biotechnology
huyue-technology|沪岳理工大学|Huyue University of Technology|shanghai|hydrogen infrastructure
suyun|苏筠大学|Suyun University|jiangsu|hydrogen rare-earths
suhe-food|苏禾食品大学|Suhe Food University|jiangsu|dairy biotechnology
zheyan|浙砚大学|Zheyan University|zhejiang|ai energy-storage
wanlan|皖澜大学|Wanlan University|anhui|ai infrastructure
luyue|鲁岳大学|Luyue University|shandong|hydrogen dairy
echu-technology|鄂楚理工大学|Echu University of Technology|hubei|energy-storage low-altitude
yuehai-aviation|粤珩航空大学|Yueheng Aviation University|guangdong|low-altitude
shuling|蜀苓大学|Shuling University|sichuan|low-altitude biotechnology
qinyue|秦樾大学|Qinyue University|shaanxi|infrastructure energy-storage
qince-aeronautics|秦策航空航天大学|Qince University of Aeronautics|shaanxi|low-altitude infrastructure
longyou|陇佑大学|Longyou University|gansu|hydrogen biotechnology
"""

_HOSPITALS = """
qingyuan-hospital|青垣大学附属医院|Affiliated Hospital of Qingyuan University|150100|biotechnology
lingshuo-hospital|岭朔医科大学第一附属医院|First Affiliated Hospital of Lingshuo Medical University|150100|biotechnology
mengyi-hospital|蒙岚蒙医中医院|Menglan Hospital of Mongolian and Chinese Medicine|150500|biotechnology
yunlu-hospital|云麓市民医院|Yunlu Citizens' Hospital|150200|biotechnology ai
ruhe-children-hospital|沐禾妇幼保健院|Muhe Maternal and Child Hospital|150100|dairy
jingyao-nutrition-hospital|京曜临床营养医院|Jingyao Hospital of Clinical Nutrition|beijing|dairy
"""

_PUBLIC = """
quality-inspection|朔北产品质量检验检测中心|Shuobei Product Quality Inspection Center|150100|dairy rare-earths|other
animal-disease-control|青垣动物疫病防控中心|Qingyuan Animal Disease Control Center|150100|biotechnology|government
grassland-station|锡林郭勒草原生态监测站|Xilingol Grassland Ecology Station|152500|ai biotechnology|other
forest-fire-station|兴安岭林草防火站|Hinggan Forest and Grassland Fire Station|152200|low-altitude|government
livestock-improvement|朔北家畜改良站|Shuobei Livestock Improvement Station|150100|biotechnology dairy|other
seed-management|河套种业服务中心|Hetao Seed Industry Service Center|150800|biotechnology|government
metrology-service|朔北计量测试服务中心|Shuobei Metrology and Test Service Center|150100|infrastructure hydrogen|other
special-equipment|朔北特种设备检验所|Shuobei Special Equipment Inspection Institute|150100|hydrogen energy-storage|other
low-altitude-service|鄂尔多斯低空飞行服务站|Ordos Low-Altitude Flight Service Station|150600|low-altitude|government
language-service|朔北民族语文信息中心|Shuobei Language and Information Center|150100|ai|government
meteorology-service|阿拉善荒漠气象服务中心|Alxa Desert Weather Service Center|152900|infrastructure energy-storage|government
farm-extension|通辽农牧技术推广站|Tongliao Farm and Livestock Extension Station|150500|biotechnology dairy|other
data-service|和林算力数据服务中心|Helin Computing and Data Service Center|150100|ai infrastructure|other
port-service|二连口岸综合服务中心|Erlian Port Service Center|152500|low-altitude|government
"""

# Units are no legal entities: they count as their parent.
_UNITS = """
qingyuan|physics|物理学院|School of Physics
qingyuan|computing|计算机学院|School of Computing
qingyuan|energy-lab|能源材料实验室|Laboratory for Energy Materials
chile-agricultural|food|食品科学学院|College of Food Science
chile-agricultural|animal|动物科学学院|College of Animal Science
chile-agricultural|grass|草原学院|College of Grassland Science
shuobei-technology|aviation|航空学院|School of Aviation
shuobei-technology|electric|电力学院|School of Electric Power
yunlu-science|materials|材料学院|School of Materials
yunlu-science|rare-earth|稀土学院|School of Rare Earths
yunlu-science|mining|矿业学院|School of Mining
xiliao|medicine|蒙医药学院|School of Mongolian Medicine
lingnan-medical|pharmacy|药学院|School of Pharmacy
jingyao|electrical|电机系|Department of Electrical Engineering
jingyao|chemistry|化工系|Department of Chemical Engineering
jingce-technology|aerospace|宇航学院|School of Astronautics
jinghe-agricultural|food|乳品科学系|Department of Dairy Science
jinwan|chemical|化工学院|School of Chemical Engineering
yanzhou-electric|storage-lab|储能实验室|Energy Storage Laboratory
liaolan|metal|金属材料实验室|Metal Materials Laboratory
songyuan-optics|grating|光栅实验室|Grating Laboratory
beijiang-engineering|flight|飞行控制研究室|Flight Control Group
huce|life|生命科学学院|School of Life Sciences
huce|ai|人工智能学院|School of Artificial Intelligence
suyun|chemical|膜材料实验室|Membrane Materials Laboratory
suhe-food|fermentation|发酵工程学院|School of Fermentation Engineering
zheyan|control|控制学院|School of Control Engineering
qinyue|metrology|精密仪器学院|School of Precision Instruments
beilan-rare-earth|technology|技术中心|Technology Center
cangyuan-grid|ordos|鄂尔多斯分公司|Ordos Branch
"""


def _taking_part(key: str, zh: str, en: str, kind: str, place: str, clusters: str) -> Organization:
    region, province = (place, "") if place.isdigit() else ("", place)
    return Organization(key, zh, en, kind, region, province, tuple(clusters.split()))


UNIVERSITIES = tuple(
    _taking_part(f"university-{key}", zh, en, "university", place, clusters)
    for key, zh, en, place, clusters in rows(_UNIVERSITIES)
)
HOSPITALS = tuple(
    _taking_part(key, zh, en, "hospital", place, clusters) for key, zh, en, place, clusters in rows(_HOSPITALS)
)
PUBLIC_INSTITUTIONS = tuple(
    _taking_part(key, zh, en, kind, place, clusters) for key, zh, en, place, clusters, kind in rows(_PUBLIC)
)


def units(parents: dict[str, Organization]) -> tuple[Organization, ...]:
    """The colleges, laboratories and branches, given the legal entities by key."""
    made = []
    for owner, key, zh, en in rows(_UNITS):
        parent = parents.get(f"university-{owner}") or parents[owner]
        made.append(
            Organization(
                f"{parent.key}-{key}",
                f"{parent.name_zh}{zh}",
                f"{en}, {parent.name_en}",
                parent.kind,
                region=parent.region,
                province=parent.province,
                clusters=parent.clusters,
                parent=parent.key,
                is_legal_entity=False,
            )
        )
    return tuple(made)
