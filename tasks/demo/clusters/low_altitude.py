"""Low-altitude economy: tasks and targets."""

from tasks.demo.task import Task, targets

TASKS = (
    Task(
        "LA-2023-01",
        "吨级大载重无人运输机研制与适航验证",
        "A ton-class heavy-lift cargo UAV and the proof of its airworthiness",
        "qiongye-aircraft",
        "nurture",
        "150100",
        "2023-10-01/2026-09-30",
        (3, 7, 6),
    ),
    Task(
        "LA-2024-01",
        "极寒地区电力线路自主巡检无人机系统",
        "Autonomous power-line inspection UAVs for extreme cold",
        "hanyi-uav",
        "expand",
        "150700",
        "2024-05-01/2026-10-31",
        (5, 9, 7),
    ),
    Task(
        "LA-2025-01",
        "低空智能网联管控中心与通感一体化组网",
        "A control center for networked low-altitude flight with integrated sensing",
        "yunjie-airport",
        "expand",
        "150600",
        "2025-05-01/2027-10-31",
        (4, 8, 6),
    ),
    Task(
        "LA-2025-02",
        "氢电混合动力长航时固定翼无人机",
        "Hydrogen-electric long-endurance fixed-wing UAVs",
        "changfeng-hydrogen-uav",
        "nurture",
        "150600",
        "2025-06-01/2028-05-31",
        (3, 6, 4),
    ),
    Task(
        "LA-2025-03",
        "林区草原防火无人机集群监测与早期处置",
        "UAV swarms for fire watch and first response in forest and grassland",
        "hanyi-uav",
        "expand",
        "152200",
        "2025-05-01/2027-10-31",
        (4, 8, 6),
    ),
    Task(
        "LA-2025-04",
        "高原高寒型电动垂直起降航空器关键部件",
        "Key parts of electric vertical take-off aircraft for cold, high plateaus",
        "qiongye-aircraft",
        "nurture",
        "150200",
        "2025-06-01/2028-05-31",
        (3, 6, 4),
    ),
    Task(
        "LA-2025-05",
        "陆路口岸低空跨境物流装备与通关监管技术",
        "Low-altitude logistics and customs supervision at land ports",
        "tongda-port-logistics",
        "nurture",
        "152500",
        "2025-06-01/2027-12-31",
        (3, 7, 4),
    ),
)

TARGETS = targets(
    """
= LA-2023-01 | 研制吨级载重无人运输机并开展适航验证。 | Build a cargo UAV that carries a ton and prove its airworthiness.
最大商载 | Maximum payload | kg | 300 > 1500 > 1200 | up | 国内在研同类机型 | Comparable aircraft under development in China | 1000 | relative
满载航程 | Range at full load | km | 300 > 800 > 640 | up
短距起飞距离 | Take-off distance | m | 600 > 300 > 340 | down
= LA-2024-01 | 使巡检无人机在零下四十摄氏度自主作业。 | Let inspection UAVs work autonomously at −40 °C.
零下40℃续航时间 | Endurance at −40 °C | min | 20 > 45 > 43 | up | 国外工业级无人机 | Foreign industrial UAVs | 30 | relative
缺陷识别率 | Defect detection rate | % | 82 > 95 > 95.2 | up
= LA-2025-01 | 建成低空智能网联管控中心并实现通感一体覆盖。 | Build a control center for networked low-altitude flight with integrated sensing.
同时在线航空器数 | Aircraft on line at once | count | 50 > 1000 > 420 | up
目标探测定位误差 | Positioning error of targets | m | 30 > 10 > 14 | down | 国内先行城市网络 | Networks of leading Chinese cities | 12 | relative
= LA-2025-02 | 以氢电混合动力延长无人机航时。 | Lengthen the flight of UAVs by hydrogen-electric power.
航时 | Endurance | h | 4 > 15 > 7.5 | up | 国外氢动力无人机 | Foreign hydrogen UAVs | 12 | relative
系统功率密度 | Power density of the system | W/kg | 500 > 900 > 650 | up
= LA-2025-03 | 以无人机集群发现和处置早期林草火情。 | Find and fight early forest and grassland fires with UAV swarms.
火情发现时间 | Time to find a fire | min | 40 > 10 > 16 | down
集群协同架数 | Aircraft in a swarm | count | 4 > 20 > 12 | up
= LA-2025-04 | 突破高寒环境电动垂直起降航空器电池与动力。 | Develop batteries and drives for vertical take-off aircraft in the cold.
零下30℃电池可用容量 | Usable battery capacity at −30 °C | % | 60 > 85 > 70 | up
电推进系统效率 | Efficiency of electric propulsion | % | 86 > 92 > 89 | up | 国外同类电推进系统 | Comparable foreign systems | 91 | points
= LA-2025-05 | 打通陆路口岸无人机物流与通关监管流程。 | Open land ports to UAV logistics under customs supervision.
单架次通关时间 | Clearance time per flight | min | 120 > 20 > 65 | down
日均可保障架次 | Flights supported per day | count | 5 > 60 > - | up
"""
)
