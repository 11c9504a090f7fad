"""The demonstration's queue is what the night finds, and what it holds counts nowhere."""

import pytest

from breakthrough.duplicates.finding import look_at_all
from talent.models import ResearcherPair
from tasks.models import OrganizationPair

pytestmark = pytest.mark.usefixtures("demo")


def held() -> list[list[dict[str, object]]]:
    return [[*model.objects.order_by("pk").values()] for model in (OrganizationPair, ResearcherPair)]


def test_the_night_finds_what_is_in_the_queue_and_nothing_else() -> None:
    before = held()
    assert look_at_all() == {"organizations": 2, "researchers": 3}
    assert held() == before


def test_people_entered_twice_were_merged_by_a_reviewer() -> None:
    merged = ResearcherPair.objects.filter(state="merged")
    assert merged.count() == 5
    assert {pair.merged.merged_into_id == pair.kept_id for pair in merged} == {True}
    assert not merged.filter(decided_by=None).exists()
