"""What is typed and not saved comes back when the form is opened again, to its author alone."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from breakthrough.models import FormDraft, Token, User
from breakthrough.periodic import forget_old_drafts
from tasks.models import Risk, Task
from tests import portfolio
from tests.admin.conftest import signed_in
from tests.admin.tables import page
from tests.admin.typing import errors, on_page

DRAFTS = "/admin/drafts/"


def keep(client: Client, address: str, values: dict[str, Any]) -> Any:
    """What the script sends while somebody types."""
    body = {"key": address, "fields": [[name, str(value)] for name, value in values.items()]}
    return client.post(DRAFTS, json.dumps(body), content_type="application/json")


def of_task(task: Task) -> str:
    return page(Task, "change", task.pk)


def test_what_was_typed_comes_back_half_typed_and_unsaved(officer: Client, task: Task) -> None:
    address = of_task(task)
    answer = keep(officer, address, on_page(officer.get(address)) | {"office": "Off", "ends_on": "2026-1"})
    assert answer.json().keys() == {"saved_at"}
    opened = officer.get(address)
    values = on_page(opened)
    assert (values["office"], values["ends_on"], errors(opened)) == ("Off", "2026-1", [])
    assert "restored" in opened.context["draft"]
    task.refresh_from_db()
    assert task.office == ""


def test_lines_that_were_added_come_back(officer: Client, task: Task) -> None:
    address = of_task(task)
    values = on_page(officer.get(address)) | {
        "partners-TOTAL_FORMS": 1, "partners-0-role": "tester", "partners-0-starts_on": "2025",
        "milestones-0-name_en": "Half a na",
    }  # fmt: skip
    keep(officer, address, values)
    again = on_page(officer.get(address))
    assert (again["partners-0-role"], again["partners-0-starts_on"]) == ("tester", "2025")
    assert again["milestones-0-name_en"] == "Half a na"


def test_a_new_record_s_form_comes_back(officer: Client, task: Task) -> None:
    address = page(Risk, "add")
    keep(officer, address, on_page(officer.get(address)) | {"description": "The furnace may"})
    assert on_page(officer.get(address))["description"] == "The furnace may"


def test_nobody_else_sees_it(officer: Client, task: Task) -> None:
    address = of_task(task)
    keep(officer, address, on_page(officer.get(address)) | {"office": "Off"})
    other = signed_in(portfolio.user("officer", task.cluster))
    assert on_page(other.get(address))["office"] == ""


def test_a_saved_form_has_no_draft(officer: Client, task: Task) -> None:
    address = of_task(task)
    values = on_page(officer.get(address)) | {"office": "Office 2"}
    keep(officer, address, values)
    assert officer.post(address, on_page(officer.get(address))).status_code == 302
    assert FormDraft.objects.count() == 0
    task.refresh_from_db()
    assert task.office == "Office 2"


def test_a_refused_form_keeps_its_draft(officer: Client, task: Task) -> None:
    address = of_task(task)
    values = on_page(officer.get(address)) | {"ends_on": "2020-01-01"}
    keep(officer, address, values)
    assert officer.post(address, values).context["draft"]["is_unsaved"]
    assert FormDraft.objects.count() == 1


def test_a_draft_is_discarded(officer: Client, task: Task) -> None:
    address = of_task(task)
    values = on_page(officer.get(address)) | {"office": "Off"}
    keep(officer, address, values)
    assert officer.post(address, values | {"_discard_draft": "1"}).status_code == 302
    assert on_page(officer.get(address))["office"] == ""


def test_a_draft_in_which_nothing_is_new_is_forgotten(officer: Client, task: Task) -> None:
    address = of_task(task)
    keep(officer, address, on_page(officer.get(address)))
    assert "restored" not in officer.get(address).context["draft"]
    assert FormDraft.objects.count() == 0


def test_an_old_draft_is_merged_with_what_others_saved_since(officer: Client, task: Task) -> None:
    address = of_task(task)
    keep(officer, address, on_page(officer.get(address)) | {"office": "Mine"})
    li = signed_in(portfolio.user("officer", task.cluster, display_name="李四"))
    li.post(address, on_page(li.get(address)) | {"race_group": "G1", "milestones-0-name_en": "Theirs"})
    values = on_page(officer.get(address))
    assert (values["office"], values["race_group"], values["milestones-0-name_en"]) == ("Mine", "G1", "Theirs")


def test_an_old_draft_of_a_field_that_changed_since_says_so(officer: Client, task: Task) -> None:
    address = of_task(task)
    keep(officer, address, on_page(officer.get(address)) | {"office": "Mine"})
    li = signed_in(portfolio.user("officer", task.cluster, display_name="李四"))
    li.post(address, on_page(li.get(address)) | {"office": "Theirs"})
    opened = officer.get(address)
    assert "李四 changed this to “Theirs” at " in errors(opened)[0]
    assert on_page(opened)["office"] == "Mine"


@pytest.mark.parametrize("model", [User, Token])
def test_forms_with_secrets_keep_nothing(admin: Client, model: Any) -> None:
    account = portfolio.user()
    row = account if model is User else Token.issue(account, "test")[0]
    address = page(model, "change", row.pk)
    assert "draft" not in admin.get(address).context
    assert keep(admin, address, {"username": "x"}).status_code == 400


def test_passwords_are_not_kept_whatever_form_they_stand_in(officer: Client, task: Task) -> None:
    keep(officer, of_task(task), {"office": "x", "new_password": "secret", "csrfmiddlewaretoken": "secret"})
    assert FormDraft.objects.get().fields == [["office", "x"]]


KEY = page(Risk, "add")
JUNK: list[Any] = [
    b"", b"x", b"[]", b"{}", b"\xff", b"[" * 9_999, {"key": 1, "fields": []}, {"key": KEY, "fields": 1},
    {"key": KEY, "fields": [["a"]]}, {"key": KEY, "fields": [["a", 1]]}, {"key": KEY, "fields": [["a", "\0"]]},
    {"key": KEY, "fields": [["a", "\ud800"]]}, {"key": KEY, "fields": {"ab": "cd", "a": {}}}, {"key": KEY},
    {"key": "/admin/", "fields": []}, {"key": "/nowhere/", "fields": []}, {"key": KEY + "?" + "x" * 300, "fields": []},
    {"key": "/api/v1/tasks/", "fields": []}, {"key": KEY, "fields": [["a", "b"]] * 5_001}, {"key": None, "fields": []},
]  # fmt: skip


@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
def test_what_is_no_draft_is_refused(officer: Client, junk: Any) -> None:
    body = junk if isinstance(junk, bytes) else json.dumps(junk)
    assert officer.post(DRAFTS, body, content_type="application/json").status_code == 400
    assert FormDraft.objects.count() == 0


def test_what_is_too_large_is_refused(officer: Client) -> None:
    assert keep(officer, KEY, {"description": "x" * 300_000}).status_code == 413


@pytest.mark.parametrize("junk", ["x", "-1", "99999", "1e9", ""])
@pytest.mark.parametrize(
    "name", ["milestones-TOTAL_FORMS", "milestones-INITIAL_FORMS", "milestones-0-id", "record_version", "lead"]
)
def test_a_draft_full_of_junk_opens(officer: Client, task: Task, name: str, junk: str) -> None:
    address = of_task(task)
    keep(officer, address, on_page(officer.get(address)) | {"office": "x", name: junk})
    assert officer.get(address).status_code == 200


def test_somebody_who_may_not_enter_keeps_nothing(leader: Client, task: Task) -> None:
    assert keep(leader, of_task(task), {"office": "x"}).status_code == 400
    assert "draft" not in leader.get(of_task(task), {"form": "1"}).context


def test_whoever_is_not_signed_in_keeps_nothing(client: Client, task: Task) -> None:
    assert keep(client, of_task(task), {"office": "x"}).status_code == 302


def test_drafts_are_sent_and_never_asked_for(officer: Client) -> None:
    assert officer.get(DRAFTS).status_code == 405


def test_drafts_go_after_a_month(officer: Client, task: Task) -> None:
    keep(officer, of_task(task), {"office": "x"})
    FormDraft.objects.update(saved_at=timezone.now() - timedelta(days=31))
    keep(officer, KEY, {"description": "x"})
    forget_old_drafts.call()
    assert [draft.key for draft in FormDraft.objects.all()] == [KEY]


def test_somebody_s_oldest_drafts_make_room(officer: Client, task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("breakthrough.admin.drafts.MOST_DRAFTS", 2)
    for number in range(4):
        keep(officer, f"{KEY}?task={number}", {"description": "x"})
    assert {draft.key for draft in FormDraft.objects.all()} == {f"{KEY}?task=2", f"{KEY}?task=3"}
