"""All organizations of the demonstration: 261 legal entities linked to tasks, and the others."""

from tasks.demo.lead_organizations import LEAD_ENTERPRISES, OUTSIDE_COMPANIES, PLATFORMS
from tasks.demo.organization import Organization
from tasks.demo.partners import COMPANIES, INSTITUTES
from tasks.demo.portfolio import CLUSTER_OF, TASKS
from tasks.demo.universities import HOSPITALS, PUBLIC_INSTITUTIONS, UNIVERSITIES, units

# The center that the announcement credits to Zhang Heping's team.
LACTIC_ACID_BACTERIA_CENTER = Organization(
    "lactic-acid-bacteria-center",
    "乳酸菌研发中心",
    "Lactic Acid Bacteria R&D Center",
    "institute",
    region="150100",
    clusters=("dairy",),
)

_LEGAL = (
    *LEAD_ENTERPRISES,
    *PLATFORMS,
    LACTIC_ACID_BACTERIA_CENTER,
    *UNIVERSITIES,
    *HOSPITALS,
    *PUBLIC_INSTITUTIONS,
    *INSTITUTES,
    *COMPANIES,
)
UNITS = units({organization.key: organization for organization in _LEGAL})
ORGANIZATIONS: tuple[Organization, ...] = (*_LEGAL, *UNITS, *OUTSIDE_COMPANIES)
LINKED_LEGAL_ENTITIES = tuple(
    organization for organization in ORGANIZATIONS if organization.linked and organization.is_legal_entity
)

# The ten steel and rare-earth companies that use the energy-saving coatings.
COATING_ADOPTERS = (
    "gangyan-steel",
    "heli-steel",
    "lanpo-stainless",
    "yuntie-casting",
    "chilu-ferroalloy",
    "jinlan-heavy-plate",
    "beilan-rare-earth",
    "beiling-smelting",
    "xizhi-separation",
    "guyue-metal",
)


def partners() -> dict[str, tuple[str, ...]]:
    """The keys of each task's partners: together with the leads, all linked legal entities."""
    approved = [task for task in TASKS if task.status not in ("draft", "review", "rejected")]
    found: dict[str, list[str]] = {task.code: [] for task in approved}
    for cluster in dict.fromkeys(CLUSTER_OF.values()):
        codes = [task.code for task in approved if CLUSTER_OF[task.code] == cluster]
        joining = [organization.key for organization in (*_LEGAL, *UNITS) if cluster in organization.clusters]
        for number in range(max(len(joining), 3 * len(codes))):
            members = found[codes[number % len(codes)]]
            if joining[number % len(joining)] not in members:
                members.append(joining[number % len(joining)])
    leading = {task.lead for task in approved}
    for platform in PLATFORMS:
        if platform.led_by not in leading:
            code = next(task.code for task in approved if task.lead == platform.key)
            found[code].insert(0, platform.led_by)
    return {code: tuple(members) for code, members in found.items()}
