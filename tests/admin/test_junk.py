"""What somebody types into an address or a form is answered, never a fault of the server."""

import pytest
from django.test import Client
from django.urls import reverse

from tasks.models import Cluster, Milestone, Task
from tests.admin.tables import page

HUGE = "9" * 30
LISTS = [
    "starts_on__year=0", f"starts_on__year={HUGE}", "cluster__id__exact=x", f"cluster__id__exact={HUGE}",
    f"batch_year={HUGE}", "ends_on__gte=x", f"id__in=1,{HUGE}", "nothing=1", "p=x", "o=x.-99", "_to_field=x",
    "name_zh__regex=[", "q=%00", "q=%22", "p=999999", "all=&_facets=",
]  # fmt: skip
PREFILLED = ["cluster=x", f"cluster={HUGE}", "starts_on=x", "batch_year=x", "_changelist_filters=%00"]


@pytest.mark.parametrize("query", LISTS)
def test_a_list_is_asked_for_nonsense(admin: Client, task: Task, query: str) -> None:
    assert admin.get(f"{page(Task)}?{query}").status_code in {200, 302, 400}


def test_a_list_says_that_it_did_not_understand(admin: Client, task: Task) -> None:
    answer = admin.get(f"{page(Task)}?starts_on__year=0", follow=True)
    assert "does not know" in answer.content.decode()
    assert task in answer.context["cl"].result_list


@pytest.mark.parametrize("query", PREFILLED)
def test_a_form_is_filled_in_from_the_address_with_nonsense(admin: Client, query: str) -> None:
    assert admin.get(f"{page(Task, 'add')}?{query}").status_code == 400


@pytest.mark.parametrize("name", ["cluster", "lead", "region"])
@pytest.mark.parametrize("value", ["x", HUGE, "987654321"])
def test_a_picker_is_sent_a_row_that_does_not_exist(admin: Client, name: str, value: str) -> None:
    answer = admin.post(page(Task, "add"), {"code": "T", name: value})
    assert answer.status_code == 200
    assert name in answer.context["adminform"].form.errors


@pytest.mark.parametrize("key", ["x", HUGE])
def test_an_action_names_rows_that_cannot_exist(admin: Client, task: Task, key: str) -> None:
    answer = admin.post(page(Milestone), {"action": "delete_selected", "_selected_action": key, "index": "0"})
    assert answer.status_code in {302, 400}


@pytest.mark.parametrize("where", ["?q=%00", "%00/change/"])
def test_a_character_that_no_database_stores_is_refused(admin: Client, where: str) -> None:
    assert admin.get(page(Task) + where).status_code == 400


def test_such_a_character_in_a_form_is_refused(admin: Client) -> None:
    assert admin.post(page(Task, "add"), {"code": "a\0b"}).status_code == 400


@pytest.mark.parametrize("value", ["5", "null", "x", "{}"])
def test_a_list_of_names_is_filled_in_with_nonsense(admin: Client, value: str) -> None:
    assert admin.get(page(Cluster, "add"), {"aliases": value}).status_code in {200, 400}


def test_a_figure_is_narrowed_to_organizations_by_each_of_their_names(admin: Client, task: Task) -> None:
    lead = task.lead
    for key, name in (("none", "Not stated"), (f"{lead.uscc}", lead.name_en), (f"{lead.pk}", lead.name_en)):
        answer = admin.get(reverse("admin:figure", args=["tasks"]), {"organization": key})
        assert answer.status_code == 200
        assert name in answer.context["figure"]["name"]
