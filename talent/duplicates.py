"""Which researchers are likely one and the same person."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from breakthrough.duplicates import names
from breakthrough.duplicates.registry import Kind, register
from breakthrough.duplicates.signals import Signal
from talent.models import Researcher, ResearcherPair

# Of shorter names too many differ in one character only.
LONG_NAME = 4


@dataclass(frozen=True, slots=True)
class Features:
    """What of a person is compared."""

    pk: int
    root: int
    name: str
    han: str
    """The name in characters; empty where only its spelling in Latin letters is known."""
    latin: frozenset[str]
    sounds: frozenset[str]
    entity: int | None
    staff_no: str
    orcid: str

    def __repr__(self) -> str:
        # The order of a set is not the same in every process, and this is compared between them.
        return repr((self.name, sorted(self.latin), self.entity, self.staff_no, self.orcid))


def features(row: Researcher) -> Features:
    is_han = names.is_han(row.name_zh)
    return Features(
        pk=row.pk,
        root=row.merged_into_id or row.pk,
        name=names.plain(row.name_zh),
        han=names.plain(row.name_zh) if is_han else "",
        latin=names.spellings(row.name_en) | (frozenset() if is_han else names.spellings(row.name_zh)),
        sounds=names.readings(row.name_zh),
        entity=row.organization.legal_entity_id if row.organization else None,
        staff_no=row.staff_no.strip().casefold(),
        orcid=row.orcid or "",
    )


def rows() -> QuerySet:
    return (
        Researcher.objects.select_related("organization")
        .order_by("pk")
        .only("name_zh", "name_en", "staff_no", "orcid", "merged_into", "organization__legal_entity")
    )


def by_staff_no(row: Features) -> Iterator[Hashable]:
    if row.staff_no and row.entity:
        yield row.entity, row.staff_no


def by_name(row: Features) -> Iterator[Hashable]:
    """Where people with the name work; those of whom that is not known are compared with everybody of the name."""
    yield row.entity, row.name


def by_spelling(row: Features) -> Iterator[Hashable]:
    yield from ((row.entity, spelling) for spelling in row.sounds | row.latin)


def by_name_alone(row: Features) -> Iterator[Hashable]:
    yield row.name


def by_most_characters(row: Features) -> Iterator[Hashable]:
    if len(row.han) >= LONG_NAME:
        yield from ((row.entity, variant) for variant in names.shortened(row.han))


def is_beside(one: Features, other: Features) -> bool:
    return one.entity is not None and one.entity == other.entity


def is_placeless(one: Features, other: Features) -> bool:
    return one.entity is None or other.entity is None


def is_spelled(one: Features, other: Features) -> bool:
    """Whether one is known by characters and the other by their pinyin, or both by the same pinyin."""
    if one.han and other.han:
        return False
    return bool((one.sounds | one.latin) & (other.sounds | other.latin))


def sounds_like(one: Features, other: Features) -> bool:
    return bool(one.sounds & other.sounds) and names.differing(one.han, other.han) is not None


def is_one_character_apart(one: Features, other: Features) -> bool:
    return min(len(one.han), len(other.han)) >= LONG_NAME and names.differing(one.han, other.han) is not None


SIGNALS = (
    Signal(
        "staff_no",
        _("The same staff number in the same organization"),
        100,
        lambda one, other: is_beside(one, other) and bool(one.staff_no) and one.staff_no == other.staff_no,
    ),
    Signal(
        "same_name",
        _("The same name in the same organization"),
        85,
        lambda one, other: is_beside(one, other) and one.name == other.name,
    ),
    Signal(
        "spelled",
        _("The name of one is the pinyin of the other's, in the same organization"),
        85,
        lambda one, other: is_beside(one, other) and is_spelled(one, other),
    ),
    Signal(
        "sound",
        _("Names that sound the same, in the same organization"),
        65,
        lambda one, other: is_beside(one, other) and sounds_like(one, other),
    ),
    Signal(
        "one_character",
        _("Long names one character apart, in the same organization"),
        62,
        lambda one, other: is_beside(one, other) and is_one_character_apart(one, other),
    ),
    Signal(
        "placeless",
        _("The same name, and one of them without an organization"),
        65,
        lambda one, other: is_placeless(one, other) and one.name == other.name,
    ),
    Signal(
        "other_staff_no",
        _("Different staff numbers in the same organization"),
        -60,
        lambda one, other: (
            is_beside(one, other) and "" not in (one.staff_no, other.staff_no) and one.staff_no != other.staff_no
        ),
    ),
    Signal(
        "other_orcid",
        _("Different ORCIDs"),
        -60,
        lambda one, other: "" not in (one.orcid, other.orcid) and one.orcid != other.orcid,
    ),
)


def near(row: Features) -> Q:
    """Whoever may look like a person who was just entered, found by what the database has an index for."""
    found = Q(name_zh=row.name)
    if row.entity is None:
        return found
    colleagues = Q(organization__legal_entity=row.entity)
    if not row.han:
        return found | colleagues
    alike = Q(name_zh__startswith=row.han[0]) | Q(name_zh__regex="^[A-Za-z]")
    return found | colleagues & (alike | Q(staff_no__iexact=row.staff_no) if row.staff_no else alike)


def conflicts(one: Researcher, other: Researcher) -> list[str]:
    found = []
    if one.orcid and other.orcid:
        message = _t("They have two different ORCIDs, %(one)s and %(other)s.")
        found.append(message % {"one": one.orcid, "other": other.orcid})
    if one.staff_no and other.staff_no and is_beside(features(one), features(other)):
        message = _t("They have two different staff numbers of one organization, %(one)s and %(other)s.")
        if one.staff_no != other.staff_no:
            found.append(message % {"one": one.staff_no, "other": other.staff_no})
    return found


register(
    Kind(
        code="researchers",
        model=Researcher,
        pair=ResearcherPair,
        rows=rows,
        features=features,
        blocks=(by_staff_no, by_name, by_spelling, by_name_alone, by_most_characters),
        signals=SIGNALS,
        near=near,
        conflicts=conflicts,
        detail=lambda row: row.organization or "",
        given_up=("orcid", "staff_no"),
        figures=("researchers", "participations", "academicians", "organizations"),
    )
)
