"""Milestone plans by kind of work; the weights of a plan sum to 100."""

from dataclasses import dataclass

from tasks.demo.table import rows


@dataclass(frozen=True)
class Milestone:
    """A step of a plan: its weight, and when it is due as a share of the task's duration."""

    name_zh: str
    name_en: str
    weight: int
    due: float


def _plan(table: str) -> tuple[Milestone, ...]:
    return tuple(Milestone(zh, en, int(weight), float(due)) for zh, en, weight, due in rows(table))


PLANS = {
    "process": _plan("""
小试工艺包|Bench-scale process package|15|0.2
中试线建成|Pilot line built|30|0.45
连续运行72小时|72-hour continuous run|15|0.6
第三方检测|Third-party test|15|0.75
用户应用不少于3家|At least three users|15|0.9
验收|Acceptance|10|1.0
"""),
    "equipment": _plan("""
总体方案与仿真|Overall design and simulation|15|0.2
关键部件样机|Prototypes of key parts|20|0.4
整机试制与联调|Complete machine built and commissioned|25|0.6
现场示范运行|Demonstration in the field|20|0.8
第三方检测与用户证明|Third-party test and user certificates|10|0.9
验收|Acceptance|10|1.0
"""),
    "software": _plan("""
需求与数据规范|Requirements and data standards|10|0.15
数据集与算力环境|Data sets and computing environment|15|0.3
模型与系统首版|First version of model and system|25|0.5
现场试点应用|Pilot use on site|20|0.7
规模应用与性能测评|Use at scale and performance evaluation|20|0.9
验收|Acceptance|10|1.0
"""),
    "aircraft": _plan("""
总体设计评审|Overall design review|15|0.2
地面系统试验|Ground system tests|20|0.4
首飞|First flight|25|0.6
专项飞行与环境试验|Special flights and environmental tests|20|0.8
示范运行|Demonstration service|10|0.9
验收|Acceptance|10|1.0
"""),
    "biology": _plan("""
种质与菌毒株筛选|Screening of germplasm and strains|20|0.25
小试与功能验证|Bench tests and proof of function|20|0.45
中试放大或扩繁|Pilot scale-up or propagation|25|0.65
安全性与效果评价|Safety and efficacy evaluation|15|0.8
示范推广|Demonstration and extension|10|0.9
验收|Acceptance|10|1.0
"""),
    "facility": _plan("""
建设方案论证|Construction plan reviewed|10|0.15
土建与基础环境|Civil works and environment|20|0.4
核心装置安装|Core installation in place|25|0.6
联合调试与性能测试|Joint commissioning and performance test|20|0.8
开放共享运行|Open and shared operation|15|0.9
验收|Acceptance|10|1.0
"""),
}

_PLAN_OF_PREFIX = {
    "ES": "equipment",
    "RE": "process",
    "HY": "equipment",
    "DA": "process",
    "AI": "software",
    "LA": "aircraft",
    "BT": "biology",
    "IN": "facility",
}
_PLAN_OF_TASK = {
    "ES-2025-01": "software",
    "ES-2025-03": "process",
    "ES-2025-05": "process",
    "RE-2025-03": "equipment",
    "HY-2023-02": "process",
    "HY-2025-01": "process",
    "HY-2025-05": "process",
    "DA-2025-01": "biology",
    "LA-2025-01": "software",
    "LA-2025-05": "software",
    "BT-2024-01": "process",
    "BT-2025-03": "process",
}


def plan_of(task: str) -> tuple[Milestone, ...]:
    """The milestone plan of a task, by its code."""
    return PLANS[_PLAN_OF_TASK.get(task, _PLAN_OF_PREFIX[task[:2]])]
