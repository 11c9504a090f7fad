"""Risks of tasks, as the ledger keeps them."""

from dataclasses import dataclass

from tasks.demo.table import rows

CATEGORIES = {
    "technology": ("技术", "Technology"),
    "money": ("资金", "Money"),
    "people": ("人员", "People"),
    "policy": ("政策", "Policy"),
    "market": ("市场", "Market"),
    "safety": ("安全", "Safety"),
    "schedule": ("进度", "Schedule"),
}
STATES = {
    "registered": ("登记", "Registered"),
    "handling": ("处置", "In hand"),
    "closed": ("销号", "Closed"),
}


@dataclass(frozen=True)
class Risk:
    """What may go wrong in a task, and what is done about it."""

    task: str
    category: str
    likelihood: int  # 1–5
    impact: int  # 1–5
    state: str
    title_zh: str
    title_en: str
    response_zh: str
    response_en: str


_TABLE = """
ES-2023-01|technology|3|4|handling|直流断路器开断时间尚未达标|DC breaker still slower than its target|优化驱动回路并开展第二轮型式试验|Improve the drive circuit and repeat the type test
ES-2024-01|technology|3|5|handling|膨胀机末级叶片振动超限|Last-stage turbine blades vibrate beyond limits|联合院校重新校核叶片并更换材料|Recalculate the blades with the university and change the material
ES-2024-02|market|3|3|registered|五氧化二钒价格波动|Vanadium pentoxide prices fluctuate|与上游企业签订长期供货协议|Sign a long-term supply agreement
ES-2025-02|schedule|4|3|handling|低温电解液试制周期延长|Low-temperature electrolyte takes longer than planned|增加一条平行试制路线|Add a second trial route in parallel
ES-2025-06|schedule|3|3|registered|任务书签订滞后|Task contract not signed in time|督促牵头单位补齐经费承诺材料|Press the lead for its funding commitment
RE-2023-02|technology|4|4|handling|低温季节菌群活性下降|Microbes less active in the cold season|增设保温与菌种驯化单元|Add insulation and adapt the strains
RE-2023-02|safety|2|4|closed|尾矿堆浸渗漏风险|Seepage from tailings leaching|完成双层防渗与监测井建设|Double liner and monitoring wells in place
RE-2024-02|market|2|3|registered|下游用户认证周期较长|Customers take long to qualify the magnets|提前向两家电机企业送样|Send samples early to two motor makers
RE-2024-03|technology|3|4|handling|浆料大颗粒偶发超标|Large particles sometimes exceed the limit|增加在线过滤与粒度监测|Add in-line filtering and particle monitoring
RE-2024-04|market|3|2|closed|首批用户停炉检修推迟应用|First user's shutdown delays the trial|调整至另一用户机组开展应用|Trial moved to another user's unit
RE-2025-05|policy|3|5|handling|含钍物料暂存许可办理时间长|Permit for storing thorium-bearing material takes long|与主管部门建立每周沟通机制|Weekly contact with the authority in charge
HY-2023-01|technology|2|4|handling|低负荷下氢氧互串|Gas crossover at low load|更换隔膜并优化压力平衡控制|Change the diaphragm and improve pressure control
HY-2024-01|safety|4|5|handling|掺氢试验管段安全评价未通过|Test section failed its safety assessment|补充材料试验并重新编制评价报告|Extend material tests and rewrite the assessment
HY-2024-02|money|3|3|registered|加氢站配套资金未到位|Money for the refueling station has not arrived|协调盟市配套并调整建设时序|Agree the city's share and re-time the works
HY-2024-03|technology|3|4|handling|低铱催化层耐久性不足|Low-iridium catalyst layer not durable enough|引入新载体并开展加速老化试验|Try a new support and accelerated aging
DA-2023-03|market|2|3|closed|进口产品降价冲击|Price cuts of imported products|拓展配方乳粉客户并签订年度合同|New formula customers and yearly contracts
DA-2024-03|policy|4|4|handling|新菌株安全性审批不确定|Approval of the new strain uncertain|补充毒理试验并与审评机构沟通|Extend toxicology and talk with the assessor
DA-2025-02|technology|3|3|registered|膜污染导致通量下降|Membrane fouling lowers the flux|优化预处理与清洗程序|Improve pre-treatment and cleaning
AI-2024-01|schedule|2|3|closed|绿电直供线路接入推迟|Direct green power line late|与电网企业重排停电计划|New outage plan agreed with the grid company
AI-2025-01|people|3|4|handling|双语标注人员不足|Too few bilingual annotators|与高校共建标注基地|Joint annotation base with universities
AI-2025-02|technology|4|3|handling|不同加速卡通信库不兼容|Communication libraries of accelerators incompatible|开发统一通信中间层|Develop a common communication layer
LA-2023-01|policy|3|5|handling|大型无人机适航审定经验不足|Little experience in certifying large UAVs|提前申请适航审定技术指导|Ask early for certification guidance
LA-2024-01|safety|2|4|closed|极寒条件下电池突降电压|Sudden battery voltage drop in extreme cold|加装自加热电池包并完成试验|Self-heating battery pack fitted and tested
LA-2025-02|safety|3|4|registered|储氢罐机载安全论证不充分|On-board hydrogen tank safety not fully argued|委托第三方开展跌落与泄放试验|Third-party drop and venting tests
BT-2023-01|technology|3|5|handling|疫苗2–8℃稳定性未达12个月|Vaccine not stable for 12 months at 2–8 °C|筛选冻干保护剂配方|Screen freeze-drying formulations
BT-2024-02|people|2|3|registered|核心育种人员流动|Breeding staff may leave|完善激励办法并签订长期协议|Better incentives and long-term agreements
BT-2025-03|money|3|4|registered|企业自筹资金到位偏慢|Self-raised funds arrive slowly|要求按季度报送到位凭证|Ask for quarterly proof of funds
IN-2023-01|schedule|3|4|handling|进口隔振平台交付延迟|Imported vibration isolation platform late|启用国产替代方案并行验证|Verify a domestic substitute in parallel
IN-2024-02|technology|2|3|closed|表征数据格式不统一|Characterization data in different formats|发布数据规范并完成历史数据转换|Data standard issued and old data converted
IN-2025-02|schedule|3|3|registered|冻土地基施工窗口期短|Short building season on frozen ground|冬季备料，四月集中施工|Prepare material in winter and build from April
RE-2025-02|market|4|2|registered|上游原料价格上涨|Raw material prices rise|与矿山企业锁定全年供货价格|Fix the year's prices with the mine
DA-2025-03|people|1|3|registered|检测人员短期不足|Too few analysts for a while|与第三方检测机构签订备份协议|Backup agreement with a test body
HY-2025-02|safety|1|5|handling|高压储氢试验爆破风险|Burst risk in high-pressure hydrogen tests|设置隔离试验间并全程远程操作|Test in an isolated cell, operated remotely
AI-2025-04|policy|2|2|registered|数据出境合规要求变化|Rules on data leaving the country change|全部数据改为本地存储|Keep all data on local storage
LA-2025-04|schedule|5|3|handling|空域审批周期不可控|Time to get airspace approval unpredictable|与空管部门建立月度协调机制|Monthly meetings with air traffic control
BT-2025-02|technology|5|2|registered|盐碱试验田出苗率波动|Emergence in the saline test fields varies|增加试验点并优化播期|Add test sites and improve sowing dates
"""

RISKS = tuple(
    Risk(task, category, int(likelihood), int(impact), state, *texts)
    for task, category, likelihood, impact, state, *texts in rows(_TABLE)
)
