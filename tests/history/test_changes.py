"""An object's history, before and after."""

import pytest

from breakthrough.history import Change, FieldChange, acting, because, changes_of, identify, seal
from breakthrough.models import Commit
from funding.models import FundEntry
from tasks.models import Organization, Task
from tests import portfolio

pytestmark = pytest.mark.django_db


def shown(change: Change) -> dict[str, tuple[object, object]]:
    return {field.name: (field.old, field.new) for field in change.fields}


def test_an_update_shows_what_was_and_what_is(settings) -> None:
    settings.LANGUAGE_CODE = "en"
    old, new = portfolio.organization(), portfolio.organization()
    task = portfolio.task("draft", lead=old)
    seal()
    user = portfolio.user(username="zhang")
    with acting(door="admin"):
        identify(user)
        because("merger")
        Task.objects.filter(pk=task.pk).update(lead=new, industry_track="nurture", name_en="")
    seal()
    change = changes_of(task)[-1]
    assert (change.actor, change.door, change.reason, change.label) == ("zhang", "admin", "merger", "update")
    assert change.moment == Commit.objects.latest("pk").at
    assert [(field.old, field.new) for field in change.fields] == [
        (task.name_en, ""),
        (old, new),
        ("Upgrade traditional industries", "Nurture future industries"),
    ]


def test_an_insert_shows_what_was_entered_and_a_delete_what_went() -> None:
    organization = portfolio.organization(place="Baotou")
    organization_id = organization.pk
    organization.delete()
    organization.pk = organization_id
    insert, delete = changes_of(organization)
    assert (insert.label, insert.actor, insert.door) == ("insert", "", "")
    place = str(Organization._meta.get_field("place").verbose_name)
    assert shown(insert)[place] == (None, "Baotou")
    assert shown(delete)[place] == ("Baotou", None)


def test_a_linked_object_that_is_gone_is_shown_by_its_key() -> None:
    gone = portfolio.organization()
    task = portfolio.task("draft", lead=gone)
    stays = portfolio.organization()
    Task.objects.update(lead=stays)
    gone_id = gone.pk
    gone.delete()
    assert changes_of(task)[-1].fields == [FieldChange(str(Task._meta.get_field("lead").verbose_name), gone_id, stays)]


def test_a_false_and_a_zero_are_values() -> None:
    organization = portfolio.organization(is_legal_entity=True)
    whole = portfolio.organization()
    Organization.objects.filter(pk=organization.pk).update(is_legal_entity=False, parent=whole)
    name = str(Organization._meta.get_field("is_legal_entity").verbose_name)
    assert shown(changes_of(organization)[-1])[name] == (True, False)


def test_a_change_not_yet_committed_has_the_time_of_its_statement() -> None:
    entry = portfolio.fund_entry()
    assert Commit.objects.latest("pk").at is None
    assert changes_of(entry)[0].moment is not None


def test_the_number_of_queries_does_not_grow_with_the_changes(django_assert_max_num_queries) -> None:
    task = portfolio.task("draft")
    for number in range(20):
        Task.objects.filter(pk=task.pk).update(lead=portfolio.organization(), name_en=f"Name {number}")
    # Of events, and of each model that a task links to.
    with django_assert_max_num_queries(7):
        assert len(changes_of(task)) == 21


def test_another_object_s_changes_are_not_shown() -> None:
    one = portfolio.fund_entry()
    portfolio.fund_entry(task=one.task)
    assert FundEntry.objects.count() == 2
    assert len(changes_of(one)) == 1
