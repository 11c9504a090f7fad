"""The page of one's tokens."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from breakthrough.models import Reminder, Token
from breakthrough.reminders.planning import plan
from tests import portfolio
from tests.admin.conftest import signed_in

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/tokens/"
TEXT = re.compile(r"bt[0-9a-f]{10}_[A-Za-z0-9_-]{43}")


def make(user: Any, **given: Any) -> Any:
    return signed_in(user).post(ADDRESS, {"make": "1", "name": "BI", "reach": "read", "days": "90", **given})


def test_a_token_is_shown_once() -> None:
    cluster = portfolio.cluster()
    user = portfolio.user("officer", cluster)
    made = make(user, clusters=[str(cluster.pk)], networks="10.0.0.0/8\n127.0.0.1")
    (text,) = set(TEXT.findall(made.content.decode()))
    token = Token.objects.get()
    assert (token.user, token.created_by, token.scopes) == (user, user, ["*:read"])
    assert (token.clusters, token.networks) == ([cluster.pk], ["10.0.0.0/8", "127.0.0.1"])
    assert "no-store" in made.headers["Cache-Control"]
    assert TEXT.findall(signed_in(user).get(ADDRESS).content.decode()) == []
    assert Client().get("/api/v1/tasks/", headers={"Authorization": f"Bearer {text}"}).status_code == 200


def test_chosen_tables_are_its_scopes() -> None:
    user = portfolio.user("leader")
    make(user, reach="chosen", scopes=["tasks:read", "risks:write"])
    assert Token.objects.get().scopes == ["tasks:read", "risks:write"]


@pytest.mark.parametrize(
    "given",
    [
        {"name": ""}, {"reach": "all"}, {"reach": "chosen"}, {"reach": "chosen", "scopes": ["nothing:read"]},
        {"networks": "10.0.0.300"}, {"networks": "a" * 3_000}, {"days": "3650"}, {"days": ""}, {"clusters": ["987654"]},
        {"name": "\0"}, {"clusters": ["x"]},
    ],
)  # fmt: skip
def test_what_makes_no_sense_makes_no_token(given: dict[str, Any]) -> None:
    portfolio.task()
    answer = make(portfolio.user("leader"), **given)
    assert answer.status_code in (200, 400)
    assert not Token.objects.exists()


def test_nobody_makes_a_token_for_somebody_else() -> None:
    other = portfolio.user("leader")
    for user in (portfolio.user("officer", portfolio.cluster()), portfolio.user("system")):
        make(user, account=str(other.pk))
        assert not Token.objects.filter(user=other).exists()


def test_who_keeps_accounts_makes_tokens_for_programs() -> None:
    program = portfolio.user(username="bi", is_staff=False)
    portfolio.grant(user=program, role="leader")
    keeper = portfolio.user("system")
    make(keeper, account=str(program.pk))
    token = Token.objects.get()
    assert (token.user, token.created_by) == (program, keeper)


@pytest.mark.parametrize("role", ["security", "auditor"])
def test_a_program_that_administers_is_not_reached_by_another(role: str) -> None:
    program = portfolio.user(role, is_staff=False)
    make(portfolio.user("system"), account=str(program.pk))
    assert not Token.objects.filter(user=program).exists()


def test_a_token_is_revoked_and_rolled_over_on_its_page() -> None:
    user = portfolio.user("leader")
    portfolio.token(user)
    old = Token.objects.get()
    client = signed_in(user)
    (text,) = set(TEXT.findall(client.post(ADDRESS, {"roll_over": old.pk}).content.decode()))
    assert Token.objects.get(follows=old).prefix == text.partition("_")[0]
    assert TEXT.findall(client.post(ADDRESS, {"roll_over": old.pk}).content.decode()) == []
    assert client.post(ADDRESS, {"revoke": old.pk}).status_code == 302
    old.refresh_from_db()
    assert old.revoked_at is not None


@pytest.mark.parametrize("verb", ["revoke", "roll_over"])
def test_a_foreign_token_is_as_absent(verb: str) -> None:
    portfolio.token(portfolio.user("leader"))
    client = signed_in(portfolio.user("leader"))
    for key in (Token.objects.get().pk, 10**9, "x", "", "9" * 400):
        assert client.post(ADDRESS, {verb: key}).status_code == 404
    assert Token.objects.get().revoked_at is None
    assert client.post(ADDRESS, {}).status_code == 404


@pytest.mark.parametrize(("role", "is_revoked"), [("security", True), ("auditor", False)])
def test_who_keeps_rights_revokes_any_token(role: str, is_revoked: bool) -> None:
    portfolio.token(portfolio.user("leader"))
    address = f"/admin/breakthrough/token/{Token.objects.get().pk}/"
    client = signed_in(portfolio.user(role))
    shown = client.get(f"{address}change/")
    assert shown.status_code == 200
    assert TEXT.findall(shown.content.decode()) == []
    client.post(f"{address}do/revoke/", {"post": "yes"})
    assert (Token.objects.get().revoked_at is not None) is is_revoked


def test_its_people_are_reminded_before_a_token_in_use_ends() -> None:
    owner, keeper = portfolio.user("leader"), portfolio.user("system")
    portfolio.token(owner, created_by=keeper)
    now = timezone.now()
    Token.objects.update(expires_at=now + timedelta(days=7), last_used_at=now)
    today = timezone.localdate()
    plan(today)
    assert sorted(Reminder.objects.values_list("recipient", "kind", "step")) == sorted(
        [(owner.pk, "token", -7), (keeper.pk, "token", -7)]
    )


@pytest.mark.parametrize("how", ["unused", "followed", "revoked", "far"])
def test_nobody_is_reminded_of_a_token_that_needs_nothing(how: str) -> None:
    owner = portfolio.user("leader")
    portfolio.token(owner)
    now = timezone.now()
    values: dict[str, Any] = {
        "unused": {"last_used_at": None},
        "far": {"expires_at": now + timedelta(days=40)},
        "revoked": {"revoked_at": now},
    }
    Token.objects.update(**{"expires_at": now + timedelta(days=7), "last_used_at": now, **values.get(how, {})})
    if how == "followed":
        Token.objects.get().roll_over(owner)
    plan(timezone.localdate())
    assert not Reminder.objects.exists()


def test_the_command_reads_only_unless_it_is_told() -> None:
    portfolio.user(username="bi")
    call_command("token", "bi")
    call_command("token", "bi", "--write")
    call_command("token", "bi", "--scope", "tasks:read", "--scope", "figures:read")
    assert [token.scopes for token in Token.objects.order_by("pk")] == [
        ["*:read"], ["*:read", "*:write"], ["tasks:read", "figures:read"],
    ]  # fmt: skip
    with pytest.raises(CommandError, match="Did you mean tasks:read"):
        call_command("token", "bi", "--scope", "task:read")
