"""Major scientific infrastructure: tasks and targets."""

from tasks.demo.task import Task, targets

TASKS = (
    Task(
        "IN-2023-01",
        "空天跨尺度计量基准装置与衍射光栅产业化",
        "Cross-scale aerospace metrology facility and industrial diffraction gratings",
        "platform-metrology",
        "nurture",
        "150100",
        "2023-11-01/2026-10-31",
        (3, 7, 6),
    ),
    Task(
        "IN-2024-01",
        "新材料与新能源公共测试验证平台",
        "Shared test and verification platform for new materials and new energy",
        "platform-shared-test",
        "expand",
        "150100",
        "2024-04-01/2026-12-31",
        (4, 8, 7),
    ),
    Task(
        "IN-2024-02",
        "稀土材料高通量制备表征与数据设施",
        "High-throughput preparation, characterization and data facility for rare-earth materials",
        "beilan-rare-earth",
        "nurture",
        "150200",
        "2024-06-01/2027-05-31",
        (3, 7, 5),
    ),
    Task(
        "IN-2025-01",
        "新型电力系统全景实时仿真试验设施",
        "Real-time simulation facility for the whole of a new power system",
        "dianzhen-simulation",
        "expand",
        "150100",
        "2025-05-01/2028-04-30",
        (4, 8, 5),
    ),
    Task(
        "IN-2025-02",
        "极寒环境整车与航空装备综合试验场",
        "Extreme-cold proving ground for vehicles and aircraft",
        "bingyuan-proving-ground",
        "expand",
        "150700",
        "2025-06-01/2028-05-31",
        (4, 8, 5),
    ),
    Task(
        "IN-2025-03",
        "荒漠光伏与光热实证观测及耐候性试验基地",
        "Desert field station for photovoltaic and solar-thermal endurance testing",
        "hanhai-solar",
        "expand",
        "152900",
        "2025-12-01/2028-11-30",
        (4, 7, 4),
        status="approved",
    ),
)

TARGETS = targets(
    """
= IN-2023-01 | 建成空天跨尺度计量基准装置并实现衍射光栅产业化。 | Build a cross-scale metrology facility and bring diffraction gratings to industry.
长度测量相对不确定度 | Relative uncertainty of length | 10⁻⁹ | 50 > 5 > 8 | down | 国际计量机构同类装置 | Comparable facility of an international institute | 6 | relative
光栅最大刻划面积 | Largest ruled area | cm² | 600 > 1600 > 1300 | up
衍射效率 | Diffraction efficiency | % | 85 > 95 > 93 | up
= IN-2024-01 | 建成面向新材料与新能源的公共测试验证平台。 | Build a shared platform that tests new materials and new energy.
认可检测项目数 | Accredited tests | count | 60 > 300 > 265 | up
设备开放共享率 | Share of equipment open to others | % | 30 > 85 > 82 | up | 国家级平台平均水平 | Average of national platforms | 75 | points
= IN-2024-02 | 建成稀土材料高通量制备表征与数据设施。 | Build a facility for high-throughput preparation, characterization and data of rare-earth materials.
日制备样品数 | Samples prepared per day | count | 10 > 500 > 260 | up | 国际高通量实验室 | International high-throughput laboratory | 400 | relative
标准化数据条目 | Standardized data entries | 10⁴ | 1 > 50 > 22 | up
= IN-2025-01 | 建成新型电力系统全景实时仿真设施。 | Build a facility that simulates a whole new power system in real time.
可仿真节点规模 | Nodes simulated | count | 2000 > 20000 > 8000 | up
仿真步长 | Time step | μs | 50 > 10 > 20 | down | 进口实时仿真系统 | Imported real-time simulators | 20 | relative
= IN-2025-02 | 建成极寒环境整车与航空装备综合试验场。 | Build an extreme-cold proving ground for vehicles and aircraft.
环境舱最低温度 | Lowest chamber temperature | °C | -40 > -60 > -50 | down | 北欧同类试验场 | Comparable Nordic proving ground | -55 | relative
年可用试验天数 | Test days per year | d | 90 > 200 > - | up
= IN-2025-03 | 建成荒漠光伏与光热实证观测基地。 | Build a desert field station for photovoltaic and solar-thermal testing.
实证组件类型数 | Types of module tested | count | 10 > 60 > - | up
辐照测量不确定度 | Uncertainty of irradiance | % | 3 > 1 > - | down
"""
)
