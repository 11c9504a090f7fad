"""The three administrators, what each may do, and nobody who may do everything."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from breakthrough.figures import figures
from breakthrough.models import AccessRecord, Installation, User
from breakthrough.models.installation import keep_settings
from tasks.checks import check_administrators
from tests import portfolio
from tests.admin.conftest import signed_in
from tests.admin.tables import MODELS, NOT_DELETED, ROW_OF, name_of, page
from tests.admin.typing import change

PASSWORD = "long enough for tests 7"

pytestmark = pytest.mark.django_db
BUSINESS = [model for model in MODELS if model._meta.app_label != "breakthrough" and not model.part]
SETTINGS = [model for model in MODELS if getattr(model, "part", "") == "settings"]


def statuses(client: Client, model: Any, row: Any) -> list[int]:
    pages = [page(model), page(model, "add"), *(page(model, name, row.pk) for name in ("change", "delete", "history"))]
    # Whoever may not change a row is led to its story.
    return [client.get(address, follow=True).status_code for address in pages]


@pytest.mark.parametrize("model", BUSINESS, ids=name_of)
@pytest.mark.parametrize("role", ["system", "security"])
def test_an_administrator_opens_no_page_of_the_business(role: str, model: Any) -> None:
    client, row = signed_in(portfolio.user(role)), ROW_OF[model](portfolio.task())
    assert statuses(client, model, row) == [403] * 5


@pytest.mark.parametrize("role", ["system", "security"])
def test_an_administrator_reads_no_figure(role: str) -> None:
    client = signed_in(portfolio.user(role))
    assert {client.get(reverse("admin:figure", args=[code])).status_code for code in figures()} == {403}
    assert client.get("/api/v1/figures/").status_code == 403
    assert not client.get(reverse("admin:index")).context.get("headlines")


@pytest.mark.parametrize("model", SETTINGS, ids=name_of)
def test_the_system_administrator_keeps_the_settings(model: Any) -> None:
    client, row = signed_in(portfolio.user("system")), ROW_OF[model](portfolio.task())
    assert statuses(client, model, row) == [200, 200, 200, 403 if model in NOT_DELETED else 200, 200]


def test_the_system_administrator_keeps_accounts_and_makes_no_superuser() -> None:
    client, officer = signed_in(portfolio.user("system")), portfolio.user("officer", portfolio.cluster())
    answer = change(client, officer, display_name="王敏", is_superuser="on")
    officer.refresh_from_db()
    assert (answer.status_code, officer.display_name, officer.is_superuser) == (302, "王敏", False)


@pytest.mark.parametrize("role", ["admin", "security", "auditor"])
@pytest.mark.parametrize("is_active", [True, False])
def test_the_system_administrator_sets_no_password_of_those_with_other_powers(role: str, is_active: bool) -> None:
    client, other = signed_in(portfolio.user("system")), portfolio.user(role, is_active=is_active)
    assert client.post(page(User, "change", other.pk), {"is_active": "on"}).status_code == 403
    assert client.post(reverse("admin:auth_user_password_change", args=[other.pk]), {}).status_code == 403


def test_the_security_administrator_grants_rights_on_what_they_do_not_see() -> None:
    client, task, newcomer = signed_in(portfolio.user("security")), portfolio.task(), portfolio.user()
    form = {"user": newcomer.pk, "role": "officer", "cluster": "", "task": task.code, "starts_on": "2025-01-01"}
    assert client.post("/admin/tasks/grant/add/", form).status_code == 302
    assert newcomer.grants.get().task == task


def test_the_security_administrator_reads_no_name_of_a_task() -> None:
    client, task = signed_in(portfolio.user("security")), portfolio.task(name_zh="稀土永磁体")
    grant = portfolio.grant(task=task)
    pages = [page(type(grant)), *(page(type(grant), name, grant.pk) for name in ("change", "delete", "history"))]
    answers = {address: client.get(address).content.decode() for address in pages}
    assert [address for address, answer in answers.items() if task.name_zh in answer] == []
    assert "Officer" in answers[page(type(grant), "history", grant.pk)]


def test_the_security_administrator_grants_themselves_nothing() -> None:
    user = portfolio.user("security")
    form = {"user": user.pk, "role": "leader", "cluster": "", "task": "", "starts_on": "2025-01-01"}
    answer = signed_in(user).post("/admin/tasks/grant/add/", form)
    assert "Nobody grants rights to themselves" in answer.content.decode()
    assert user.grants.count() == 1


def test_the_security_administrator_lifts_a_lockout(client: Client, settings: Any) -> None:
    user = portfolio.user("leader", username="leader", password=PASSWORD)
    for _ in range(settings.AXES_FAILURE_LIMIT):
        client.post(reverse("admin:login"), {"username": "leader", "password": "wrong"})
    right = {"username": "leader", "password": PASSWORD}
    assert client.post(reverse("admin:login"), right).status_code == 429
    security = signed_in(portfolio.user("security"))
    security.post(page(User), {"action": "unlock", "_selected_action": [user.pk]})
    assert client.post(reverse("admin:login"), right).status_code == 302


@pytest.mark.parametrize("model", MODELS, ids=name_of)
def test_the_auditor_reads_everything_and_writes_nothing(model: Any) -> None:
    client, row = signed_in(portfolio.user("auditor")), ROW_OF[model](portfolio.task())
    assert statuses(client, model, row) == [200, 403, 200, 403, 200]
    assert client.post(page(model, "change", row.pk), {"post": "yes"}).status_code == 403


def test_no_superuser_signs_in_where_the_administrators_stand_apart(apart: None, client: Client) -> None:
    user = portfolio.user("admin", username="root", password=PASSWORD)
    client.post(reverse("admin:login"), {"username": "root", "password": PASSWORD})
    assert client.get("/admin/").status_code == 302
    assert signed_in(user).get("/admin/").status_code == 302


def test_no_superuser_uses_a_token_where_the_administrators_stand_apart(apart: None, client: Client) -> None:
    token = portfolio.token(portfolio.user("admin"))
    assert client.get("/api/v1/", headers={"Authorization": f"Bearer {token}"}).status_code == 401


def test_an_emergency_opens_the_account_of_a_superuser_and_is_in_the_log(apart: None) -> None:
    user = portfolio.user("admin", username="root")
    call_command("emergency", "root", hours=1)
    client = signed_in(user)
    assert client.get("/admin/").status_code == 200
    assert AccessRecord.objects.filter(what="emergency", username="root").count() == 1
    call_command("emergency", "root", hours=0)
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize(("name", "hours"), [("root", 25), ("root", -1), ("nobody", 1)])
def test_an_emergency_is_short_and_for_superusers_only(name: str, hours: int) -> None:
    portfolio.user("admin", username="root")
    portfolio.user("leader", username="nobody")
    with pytest.raises(CommandError):
        call_command("emergency", name, hours=hours)


@pytest.mark.parametrize(("ends", "names"), [(None, ["li"]), ("2025-01-31", [])])
def test_a_contradiction_to_the_setting_is_named_before_anything_is_served(
    settings: Any, ends: str | None, names: list[str]
) -> None:
    user = portfolio.user("auditor", username="li")
    portfolio.grant(user=user, role="leader", ends_on=ends)
    assert check_administrators(databases=["default"]) == []
    settings.SEPARATE_ADMINISTRATORS = True
    assert [error.msg.split()[0] for error in check_administrators(databases=["default"])] == names


def test_the_database_learns_of_the_setting_when_it_is_migrated(settings: Any) -> None:
    settings.SEPARATE_ADMINISTRATORS = True
    keep_settings("default", plan=[])
    assert Installation.objects.get().separates_administrators
