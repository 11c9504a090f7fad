"""Enterprises and innovation platforms that lead tasks, and the companies that only use results."""

from tasks.demo.organization import Organization
from tasks.demo.table import rows

_ENTERPRISES = """
cangyuan-grid|苍原电网科技集团有限公司|Cangyuan Grid Technology Group Co., Ltd.|150100
shuochuan-storage|鄂尔多斯市朔川储能科技有限公司|Ordos Shuochuan Energy Storage Technology Co., Ltd.|150600
langyao-energy|朗曜新能源科技有限公司|Langyao New Energy Technology Co., Ltd.|150900
heshan-power-equipment|乌海市河山动力装备有限公司|Wuhai Heshan Power Equipment Co., Ltd.|150300
fanyu-flow-battery|赤峰钒域液流电池有限公司|Chifeng Fanyu Flow Battery Co., Ltd.|150400
huolin-thermal|通辽市霍麟热电有限责任公司|Tongliao Huolin Thermal Power Co., Ltd.|150500
xuehe-battery|呼伦贝尔雪禾电池科技有限公司|Hulunbuir Xuehe Battery Technology Co., Ltd.|150700
ziyuan-wind|锡林郭勒孜原风电装备有限公司|Xilingol Ziyuan Wind Power Equipment Co., Ltd.|152500
tanyao-carbon|乌海市炭曜碳材料有限公司|Wuhai Tanyao Carbon Materials Co., Ltd.|150300
dianqiong-storage|内蒙古电穹储能集团有限公司|Inner Mongolia Dianqiong Storage Group Co., Ltd.|150600
beilan-rare-earth|包头北岚稀土集团有限公司|Baotou Beilan Rare Earth Group Co., Ltd.|150200
tiance-magnet|包头天策磁性材料有限公司|Baotou Tiance Magnetic Materials Co., Ltd.|150200
ruihang-magnet|包头睿珩永磁科技有限公司|Baotou Ruiheng Permanent Magnet Technology Co., Ltd.|150200
jingqi-polishing|包头晶砌抛光材料有限公司|Baotou Jingqi Polishing Materials Co., Ltd.|150200
lanjing-catalyst|乌海市岚净环保催化有限公司|Wuhai Lanjing Environmental Catalysts Co., Ltd.|150300
mofang-magnet|巴彦淖尔墨舫磁材有限公司|Bayannur Mofang Magnetics Co., Ltd.|150800
gangyan-steel|包头钢砚特钢有限公司|Baotou Gangyan Special Steel Co., Ltd.|150200
dongli-motor|包头栋砺电机制造有限公司|Baotou Dongli Motor Manufacturing Co., Ltd.|150200
guangyu-phosphor|赤峰光屿发光材料有限公司|Chifeng Guangyu Phosphors Co., Ltd.|150400
beiling-smelting|包头北翎稀土冶炼有限公司|Baotou Beiling Rare Earth Smelting Co., Ltd.|150200
xunhuan-magnet|巴彦淖尔旬寰再生资源有限公司|Bayannur Xunhuan Recycling Co., Ltd.|150800
qingyao-hydrogen|鄂尔多斯市氢瑶制氢装备有限公司|Ordos Qingyao Hydrogen Equipment Co., Ltd.|150600
chengpu-chemical|内蒙古澄璞煤化集团有限公司|Inner Mongolia Chengpu Coal Chemical Group Co., Ltd.|150600
daao-gas|包头达澳燃气有限公司|Baotou Da'ao Gas Co., Ltd.|150200
chituo-vehicle|鄂尔多斯市驰拓重型汽车有限公司|Ordos Chituo Heavy Vehicle Co., Ltd.|150600
zhimo-electrolysis|呼和浩特质墨电解科技有限公司|Hohhot Zhimo Electrolysis Technology Co., Ltd.|150100
xingyuan-ammonia|兴安盟兴垣绿氨有限公司|Hinggan Xingyuan Green Ammonia Co., Ltd.|152200
liqing-vessel|呼和浩特砺轻容器有限公司|Hohhot Liqing Pressure Vessel Co., Ltd.|150100
yuanshu-pipeline|乌兰察布远枢管道科技有限公司|Ulanqab Yuanshu Pipeline Technology Co., Ltd.|150900
qinghe-energy|内蒙古氢合能源集团有限公司|Inner Mongolia Qinghe Energy Group Co., Ltd.|150600
caoyao-dairy|内蒙古草曜乳业集团有限公司|Inner Mongolia Caoyao Dairy Group Co., Ltd.|150100
junyuan-cultures|呼和浩特菌源生物发酵剂有限公司|Hohhot Junyuan Starter Cultures Co., Ltd.|150100
tuoxiang-dairy|阿拉善驼乡乳业有限公司|Alxa Tuoxiang Dairy Co., Ltd.|152900
zhenlao-cheese|内蒙古臻酪奶酪有限公司|Inner Mongolia Zhenlao Cheese Co., Ltd.|150100
ruyao-nutrition|包头乳瑶营养食品有限公司|Baotou Ruyao Nutrition Co., Ltd.|150200
ludu-forage|赤峰绿渡草业有限公司|Chifeng Ludu Forage Co., Ltd.|150400
mochuan-whey|巴彦淖尔膜川乳清科技有限公司|Bayannur Mochuan Whey Technology Co., Ltd.|150800
machuan-kumis|锡林郭勒马川酸马奶有限公司|Xilingol Machuan Kumis Co., Ltd.|152500
beituo-mining-vehicle|内蒙古北拓矿用车有限公司|Inner Mongolia Beituo Mining Vehicle Co., Ltd.|150600
suanyuan-computing|内蒙古算垣云计算有限公司|Inner Mongolia Suanyuan Cloud Computing Co., Ltd.|150100
muzhi-farm|呼和浩特牧知智慧牧业有限公司|Hohhot Muzhi Smart Farming Co., Ltd.|150100
yuyan-language|呼和浩特语砚语言科技有限公司|Hohhot Yuyan Language Technology Co., Ltd.|150100
jingshi-robot|鄂尔多斯市井矢机器人有限公司|Ordos Jingshi Robotics Co., Ltd.|150600
tianmu-remote-sensing|锡林浩特天牧遥感科技有限公司|Xilinhot Tianmu Remote Sensing Technology Co., Ltd.|152500
huolu-aluminum|通辽市霍麓铝业有限公司|Tongliao Huolu Aluminum Co., Ltd.|150500
qiongye-aircraft|内蒙古穹野航空科技有限公司|Inner Mongolia Qiongye Aircraft Technology Co., Ltd.|150100
hanyi-uav|呼伦贝尔寒翼无人机有限公司|Hulunbuir Hanyi UAV Co., Ltd.|150700
yunjie-airport|鄂尔多斯市云阶机场服务有限公司|Ordos Yunjie Airport Services Co., Ltd.|150600
changfeng-hydrogen-uav|鄂尔多斯市昶风氢动航空有限公司|Ordos Changfeng Hydrogen Aviation Co., Ltd.|150600
tongda-port-logistics|二连浩特同达口岸物流有限公司|Erenhot Tongda Port Logistics Co., Ltd.|152500
ankang-veterinary|呼和浩特安犇动物保健有限公司|Hohhot Anben Animal Health Co., Ltd.|150100
yuzhong-breeding|内蒙古毓种家畜繁育有限公司|Inner Mongolia Yuzhong Livestock Breeding Co., Ltd.|150100
haoyuan-amino|通辽市昊元氨基酸有限公司|Tongliao Haoyuan Amino Acids Co., Ltd.|150500
jinyang-sheep|巴彦淖尔锦羊种业有限公司|Bayannur Jinyang Sheep Breeding Co., Ltd.|150800
mengyao-pharma|通辽市蒙垚蒙药股份有限公司|Tongliao Mengyao Mongolian Medicine Co., Ltd.|150500
tanfeng-biomanufacturing|鄂尔多斯市碳峰生物制造有限公司|Ordos Tanfeng Biomanufacturing Co., Ltd.|150600
shuyuan-potato|乌兰察布薯原种业有限公司|Ulanqab Shuyuan Potato Seed Co., Ltd.|150900
dianzhen-simulation|呼和浩特电臻仿真科技有限公司|Hohhot Dianzhen Simulation Technology Co., Ltd.|150100
bingyuan-proving-ground|牙克石冰垣汽车试验场有限公司|Yakeshi Bingyuan Proving Ground Co., Ltd.|150700
hanhai-solar|阿拉善瀚垓光热科技有限公司|Alxa Hangai Solar Technology Co., Ltd.|152900
"""

_PLATFORMS = """
platform-rare-earth|云麓稀土新材料技术创新中心|Yunlu Technology Innovation Center for Rare-Earth Materials|150200|beilan-rare-earth
platform-dairy|草曜乳业技术创新中心|Caoyao Dairy Technology Innovation Center|150100|caoyao-dairy
platform-new-storage|朔漠新型储能创新中心|Shuomo Innovation Center for New Energy Storage|150600|dianqiong-storage
platform-hydrogen|澄氢高温电解联合创新中心|Chengqing Joint Innovation Center for High-Temperature Electrolysis|150600|qinghe-energy
platform-intelligent-industry|砺智工业智能创新中心|Lizhi Innovation Center for Industrial Intelligence|150200|beilan-rare-earth
platform-grassland-biology|河套禾泽生物育种创新中心|Heze Innovation Center for Crop Breeding in Hetao|150800|jinyang-sheep
platform-metrology|穹度空天计量创新中心|Qiongdu Innovation Center for Aerospace Metrology|150100|qiongye-aircraft
platform-shared-test|青岭公共测试验证中心|Qingling Shared Test and Verification Center|150100|cangyuan-grid
"""

# Companies that no task links; they only make or use what the program developed.
_OUTSIDE = """
heli-steel|包头河砺钢铁有限公司|Baotou Heli Iron and Steel Co., Ltd.|150200
lanpo-stainless|巴彦淖尔岚坡不锈钢有限公司|Bayannur Lanpo Stainless Steel Co., Ltd.|150800
yuntie-casting|赤峰云铁铸造有限公司|Chifeng Yuntie Casting Co., Ltd.|150400
chilu-ferroalloy|乌兰察布赤炉铁合金有限公司|Ulanqab Chilu Ferroalloy Co., Ltd.|150900
jinlan-heavy-plate|包头锦澜中厚板有限公司|Baotou Jinlan Heavy Plate Co., Ltd.|150200
xizhi-separation|包头熙之稀土分离有限公司|Baotou Xizhi Rare Earth Separation Co., Ltd.|150200
guyue-metal|包头谷悦稀土金属有限公司|Baotou Guyue Rare Earth Metals Co., Ltd.|150200
muqing-dairy|锡林郭勒牧晴乳业有限公司|Xilingol Muqing Dairy Co., Ltd.|152500
wanyu-coal|鄂尔多斯市万屿煤业有限公司|Ordos Wanyu Coal Co., Ltd.|150600
shengye-feed|通辽市笙野饲料有限公司|Tongliao Shengye Feed Co., Ltd.|150500
mingze-wind-farm|乌兰察布明泽风力发电有限公司|Ulanqab Mingze Wind Power Co., Ltd.|150900
"""


LEAD_ENTERPRISES = tuple(Organization(key, zh, en, "enterprise", region) for key, zh, en, region in rows(_ENTERPRISES))
PLATFORMS = tuple(
    Organization(key, zh, en, "platform", region, led_by=led_by) for key, zh, en, region, led_by in rows(_PLATFORMS)
)
OUTSIDE_COMPANIES = tuple(
    Organization(key, zh, en, "enterprise", region, linked=False) for key, zh, en, region in rows(_OUTSIDE)
)
