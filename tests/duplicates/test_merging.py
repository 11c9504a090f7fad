"""Merging two rows, and taking it back."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils.translation import override

from breakthrough.duplicates import finding
from breakthrough.duplicates.merging import Choice, dismiss, merge, merge_rows, propose, unmerge
from breakthrough.duplicates.registry import Kind, kinds
from breakthrough.history import acting, changes_of
from funding.models import FundEntry
from talent.models import Researcher, ResearcherPair
from tasks.models import Organization, OrganizationPair
from tests import portfolio
from tests.figures.asking import value
from tests.rules import breaks, sql

pytestmark = pytest.mark.django_db
ORCID = "0000-0002-1825-0097"
OTHER_ORCID = "0000-0002-1694-233X"


@pytest.fixture(autouse=True)
def english() -> Any:
    with override("en"):
        yield


@pytest.fixture
def user(db: None) -> Any:
    return portfolio.user("admin")


@pytest.fixture
def people() -> Kind:
    return kinds()["researchers"]


@pytest.fixture
def firms() -> Kind:
    return kinds()["organizations"]


def held(*rows: Any) -> list[Any]:
    """Everything that the rows hold."""
    return [type(row).objects.filter(pk=row.pk).values().get() for row in rows]


def test_what_hangs_on_both_counts_once_and_twice_again(people: Kind, user: Any) -> None:
    stays, gone = portfolio.researcher(), portfolio.researcher()
    for person in (stays, gone):
        portfolio.assignment(researcher=person)
    before = held(stays, gone)
    assert value("researchers") == 2
    pair = merge_rows(people, gone, stays, user, "同一人")
    assert (value("researchers"), value("participations")) == (1, 2)
    unmerge(people, pair, user, "弄错了")
    assert value("researchers") == 2
    assert held(stays, gone) == before


def test_no_row_that_names_the_merged_one_is_written(firms: Kind, user: Any) -> None:
    stays, gone = portfolio.organization(), portfolio.organization(uscc=None)
    entry = portfolio.fund_entry(payer=gone)
    task = portfolio.task(lead=gone)
    pair = merge_rows(firms, gone, stays, user, "改名")
    assert FundEntry.objects.get(pk=entry.pk).payer == gone
    task.refresh_from_db()
    assert task.lead == gone
    assert len(changes_of(entry)) == 1
    unmerge(firms, pair, user, "弄错了")
    assert len(changes_of(entry)) == 1


def test_an_academician_stays_one_whichever_row_was_elected(people: Kind, user: Any) -> None:
    gone, stays = portfolio.academician(), portfolio.researcher()
    portfolio.assignment(researcher=gone)
    assert value("academicians") == 1
    merge_rows(people, gone, stays, user, "同一人")
    assert value("academicians") == 1


def test_values_are_taken_over_and_given_back(people: Kind, user: Any) -> None:
    stays = portfolio.researcher(title_zh="教授")
    gone = portfolio.researcher(orcid=ORCID, staff_no="7", title_zh="院长", organization=stays.organization)
    before = held(stays, gone)
    pair = merge_rows(people, gone, stays, user, "同一人", take=frozenset({"orcid", "staff_no"}))
    stays.refresh_from_db()
    gone.refresh_from_db()
    assert (stays.orcid, stays.staff_no, stays.title_zh) == (ORCID, "7", "教授")
    assert (gone.orcid, gone.staff_no, gone.merged_into) == (None, "", stays)
    assert unmerge(people, pair, user, "弄错了") == []
    assert held(stays, gone) == before


def test_a_value_changed_since_stays(people: Kind, user: Any) -> None:
    stays, gone = portfolio.researcher(), portfolio.researcher(title_zh="院长", name_en="Wang")
    pair = merge_rows(people, gone, stays, user, "同一人", take=frozenset({"title_zh", "name_en"}))
    Researcher.objects.filter(pk=stays.pk).update(title_zh="校长")
    assert unmerge(people, pair, user, "弄错了") == ["title (Chinese)"]
    restored = Researcher.objects.get(pk=stays.pk)
    assert (restored.title_zh, restored.name_en) == ("校长", stays.name_en)


def test_an_identifier_that_went_further_is_not_taken_from_the_third(people: Kind, user: Any) -> None:
    first, second, third = portfolio.researcher(orcid=ORCID), portfolio.researcher(), portfolio.researcher()
    early = merge_rows(people, first, second, user, "同一人", take=frozenset({"orcid"}))
    merge_rows(people, second, third, user, "同一人", take=frozenset({"orcid"}))
    assert unmerge(people, early, user, "弄错了") == ["ORCID"]
    assert Researcher.objects.get(orcid=ORCID) == third
    assert Researcher.objects.get(pk=first.pk).merged_into is None


def test_a_merge_into_a_merged_row_goes_to_the_one_that_stays(people: Kind, user: Any) -> None:
    first, second, third = (portfolio.researcher() for _ in range(3))
    merge_rows(people, second, first, user, "同一人")
    merge_rows(people, third, second, user, "同一人")
    assert {*Researcher.objects.filter(merged_into=first)} == {second, third}


def test_rows_merged_before_follow_and_come_back(people: Kind, user: Any) -> None:
    first, second, third = (portfolio.researcher() for _ in range(3))
    merge_rows(people, first, second, user, "同一人")
    late = merge_rows(people, second, third, user, "同一人")
    assert {*Researcher.objects.filter(merged_into=third)} == {first, second}
    unmerge(people, late, user, "弄错了")
    assert Researcher.objects.get(pk=first.pk).merged_into == second
    assert Researcher.objects.get(pk=second.pk).merged_into is None


def test_a_merge_past_the_queue_follows_too(people: Kind, user: Any) -> None:
    first, second, third = (portfolio.researcher() for _ in range(3))
    Researcher.objects.filter(pk=first.pk).update(merged_into=second)
    late = merge_rows(people, second, third, user, "同一人")
    unmerge(people, late, user, "弄错了")
    assert Researcher.objects.get(pk=first.pk).merged_into == second


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_every_decision_gives_its_reason(people: Kind, user: Any, reason: str) -> None:
    pair = propose(people, portfolio.researcher(), portfolio.researcher(), user)
    with pytest.raises(ValidationError, match="Give a reason"):
        merge(people, pair, Choice(pair.first_id), user, reason)
    with pytest.raises(ValidationError, match="Give a reason"):
        dismiss(people, pair, user, reason)
    merge(people, pair, Choice(pair.first_id), user, "同一人")
    with pytest.raises(ValidationError, match="Give a reason"):
        unmerge(people, pair, user, reason)


def test_history_says_who_merged_and_why(people: Kind, user: Any) -> None:
    with acting(user=user, door="admin"):
        pair = merge_rows(people, portfolio.researcher(), portfolio.researcher(), user, "同一人员重复登记")
    for row in (pair, pair.merged):
        last = changes_of(row)[-1]
        assert (last.actor, last.reason) == (user.username, "同一人员重复登记")


def refused(kind: Kind, gone: Any, stays: Any, user: Any, sentence: str, **choice: Any) -> None:
    before = held(gone, stays)
    with pytest.raises(ValidationError, match=sentence), transaction.atomic():
        merge_rows(kind, gone, stays, user, "同一人", **choice)
    assert held(gone, stays) == before


def test_a_row_is_not_merged_with_itself(people: Kind, user: Any) -> None:
    one = portfolio.researcher()
    refused(people, one, one, user, "not two rows but one")


def test_two_rows_of_one_merge_are_not_merged_again(people: Kind, user: Any) -> None:
    first, second, third = (portfolio.researcher() for _ in range(3))
    merge_rows(people, second, first, user, "同一人")
    merge_rows(people, third, first, user, "同一人")
    refused(people, third, second, user, "merged already")


def test_a_pair_decided_meanwhile_is_not_decided_again(people: Kind, user: Any) -> None:
    pair = propose(people, portfolio.researcher(), portfolio.researcher(), user)
    stale = ResearcherPair.objects.get(pk=pair.pk)
    dismiss(people, pair, user, "父子")
    with pytest.raises(ValidationError, match="Somebody else has decided"):
        merge(people, stale, Choice(pair.first_id), user, "同一人")


def test_an_organization_does_not_become_part_of_itself(firms: Kind, user: Any) -> None:
    whole = portfolio.organization()
    college = portfolio.college(whole)
    pair = propose(firms, whole, college, user)
    with pytest.raises(IntegrityError, match="cannot be part of itself"), transaction.atomic():
        merge(firms, pair, Choice(college.pk, confirmed=True), user, "同一单位")
    assert Organization.objects.exclude(merged_into=None).count() == 0


def test_two_credit_codes_must_be_confirmed(firms: Kind, user: Any) -> None:
    gone, stays = portfolio.organization(), portfolio.organization()
    refused(firms, gone, stays, user, "two different unified social credit codes")
    merge_rows(firms, gone, stays, user, "改制", confirmed=True)
    assert Organization.objects.get(pk=gone.pk).merged_into == stays


def test_two_orcids_must_be_confirmed(people: Kind, user: Any) -> None:
    gone, stays = portfolio.researcher(orcid=ORCID), portfolio.researcher(orcid=OTHER_ORCID)
    refused(people, gone, stays, user, "two different ORCIDs")


def test_nobody_is_on_a_task_twice_at_a_time(people: Kind, user: Any) -> None:
    gone, stays = portfolio.researcher(), portfolio.researcher()
    task = portfolio.task()
    portfolio.assignment(researcher=gone, task=task)
    twin = portfolio.assignment(researcher=stays, task=task)
    refused(people, gone, stays, user, "Delete one of the two lines first")
    twin.delete()
    merge_rows(people, gone, stays, user, "同一人")


def test_one_after_the_other_on_a_task_is_no_reason(people: Kind, user: Any) -> None:
    gone, stays = portfolio.researcher(), portfolio.researcher()
    first = portfolio.assignment(researcher=gone, ends_on=portfolio.START)
    portfolio.assignment(researcher=stays, task=first.task, starts_on=portfolio.START.replace(day=2))
    merge_rows(people, gone, stays, user, "同一人")
    assert value("researchers") == 1


def test_nobody_wins_an_award_twice(people: Kind, user: Any) -> None:
    gone, stays = portfolio.researcher(), portfolio.researcher()
    portfolio.award(portfolio.task()).winners.add(gone, stays)
    refused(people, gone, stays, user, "already named as a winner")


def test_no_output_counts_twice(firms: Kind, user: Any) -> None:
    gone, stays = portfolio.organization(uscc=None), portfolio.organization()
    task = portfolio.task()
    result = portfolio.result(task)
    for one in (gone, stays):
        portfolio.added_output(task, result=result, organization=one)
    refused(firms, gone, stays, user, "output of the organization in this quarter")


def test_people_with_one_number_are_no_reason_against_merging_their_organizations(firms: Kind, user: Any) -> None:
    gone, stays = portfolio.organization(uscc=None), portfolio.organization()
    for one, name in ((gone, "张伟"), (stays, "李娜")):
        portfolio.researcher(organization=one, staff_no="7", name_zh=name, name_en="")
    merge_rows(firms, gone, stays, user, "改名")
    finding.look_at_all()
    assert [*ResearcherPair.objects.values_list("signals", flat=True)] == [["staff_no"]]


@pytest.mark.parametrize("table", ["tasks_organization", "talent_researcher"])
def test_nothing_is_merged_past_the_queue(table: str, user: Any) -> None:
    build: Any = portfolio.organization if table.startswith("tasks") else portfolio.researcher
    with breaks(f"{table.partition('_')[2]}pair_merged_together"):
        sql(f"UPDATE {table} SET merged_into_id = %s WHERE id = %s", build().pk, build().pk)


def test_a_merge_is_taken_back_through_its_pair_only(people: Kind, user: Any) -> None:
    pair = merge_rows(people, portfolio.researcher(), portfolio.researcher(), user, "同一人")
    with breaks("researcherpair_merged_together"):
        sql("UPDATE talent_researcher SET merged_into_id = NULL WHERE id = %s", pair.merged_id)


def test_a_pair_is_merged_through_its_row_only(user: Any) -> None:
    first, second = portfolio.organization(), portfolio.organization()
    with breaks("organizationpair_merged_together"):
        OrganizationPair.objects.create(first=first, second=second, merged=second, state="merged", score=60, reason="x")


def test_a_merge_and_its_end_could_be_committed(people: Kind, user: Any) -> None:
    pair = merge_rows(people, portfolio.researcher(), portfolio.researcher(), user, "同一人")
    connection.check_constraints()
    unmerge(people, pair, user, "弄错了")
    connection.check_constraints()


def test_what_else_waited_for_the_merged_row_waits_for_the_one_that_stays(people: Kind, user: Any) -> None:
    whole = portfolio.organization()
    first, second, third = (
        portfolio.researcher(name_zh=name, name_en="", organization=whole) for name in ("张伟", "张伟", "Zhang Wei")
    )
    finding.look_at_all()
    pair = ResearcherPair.objects.get(first=first, second=second)
    merge(people, pair, Choice(first.pk), user, "同一人")
    open_pairs = ResearcherPair.objects.filter(state="open").values_list("first", "second")
    assert [*open_pairs] == [(first.pk, third.pk)]
    unmerge(people, pair, user, "弄错了")
    assert {*open_pairs.all()} == {(first.pk, second.pk), (first.pk, third.pk), (second.pk, third.pk)}
