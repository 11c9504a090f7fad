"""Which organizations are likely one and the same."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from breakthrough.duplicates import names
from breakthrough.duplicates.registry import Kind, register
from breakthrough.duplicates.signals import Signal
from tasks.models import Organization, OrganizationPair

# Within a credit code, the code of the organization itself; what stands before it changes with the registering office.
OWN_CODE = slice(8, 17)
SHORTEST_NAME = 4
SHORTEST_SOUND = 10
# Characters that tell two sister units apart, and are no slip.
TELLING = set("一二三四五六七八九十甲乙丙丁东西南北中上下左右新老大小0123456789")


@dataclass(frozen=True, slots=True)
class Features:
    """What of an organization is compared."""

    pk: int
    root: int
    name: str
    core: str
    short: str
    english: str
    sound: str
    uscc: str
    place: str
    entity: int | None
    parent: int | None
    is_part: bool


def features(row: Organization) -> Features:
    return Features(
        pk=row.pk,
        root=row.merged_into_id or row.pk,
        name=names.organization_name(row.name_zh),
        core=names.core_name(row.name_zh),
        short=names.organization_name(row.short_name),
        english=names.english_name(row.name_en),
        sound=names.sound(row.name_zh) if names.is_han(row.name_zh) else "",
        uscc=row.uscc or "",
        place=str(row.region_id or names.plain(row.place)),
        entity=row.legal_entity_id,
        parent=row.parent_id,
        is_part=not row.is_legal_entity,
    )


def rows() -> QuerySet:
    return Organization.objects.order_by("pk").only(
        "name_zh", "name_en", "short_name", "uscc", "region", "place", "is_legal_entity", "parent", "merged_into",
        "legal_entity",
    )  # fmt: skip


def by_names(row: Features) -> Iterator[Hashable]:
    """Also its short name, which may be all that another row has."""
    yield from filter(None, (row.core, row.short, row.name))


def by_english(row: Features) -> Iterator[Hashable]:
    yield from filter(None, (row.english, row.sound))


def by_code(row: Features) -> Iterator[Hashable]:
    yield from filter(None, (row.uscc[OWN_CODE],))


def by_most_characters(row: Features) -> Iterator[Hashable]:
    if len(row.core) >= SHORTEST_NAME:
        yield from ((row.place, variant) for variant in names.shortened(row.core))


def is_one_character_apart(one: Features, other: Features) -> bool:
    if one.place != other.place or min(len(one.core), len(other.core)) < SHORTEST_NAME:
        return False
    left = names.differing(one.core, other.core)
    return left is not None and not any(part in TELLING for part in left)


def sounds_like(one: Features, other: Features) -> bool:
    return len(one.sound) >= SHORTEST_SOUND and one.sound == other.sound and one.core != other.core


def is_spelled(one: Features, other: Features) -> bool:
    """Whether the English name of one is the pinyin of the other's Chinese name."""
    return bool(one.sound) and one.sound == names.folded(other.english)


def is_alias(one: Features, other: Features) -> bool:
    return bool(one.short and one.short in (other.name, other.core, other.short))


def stands_apart(one: Features, other: Features) -> bool:
    """Colleges and laboratories are not their university, nor those of another part of it."""
    if one.is_part and other.is_part:
        return (one.entity, one.parent) != (other.entity, other.parent)
    return one.entity == other.entity


def has_other_code(one: Features, other: Features) -> bool:
    return bool(one.uscc and other.uscc) and one.uscc[OWN_CODE] != other.uscc[OWN_CODE]


def either_way(test: Any) -> Any:
    return lambda one, other: test(one, other) or test(other, one)


SIGNALS = (
    Signal(
        "own_code",
        _("The same organization code within the credit code"),
        98,
        lambda one, other: bool(one.uscc) and one.uscc[OWN_CODE] == other.uscc[OWN_CODE],
    ),
    Signal("same_name", _("The same name"), 95, lambda one, other: one.name == other.name),
    Signal(
        "legal_form",
        _("The same name but for its legal form"),
        85,
        lambda one, other: one.core == other.core and one.name != other.name,
    ),
    Signal(
        "english",
        _("The same English name"),
        80,
        lambda one, other: bool(one.english) and one.english == other.english,
    ),
    Signal("alias", _("One is the short name of the other"), 80, either_way(is_alias)),
    Signal("spelled", _("The English name of one is the pinyin of the other"), 75, either_way(is_spelled)),
    Signal("sound", _("Names that sound the same"), 70, sounds_like),
    Signal("one_character", _("One character apart, in the same place"), 65, is_one_character_apart),
    Signal("other_code", _("Different credit codes"), -30, has_other_code),
    Signal("apart", _("One is part of the other"), -100, stands_apart),
)


def near(row: Features) -> Q:
    """What may look like a row that was just entered; the night's search misses nothing, this one must be quick."""
    telling = row.core.replace("内蒙古", "") or row.core
    found = Q(name_zh__contains=telling[:2]) | Q(short_name__contains=telling[:2]) | Q(name_zh__contains=telling[2:4])
    if row.short:
        found |= Q(name_zh__contains=row.short) | Q(short_name=row.short)
    if row.uscc:
        found |= Q(uscc__contains=row.uscc[OWN_CODE])
    if row.english:
        found |= Q(name_en__istartswith=row.english[:3])
    return found


def conflicts(one: Organization, other: Organization) -> list[str]:
    found = []
    if one.uscc and other.uscc:
        message = _t("They have two different unified social credit codes, %(one)s and %(other)s.")
        found.append(message % {"one": one.uscc, "other": other.uscc})
    if stands_apart(features(one), features(other)):
        found.append(_t("One of them is part of the other or of a third one, as which it counts already."))
    return found


register(
    Kind(
        code="organizations",
        model=Organization,
        pair=OrganizationPair,
        rows=rows,
        features=features,
        blocks=(by_code, by_names, by_english, by_most_characters),
        signals=SIGNALS,
        near=near,
        conflicts=conflicts,
        detail=lambda row: row.parent or row.uscc or row.region or row.place,
        given_up=("uscc", "ror"),
        figures=("organizations", "researchers", "adopters"),
    )
)
