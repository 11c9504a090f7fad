"""Who works with the demonstration, and for which clusters."""

from dataclasses import dataclass
from datetime import date

from breakthrough.demo import Script
from breakthrough.models import User
from tasks.demo.story.calendar import LAUNCH, Desk
from tasks.models import Cluster, Grant

GRANTED_ON = date(2023, 1, 3)
OWN = ("rare-earths", "dairy")
SECOND = "energy-storage"
REVIEWED = ("rare-earths", "dairy", "energy-storage", "hydrogen")

# The department's office behind each cluster, and the hour at which its entries are made.
OFFICES = {
    "energy-storage": ("高新技术产业创新处", 11),
    "rare-earths": ("高新技术产业创新处", 14),
    "hydrogen": ("高新技术产业创新处", 15),
    "dairy": ("农牧业与社会发展科技处", 14),
    "ai": ("高新技术产业创新处", 11),
    "low-altitude": ("高新技术产业创新处", 15),
    "biotechnology": ("农牧业与社会发展科技处", 11),
    "infrastructure": ("创新平台建设处", 15),
}
NAMES = {
    "energy-storage": "储能点位专员",
    "hydrogen": "氢能点位专员",
    "ai": "人工智能点位专员",
    "low-altitude": "低空点位专员",
    "biotechnology": "生物技术点位专员",
    "infrastructure": "科技设施点位专员",
}
# Named as their roles are.
ADMINISTRATORS = {"auditor": "审计管理员", "system": "系统管理员", "security": "安全管理员"}


@dataclass
class Desks:
    """The desks of the department."""

    planning: Desk
    finance: Desk
    offices: dict[str, Desk]
    reviews: dict[str, Desk]


def open_desks(script: Script) -> Desks:
    script.account("admin", "超级管理员", is_superuser=True)
    script.account("leader", "分管厅领导")
    script.account("office", "厅办公室")
    officer = script.account("officer", "点位专员（稀土、乳业）")
    reviewer = script.account("reviewer", "任务审核员")
    second = script.account("review-office", "规划与重大任务处审核岗")
    planning = script.account("planning-office", "规划与重大任务处")
    finance = script.account("finance-office", "科技资源统筹处")
    authors = dict.fromkeys(OWN, officer) | {
        code: script.account("officer2" if code == SECOND else f"office-{code}", name) for code, name in NAMES.items()
    }
    for username, name in ADMINISTRATORS.items():
        script.account(username, name)
    return Desks(
        planning=Desk(planning, 9),
        finance=Desk(finance, 10),
        offices={code: Desk(authors[code], hour) for code, (_office, hour) in OFFICES.items()},
        reviews={code: Desk(reviewer if code in REVIEWED else second, 16 + (code in REVIEWED)) for code in OFFICES},
    )


def grant(script: Script, desks: Desks, clusters: dict[str, Cluster]) -> None:
    """Everybody's rights, in force since before the first task."""
    moment = desks.planning.at(LAUNCH)

    def give(user: User, role: str, cluster: str = "") -> None:
        row = Grant(user=user, role=role, cluster=clusters.get(cluster), starts_on=GRANTED_ON)
        # The first security administrator's rights come from elsewhere: nobody grants them to themselves.
        script.add(moment, row, by=script.accounts["admin" if user is security else "security"])

    security = script.accounts["security"]
    for role in ADMINISTRATORS:
        give(script.accounts[role], role)
    give(script.accounts["leader"], Grant.Role.LEADER)
    give(script.accounts["office"], Grant.Role.OFFICE)
    for user in (desks.planning.user, desks.finance.user):
        give(user, Grant.Role.LEADER)
    for code in OFFICES:
        give(desks.offices[code].user, Grant.Role.OFFICER, code)
        give(desks.reviews[code].user, Grant.Role.REVIEWER, code)
