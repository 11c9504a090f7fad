"""Research institutes and companies that take part in tasks: a name, a place and a field."""

from tasks.demo.organization import PROVINCES, Organization

_FIRST = "岚Lan 霁Ji 沐Mu 砺Li 曜Yao 澄Cheng 峤Qiao 桓Huan 翊Yi 湛Zhan 骁Xiao 珩Heng 晴Qing 穗Sui"
_SECOND = "屿yu 川chuan 原yuan 禾he 舟zhou 策ce 岳yue 野ye 渡du 霖lin"

_HOME = {
    "150100": ("呼和浩特", "Hohhot"),
    "150200": ("包头", "Baotou"),
    "150300": ("乌海", "Wuhai"),
    "150400": ("赤峰", "Chifeng"),
    "150500": ("通辽", "Tongliao"),
    "150600": ("鄂尔多斯", "Ordos"),
    "150700": ("呼伦贝尔", "Hulunbuir"),
    "150800": ("巴彦淖尔", "Bayannur"),
    "150900": ("乌兰察布", "Ulanqab"),
    "152200": ("兴安", "Hinggan"),
    "152500": ("锡林郭勒", "Xilingol"),
    "152900": ("阿拉善", "Alxa"),
}
_PLACES = _HOME | PROVINCES

_INSTITUTES = {
    "energy-storage": """
        新能源研究院|Institute of New Energy
        电力系统研究院|Power Systems Research Institute
        储能技术研究院|Energy Storage Research Institute
        电化学研究所|Institute of Electrochemistry
        热能工程研究所|Institute of Thermal Engineering
        电工材料研究所|Institute of Electrical Materials
        风能研究所|Wind Energy Research Institute
        输电技术研究院|Power Transmission Research Institute""",
    "rare-earths": """
        稀土材料研究院|Rare-Earth Materials Research Institute
        磁性材料研究所|Institute of Magnetic Materials
        有色金属研究院|Non-Ferrous Metals Research Institute
        催化材料研究所|Institute of Catalytic Materials
        光功能材料研究所|Institute of Optical Materials
        资源综合利用研究所|Institute of Resource Utilization
        表面工程研究所|Institute of Surface Engineering
        钢铁材料研究院|Steel Materials Research Institute""",
    "hydrogen": """
        氢能研究院|Hydrogen Energy Research Institute
        催化化学研究所|Institute of Catalytic Chemistry
        燃料电池研究所|Fuel Cell Research Institute
        化工过程研究院|Chemical Process Research Institute
        压力容器研究所|Pressure Vessel Research Institute
        膜技术研究所|Membrane Technology Institute
        管道安全研究院|Pipeline Safety Research Institute
        碳资源研究所|Institute of Carbon Resources""",
    "dairy": """
        乳品科学研究院|Dairy Science Research Institute
        食品营养研究所|Institute of Food and Nutrition
        微生物资源研究所|Institute of Microbial Resources
        发酵工程研究所|Institute of Fermentation Engineering
        饲草研究所|Forage Research Institute
        食品装备研究院|Food Equipment Research Institute
        畜产品加工研究所|Institute of Livestock Products""",
    "ai": """
        人工智能研究院|Institute of Artificial Intelligence
        智能计算研究所|Institute of Intelligent Computing
        机器人研究院|Robotics Research Institute
        煤炭智能开采研究院|Institute of Intelligent Coal Mining
        空间信息研究所|Institute of Spatial Information
        语言智能研究所|Institute of Language Intelligence
        工业软件研究院|Industrial Software Research Institute""",
    "low-altitude": """
        无人机系统研究院|UAV Systems Research Institute
        飞行器设计研究所|Aircraft Design Institute
        航空动力研究所|Institute of Aircraft Propulsion
        空管技术研究院|Air Traffic Technology Institute
        复合材料研究所|Institute of Composite Materials
        导航通信研究所|Institute of Navigation and Communications
        低温环境试验研究所|Institute of Cold-Climate Testing""",
    "biotechnology": """
        生物技术研究院|Biotechnology Research Institute
        畜牧兽医研究所|Institute of Animal Husbandry and Veterinary Medicine
        合成生物研究院|Synthetic Biology Research Institute
        作物育种研究所|Crop Breeding Institute
        民族医药研究所|Institute of Traditional Medicine
        生态修复研究所|Institute of Ecological Restoration
        疫苗工程研究所|Institute of Vaccine Engineering
        基因组研究所|Genomics Institute""",
    "infrastructure": """
        计量科学研究院|Institute of Metrology
        精密光学研究所|Institute of Precision Optics
        空间技术研究院|Space Technology Institute
        材料测试研究院|Materials Testing Institute
        电力仿真研究所|Institute of Power Simulation
        环境试验研究院|Environmental Testing Institute
        科学仪器研究所|Institute of Scientific Instruments""",
}

_COMPANIES = {
    "energy-storage": """
        电力电子|Power Electronics
        变流技术|Converter Technology
        电池材料|Battery Materials
        电缆|Cable
        储能系统集成|Storage Integration
        智能电网|Smart Grid
        熔盐装备|Molten Salt Equipment
        绝缘材料|Insulation Materials
        电站运维|Power Station Services
        测控技术|Measurement and Control""",
    "rare-earths": """
        磁材加工|Magnet Machining
        窑炉工程|Furnace Engineering
        矿产资源|Mineral Resources
        金属粉体|Metal Powders
        环保工程|Environmental Engineering
        耐火材料|Refractories
        电机应用|Motor Applications
        表面处理|Surface Treatment
        检测技术|Testing Technology
        高纯金属|High-Purity Metals""",
    "hydrogen": """
        氢能装备|Hydrogen Equipment
        压缩机|Compressors
        膜电极|Membrane Electrodes
        碳纤维|Carbon Fiber
        甲醇能源|Methanol Energy
        加氢站建设|Refueling Stations
        阀门|Valves
        化工装备|Chemical Equipment
        燃料电池系统|Fuel Cell Systems
        气体检测|Gas Detection""",
    "dairy": """
        牧业|Livestock
        乳品装备|Dairy Equipment
        膜分离|Membrane Separation
        益生菌|Probiotics
        营养食品|Nutritional Foods
        冷链物流|Cold Chain Logistics
        饲料|Feed
        食品检测|Food Testing
        草业|Forage""",
    "ai": """
        智能科技|Intelligent Technology
        云服务|Cloud Services
        数据技术|Data Technology
        矿山智能装备|Intelligent Mining Equipment
        传感技术|Sensing Technology
        软件|Software
        机器视觉|Machine Vision
        地理信息|Geographic Information
        智慧牧业|Smart Livestock""",
    "low-altitude": """
        航空器部件|Aircraft Components
        无人机服务|UAV Services
        飞控技术|Flight Control
        航空发动机|Aero Engines
        复合材料|Composites
        通用航空|General Aviation
        雷达技术|Radar Technology
        电推进|Electric Propulsion
        空域信息|Airspace Information""",
    "biotechnology": """
        生物工程|Bioengineering
        兽药|Veterinary Drugs
        种业|Seed
        羊业|Sheep
        酶制剂|Enzymes
        发酵技术|Fermentation
        药业|Pharmaceuticals
        土壤改良|Soil Improvement
        肉牛繁育|Beef Cattle Breeding
        基因检测|Gene Testing""",
    "infrastructure": """
        光学仪器|Optical Instruments
        精密机械|Precision Machinery
        真空设备|Vacuum Equipment
        实验装备|Laboratory Equipment
        工程设计|Engineering Design
        超净工程|Cleanroom Engineering
        激光技术|Laser Technology
        光伏测试|Photovoltaic Testing
        试验设备|Test Equipment
        振动控制|Vibration Control""",
}


def _stem(number: int) -> tuple[str, str]:
    """One of 140 two-character names: each pair of characters is used once."""
    first = _FIRST.split()[number % 14]
    second = _SECOND.split()[(number * 3 + number // 14) % 10]
    return first[0] + second[0], first[1:] + second[1:]


def _partners(
    fields: dict[str, str], kind: str, start: int, zh_end: str, en_end: str, outside: int
) -> tuple[Organization, ...]:
    """One organization per field; of ten, `outside` come from other provinces."""
    made: list[Organization] = []
    home, provinces = list(_HOME), list(PROVINCES)
    for cluster, table in fields.items():
        for line in table.strip().splitlines():
            field_zh, field_en = line.strip().split("|")
            number = len(made)
            stem_zh, stem_en = _stem(start + number)
            away = number * 7 % 10 < outside
            place = provinces[number % 16] if away else home[number % 12]
            place_zh, place_en = _PLACES[place]
            made.append(
                Organization(
                    f"{kind}-{stem_en.lower()}-{place_en.lower()}",
                    f"{place_zh}{stem_zh}{field_zh}{zh_end}",
                    f"{place_en} {stem_en} {field_en}{en_end}",
                    kind,
                    region="" if away else place,
                    province=place if away else "",
                    clusters=(cluster,),
                )
            )
    return tuple(made)


INSTITUTES = _partners(_INSTITUTES, "institute", 0, "", "", outside=5)
COMPANIES = _partners(_COMPANIES, "enterprise", 60, "有限公司", " Co., Ltd.", outside=4)
