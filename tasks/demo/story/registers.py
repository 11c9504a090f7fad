"""The organizations, each entered when a task first names it."""

from datetime import date, datetime

from breakthrough.demo import Script
from tasks.demo.organization import PROVINCES
from tasks.demo.organization import Organization as Sketch
from tasks.demo.organizations import ORGANIZATIONS, partners
from tasks.demo.portfolio import TASKS
from tasks.demo.results import ADOPTIONS
from tasks.demo.story.accounts import Desks
from tasks.demo.story.calendar import LAST, LAUNCH
from tasks.demo.story.life_cycle import drafted_on
from tasks.models import Organization, Region

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
# The first two characters of a code say which register it comes from.
REGISTERS = {"enterprise": "91", "platform": "91", "association": "51", "government": "11"}
DEPARTMENT = "department"
# Whoever no task names, such as those who only buy a result.
LATER = date(2024, 1, 8)


def uscc(register: str, number: int) -> str:
    """A synthetic unified social credit code with the right check character."""
    body = f"{register}150000DEM{number:06d}"
    total = sum(ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(body))
    return body + ALPHABET[(31 - total % 31) % 31]


def first_named() -> dict[str, date]:
    """The day on which each organization first had to be entered, the larger one no later than its parts."""
    members = partners()
    days: dict[str, date] = {}
    for task in TASKS:
        for key in (task.lead, *members.get(task.code, ())):
            days[key] = min(drafted_on(task), days.get(key, LAST))
    for adoption in ADOPTIONS:
        days[adoption.adopter] = min(days.get(adoption.adopter, LATER), LATER)
    for sketch in ORGANIZATIONS:
        if sketch.kind == "university":
            # The universities were taken over from an older register.
            days[sketch.key] = LAUNCH
        elif sketch.parent:
            days[sketch.key] = min(days.get(sketch.key, LATER), days.get(sketch.parent, LATER))
        for above in filter(None, (sketch.parent, sketch.led_by)):
            days[above] = min(days.get(above, LATER), days.get(sketch.key, LATER))
    return days


def register(script: Script, desks: Desks, regions: dict[str, Region]) -> dict[str, Organization]:
    """All organizations by key; those that an organization is part of, or led by, come first."""
    days = first_named()
    made = authorities(script, desks, regions)
    numbers = {sketch.key: number for number, sketch in enumerate(ORGANIZATIONS, 1)}
    for sketch in sorted(ORGANIZATIONS, key=lambda one: bool(one.parent) + bool(one.led_by)):
        moment = desks.planning.at(days.get(sketch.key, LATER))
        made[sketch.key] = organization(sketch, numbers[sketch.key], made, regions)
        script.add(moment, made[sketch.key], by=desks.planning.user)
    return made


def organization(
    sketch: Sketch, number: int, made: dict[str, Organization], regions: dict[str, Region]
) -> Organization:
    code = uscc(REGISTERS.get(sketch.kind, "12"), number) if sketch.is_legal_entity else None
    return Organization(
        name_zh=sketch.name_zh,
        name_en=sketch.name_en,
        kind=sketch.kind,
        uscc=code,
        region=regions.get(sketch.region),
        place=PROVINCES[sketch.province][0] if sketch.province else "",
        is_legal_entity=sketch.is_legal_entity,
        parent=made.get(sketch.parent),
        led_by=made.get(sketch.led_by),
    )


def authorities(script: Script, desks: Desks, regions: dict[str, Region]) -> dict[str, Organization]:
    """The department, and the authority of each league and city that recommends tasks and adds to their money."""
    made = {
        DEPARTMENT: authority("内蒙古自治区科学技术厅", "Department of Science and Technology", regions["150000"], 900)
    }
    moment: datetime = desks.planning.at(LAUNCH)
    for number, (code, region) in enumerate(regions.items(), 901):
        if region.kind in (Region.Kind.CITY, Region.Kind.LEAGUE):
            made[code] = authority(
                f"{region.name_zh}科技主管部门", f"Science authority of {region.name_en}", region, number
            )
    script.add(moment, *made.values(), by=desks.planning.user)
    return made


def authority(name_zh: str, name_en: str, region: Region, number: int) -> Organization:
    return Organization(name_zh=name_zh, name_en=name_en, kind="government", uscc=uscc("11", number), region=region)
