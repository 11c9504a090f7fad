"""Which rows are found to be alike, and what becomes of the queue."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from breakthrough.duplicates import finding
from breakthrough.duplicates.merging import dismiss, merge_rows, propose
from breakthrough.duplicates.registry import kinds
from breakthrough.periodic import look_for_duplicates
from talent.models import Researcher, ResearcherPair
from tasks.models import Organization, OrganizationPair
from tests import portfolio
from tests.rules import breaks

pytestmark = pytest.mark.django_db
NUMBERED = [portfolio.uscc(1), portfolio.uscc(2)]


def organizations(*rows: dict[str, Any]) -> list[Organization]:
    return [portfolio.organization(**{"name_en": "", "uscc": None, **row}) for row in rows]


def people(*rows: dict[str, Any]) -> list[Researcher]:
    whole = portfolio.organization()
    return [portfolio.researcher(**{"name_en": "", "organization": whole, **row}) for row in rows]


def queued(code: str) -> list[tuple[int, list[str]]]:
    finding.refresh(kinds()[code])
    return [*kinds()[code].pair.objects.filter(state="open").values_list("score", "signals")]


@pytest.mark.parametrize(
    ("one", "other", "signal"),
    [
        ({"name_zh": "包头（稀土）研究院"}, {"name_zh": "包头稀土研究院"}, "same_name"),
        ({"name_zh": "华云科技有限公司"}, {"name_zh": "华云科技集团"}, "legal_form"),
        ({"name_zh": "甲", "name_en": "Huayun Co., Ltd."}, {"name_zh": "乙", "name_en": "Huayun Limited"}, "english"),
        ({"name_zh": "内蒙古科技大学", "short_name": "内科大"}, {"name_zh": "内科大"}, "alias"),
        ({"name_zh": "包头稀土研究院"}, {"name_zh": "Institute", "name_en": "Baotou Xitu Yanjiuyuan"}, "spelled"),
        ({"name_zh": "华云新材料"}, {"name_zh": "华芸新材料"}, "sound"),
        ({"name_zh": "赤峰煤化研究所"}, {"name_zh": "赤峰煤花研究所"}, "sound"),
        ({"name_zh": "赤峰煤化研究所"}, {"name_zh": "赤峰煤矿研究所"}, "one_character"),
        ({"name_zh": "赤峰煤化研究所"}, {"name_zh": "赤峰煤化工研究所"}, "one_character"),
    ],
)
def test_organizations_that_look_alike(one: dict[str, Any], other: dict[str, Any], signal: str) -> None:
    organizations(one, other)
    assert [signals[0] for _score, signals in queued("organizations")] == [signal]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name_zh": "第一实验室中心"}, {"name_zh": "第二实验室中心"}),
        ({"name_zh": "赤峰煤化研究所"}, {"name_zh": "赤峰煤矿研究所", "region": None, "place": "北京"}),
        ({"name_zh": "华云科技有限公司"}, {"name_zh": "山河科技有限公司"}),
        ({"name_zh": "华云集团", "uscc": NUMBERED[0]}, {"name_zh": "华云有限公司", "uscc": NUMBERED[1]}),
    ],
)
def test_organizations_that_do_not(one: dict[str, Any], other: dict[str, Any]) -> None:
    organizations(one, other)
    assert queued("organizations") == []


def test_an_organization_that_moved_to_another_office_keeps_its_own_code() -> None:
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    codes = []
    for office in ("150100", "150200"):
        body = f"91{office}MA0000017"
        total = sum(alphabet.index(letter) * pow(3, place, 31) for place, letter in enumerate(body))
        codes.append(body + alphabet[(31 - total % 31) % 31])
    organizations({"name_zh": "甲", "uscc": codes[0]}, {"name_zh": "乙", "uscc": codes[1]})
    assert queued("organizations") == [(98, ["own_code"])]


def test_a_college_is_not_its_university_nor_another_ones_college() -> None:
    first, second = organizations({"name_zh": "草原大学"}, {"name_zh": "戈壁大学"})
    for whole in (first, second):
        college = portfolio.college(whole, name_zh="化学学院", name_en="")
        portfolio.college(college, name_zh=whole.name_zh + "分", name_en="")
    assert queued("organizations") == []


def test_a_college_entered_twice_is_found() -> None:
    [whole] = organizations({"name_zh": "草原大学"})
    for _ in range(2):
        portfolio.college(whole, name_zh="化学学院", name_en="")
    assert queued("organizations") == [(95, ["same_name"])]


@pytest.mark.parametrize(
    ("one", "other", "signal"),
    [
        ({"name_zh": "张伟"}, {"name_zh": "张 伟"}, "same_name"),
        ({"name_zh": "张伟"}, {"name_zh": "Zhang Wei"}, "spelled"),
        ({"name_zh": "Wei Zhang"}, {"name_zh": "ZHANG Wei"}, "spelled"),
        ({"name_zh": "张晓红"}, {"name_zh": "张小红"}, "sound"),
        ({"name_zh": "阿拉坦其其格"}, {"name_zh": "阿拉腾其其格"}, "one_character"),
        ({"name_zh": "张伟", "organization": None}, {"name_zh": "张伟"}, "placeless"),
    ],
)
def test_people_who_look_alike(one: dict[str, Any], other: dict[str, Any], signal: str) -> None:
    people(one, other)
    assert [signals[0] for _score, signals in queued("researchers")] == [signal]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name_zh": "张伟"}, {"name_zh": "张强"}),
        ({"name_zh": "张晓红"}, {"name_zh": "张晓明"}),
        ({"name_zh": "张伟", "staff_no": "1"}, {"name_zh": "张伟", "staff_no": "2"}),
        ({"name_zh": "张伟", "orcid": "0000-0002-1825-0097"}, {"name_zh": "张伟", "orcid": "0000-0002-1694-233X"}),
        ({"name_zh": "张伟"}, {"name_zh": "张伟", "organization": portfolio.organization}),
    ],
)
def test_people_who_do_not(one: dict[str, Any], other: dict[str, Any]) -> None:
    people(one, other)
    assert queued("researchers") == []


def test_one_staff_number_in_two_colleges_of_a_university_is_one_person() -> None:
    whole = portfolio.organization()
    for name in ("张伟", "王芳"):
        portfolio.researcher(name_zh=name, name_en="", organization=portfolio.college(whole), staff_no="A7")
    assert queued("researchers") == [(100, ["staff_no"])]


def test_people_of_two_organizations_that_were_merged_are_colleagues() -> None:
    first, second = organizations({"name_zh": "甲厂"}, {"name_zh": "乙矿"})
    for whole in (first, second):
        portfolio.researcher(name_zh="张伟", name_en="", organization=whole)
    assert queued("researchers") == []
    merge_rows(kinds()["organizations"], second, first, portfolio.user("admin"), "改名")
    assert queued("researchers") == [(85, ["same_name"])]


def test_a_pair_is_queued_once_however_often_it_is_found() -> None:
    first, second = people({"name_zh": "张伟"}, {"name_zh": "张伟"})
    for _ in range(2):
        finding.look_at_all()
        finding.look_at(kinds()["researchers"], second)
        look_for_duplicates.func()
    assert [(pair.first, pair.second) for pair in ResearcherPair.objects.all()] == [(first, second)]


def test_a_row_just_saved_finds_what_the_night_finds() -> None:
    rows = people({"name_zh": "张伟"}, {"name_zh": "Zhang Wei"}, {"name_zh": "章薇"}, {"name_zh": "李娜"})
    found = {(pair.first_id, pair.second_id) for row in rows for pair in finding.look_at(kinds()["researchers"], row)}
    queued("researchers")
    night = {*ResearcherPair.objects.values_list("first", "second")}
    assert night == found != set()


def test_what_is_not_the_same_is_remembered_until_a_row_changes() -> None:
    kind = kinds()["researchers"]
    _first, second = people({"name_zh": "张伟"}, {"name_zh": "张伟"})
    [pair] = finding.look_at(kind, second)
    dismiss(kind, pair, portfolio.user("admin"), "父子")
    for _ in range(2):
        assert queued("researchers") == []
        assert finding.look_at(kind, second) == []
    Researcher.objects.filter(pk=second.pk).update(staff_no="9")
    assert queued("researchers") == [(85, ["same_name"])]


def test_what_looks_alike_no_more_leaves_the_queue_unless_somebody_said_it() -> None:
    kind = kinds()["researchers"]
    first, second, third = people({"name_zh": "张伟"}, {"name_zh": "张伟"}, {"name_zh": "白云"})
    propose(kind, third, first, portfolio.user("admin"))
    assert len(queued("researchers")) == 2
    Researcher.objects.filter(pk=second.pk).update(name_zh="王芳")
    assert [signals for _score, signals in queued("researchers")] == [["proposed"]]


def test_a_merge_made_past_the_queue_is_taken_up() -> None:
    first, second = people({"name_zh": "张伟"}, {"name_zh": "Zhang Wei"})
    Researcher.objects.filter(pk=second.pk).update(merged_into=first)
    finding.look_at_all()
    assert [(pair.state, pair.merged) for pair in ResearcherPair.objects.all()] == [("merged", second)]


def test_looking_at_one_row_asks_as_often_for_many_others() -> None:
    def asked(row: Researcher) -> int:
        with CaptureQueriesContext(connection) as queries:
            finding.look_at(kinds()["researchers"], row)
        return len(queries)

    first, *_others = people({"name_zh": "张伟"}, {"name_zh": "张伟"})
    few = asked(first)
    for _ in range(8):
        portfolio.researcher(name_zh="张伟", name_en="", organization=first.organization)
    assert asked(first) == few
    assert ResearcherPair.objects.filter(first=first).count() == 9


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"score": 101}, "organizationpair_score"),
        ({"state": "dismissed"}, "organizationpair_reason"),
        ({"state": "merged", "reason": "x"}, "organizationpair_merged_is_one_of_both"),
        (
            {"state": "merged", "reason": "x", "merged": portfolio.organization},
            "organizationpair_merged_is_one_of_both",
        ),
    ],
)
def test_a_pair_that_cannot_be_is_refused(values: dict[str, Any], rule: str) -> None:
    first, second = organizations({}, {})
    values = {name: value() if callable(value) else value for name, value in values.items()}
    with breaks(rule):
        OrganizationPair.objects.create(**{"first": first, "second": second, "score": 60, **values})


def test_a_pair_is_in_order_and_once() -> None:
    first, second = organizations({}, {})
    with breaks("organizationpair_in_order"):
        OrganizationPair.objects.create(first=second, second=first, score=60)
    OrganizationPair.objects.create(first=first, second=second, score=60)
    with breaks("organizationpair_once"):
        OrganizationPair.objects.create(first=first, second=second, score=60)
