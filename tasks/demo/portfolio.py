"""The eight clusters of the program and its tasks: 75 that count, and four that do not."""

from tasks.demo.clusters import (
    ai,
    biotechnology,
    dairy,
    energy_storage,
    hydrogen,
    infrastructure,
    low_altitude,
    rare_earths,
)
from tasks.demo.task import Cluster, Target, Task

CLUSTERS = (
    Cluster(
        "energy-storage",
        "ES",
        "industry",
        "储能与新型电力系统",
        "Energy storage and new power systems",
        ("新型储能", "新型电力系统"),
    ),
    Cluster("rare-earths", "RE", "industry", "稀土", "Rare earths", ("稀土新材料",)),
    Cluster("hydrogen", "HY", "industry", "氢能", "Hydrogen energy", ("绿氢", "氢能源")),
    Cluster("dairy", "DA", "industry", "特色乳业", "Specialty dairy", ("特色乳深加工", "乳业")),
    Cluster("ai", "AI", "industry", "人工智能+", "AI+", ("人工智能", "AI＋", "人工智能＋")),
    Cluster("low-altitude", "LA", "industry", "低空经济", "Low-altitude economy", ("低空",)),
    Cluster("biotechnology", "BT", "industry", "生物技术", "Biotechnology", ("生物育种与生物制造",)),
    Cluster(
        "infrastructure",
        "IN",
        "infrastructure",
        "重大科技基础设施",
        "Major scientific infrastructure",
        ("大科学装置", "科技基础设施"),
    ),
)

_MODULES = (
    energy_storage,
    rare_earths,
    hydrogen,
    dairy,
    ai,
    low_altitude,
    biotechnology,
    infrastructure,
)

TASKS: tuple[Task, ...] = tuple(task for module in _MODULES for task in module.TASKS)

TARGETS: dict[str, Target] = {code: target for module in _MODULES for code, target in module.TARGETS.items()}

CLUSTER_OF = {task.code: cluster.code for cluster in CLUSTERS for task in TASKS if task.prefix == cluster.prefix}

# Statuses in which a task is one of the program's 75.
COUNTED = ("approved", "active", "suspended", "acceptance", "rectifying", "closed")
