"""The 4,016 people who work on the tasks, always the same ones."""

from dataclasses import dataclass
from random import Random

from talent.demo.academicians import ACADEMICIANS, Membership
from talent.demo.names import han_name, mongolian_name
from tasks.demo.organization import Organization
from tasks.demo.organizations import LACTIC_ACID_BACTERIA_CENTER, ORGANIZATIONS

PEOPLE_COUNT = 4016

TITLES = {
    "professor": ("教授", "Professor"),
    "associate-professor": ("副教授", "Associate professor"),
    "lecturer": ("讲师", "Lecturer"),
    "research-professor": ("研究员", "Research professor"),
    "associate-research-professor": ("副研究员", "Associate research professor"),
    "assistant-research-professor": ("助理研究员", "Assistant research professor"),
    "chief-engineer": ("正高级工程师", "Chief engineer"),
    "senior-engineer": ("高级工程师", "Senior engineer"),
    "engineer": ("工程师", "Engineer"),
    "physician": ("主任医师", "Chief physician"),
    "postdoc": ("博士后", "Postdoctoral researcher"),
    "doctoral-student": ("博士研究生", "Doctoral student"),
}

# Titles by kind of organization, the frequent ones repeated.
_TITLES_OF = {
    "university": "professor associate-professor associate-professor lecturer postdoc "
    "doctoral-student doctoral-student doctoral-student",
    "institute": "research-professor associate-research-professor assistant-research-professor "
    "assistant-research-professor senior-engineer postdoc doctoral-student",
    "hospital": "physician research-professor assistant-research-professor",
    "enterprise": "chief-engineer senior-engineer senior-engineer engineer engineer engineer postdoc",
    "platform": "research-professor chief-engineer senior-engineer engineer engineer postdoc doctoral-student",
    "government": "chief-engineer senior-engineer engineer",
    "other": "research-professor senior-engineer engineer engineer",
}
_WEIGHT_OF_KIND = {"university": 20, "institute": 13, "platform": 40, "enterprise": 10}
_LEAD_WEIGHT = 26


@dataclass(frozen=True)
class Person:
    """A researcher; the same name in another organization is somebody else."""

    number: int
    name_zh: str
    name_en: str
    organization: str  # key; may be a college or a branch; empty where not stated
    title: str  # key of TITLES
    orcid: str = ""
    memberships: tuple[Membership, ...] = ()
    task: str = ""  # set for those whose task is given, else open

    @property
    def is_academician(self) -> bool:
        return bool(self.memberships)


def orcid(number: int) -> str:
    """A valid ORCID iD in a range that is never issued (0009-0099-…)."""
    digits = f"00090099{number:07d}"
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    text = digits + ("X" if check == 10 else str(check))
    return "-".join(text[start : start + 4] for start in range(0, 16, 4))


def _named_people() -> list[Person]:
    people = [
        Person(
            number,
            academician.name_zh,
            academician.name_en,
            academician.organization,
            "professor",
            memberships=academician.memberships,
            task=academician.task,
        )
        for number, academician in enumerate(ACADEMICIANS)
    ]
    people.append(
        Person(
            len(people),
            "张和平",
            "Zhang Heping",
            LACTIC_ACID_BACTERIA_CENTER.key,
            "professor",
            task="DA-2023-02",
        )
    )
    return people


def _weight(organization: Organization) -> int:
    if not organization.is_legal_entity:
        return 8
    if organization.kind == "enterprise" and not organization.clusters:
        return _LEAD_WEIGHT
    return _WEIGHT_OF_KIND.get(organization.kind, 5)


def _employers(count: int, random: Random) -> list[Organization]:
    """As many employers as people: each linked organization once, then by its size."""
    linked = [organization for organization in ORGANIZATIONS if organization.linked]
    weights = [_weight(organization) for organization in linked]
    return linked + random.choices(linked, weights, k=count - len(linked))


def people() -> tuple[Person, ...]:
    """All people: the academicians, Zhang Heping, then the fictional ones."""
    random = Random(20231106)
    made = _named_people()
    reserved = {person.name_zh for person in made}
    taken: set[tuple[str, str]] = set()
    for employer in _employers(PEOPLE_COUNT - len(made), random):
        local = 0.22 if employer.region else 0.03
        while True:
            name_zh, name_en = (mongolian_name if random.random() < local else han_name)(random)
            key = (name_zh, employer.key if employer.is_legal_entity else employer.parent)
            if name_zh not in reserved and key not in taken:
                break
        taken.add(key)
        number = len(made)
        title = random.choice(_TITLES_OF[employer.kind].split())
        identifier = orcid(number) if random.random() < 0.35 else ""
        made.append(Person(number, name_zh, name_en, employer.key, title, identifier))
    return tuple(made)


PEOPLE = people()
