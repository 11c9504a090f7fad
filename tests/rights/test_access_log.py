"""What the access log keeps, and that it keeps it."""

from datetime import timedelta
from typing import Any

import pgtrigger
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from breakthrough.models import AccessRecord
from tests import portfolio
from tests.admin.conftest import signed_in
from tests.rules import breaks, sql

PASSWORD = "long enough for tests 7"
SECRET = "a-secret-that-must-not-be-kept"

pytestmark = pytest.mark.django_db


def kept() -> list[tuple[Any, ...]]:
    return [*AccessRecord.objects.order_by("pk").values_list("what", "username", "method", "path", "status")]


def test_a_page_leaves_one_record() -> None:
    leader = portfolio.user("leader", username="leader")
    signed_in(leader).get("/admin/tasks/task/", {"q": SECRET})
    assert kept() == [("page", "leader", "GET", "/admin/tasks/task/", 200)]


def test_whoever_only_knocks_leaves_none(client: Client) -> None:
    client.get("/admin/")
    client.get("/healthz/")
    assert kept() == []


def test_signing_in_and_out_are_kept(client: Client) -> None:
    portfolio.user("leader", username="leader", password=PASSWORD)
    client.post(reverse("admin:login"), {"username": "leader", "password": PASSWORD})
    client.post(reverse("admin:logout"))
    assert kept() == [
        ("sign_in", "leader", "POST", "/admin/login/", 302),
        ("sign_out", "leader", "POST", "/admin/logout/", 200),
    ]


def test_a_failed_sign_in_is_kept_without_what_was_typed(client: Client) -> None:
    portfolio.user("leader", username="leader")
    for name in ("leader", SECRET):
        client.post(reverse("admin:login"), {"username": name, "password": SECRET})
    assert kept() == [
        ("failed", "leader", "POST", "/admin/login/", 200),
        ("failed", "", "POST", "/admin/login/", 200),
    ]


def test_a_denial_is_kept() -> None:
    signed_in(portfolio.user(username="newcomer")).get("/admin/tasks/task/")
    assert kept() == [("denial", "newcomer", "GET", "/admin/tasks/task/", 403)]


def test_a_denial_by_the_api_is_kept(client: Client) -> None:
    client.get("/api/v1/tasks/")
    client.get("/api/v1/tasks/", headers={"Authorization": f"Bearer bt0123456789_{SECRET}"})
    assert kept() == [("denial", "", "GET", "/api/v1/tasks/", 401)] * 2
    assert AccessRecord.objects.latest("pk").token == "bt0123456789"


def test_the_use_of_a_token_is_kept_with_its_prefix(client: Client) -> None:
    leader = portfolio.user("leader", username="leader")
    text = portfolio.token(leader)
    client.get("/api/v1/tasks/", headers={"Authorization": f"Bearer {text}"})
    assert kept() == [("token", "leader", "GET", "/api/v1/tasks/", 200)]
    assert AccessRecord.objects.get().token == text.partition("_")[0]


def test_an_address_of_one_cable_is_kept_without_the_cable(client: Client) -> None:
    client.get("/api/v1/tasks/", REMOTE_ADDR="fe80::1%eth0")
    assert AccessRecord.objects.get().network_address == "fe80::1"


@pytest.mark.parametrize("sign", ["\r\n", "\x1b[31m", "\u2028", "\u202e"])
def test_an_address_stays_in_one_line(sign: str) -> None:
    newcomer = signed_in(portfolio.user())
    newcomer.get(f"/admin/tasks/{sign}forged/")
    path = AccessRecord.objects.get().path
    assert (path.isprintable(), path.startswith("/admin/tasks/"), path.endswith("forged/")) == (True, True, True)


def test_no_secret_is_kept(client: Client) -> None:
    leader = portfolio.user("leader", password=PASSWORD)
    client.post(reverse("admin:login"), {"username": leader.username, "password": PASSWORD})
    client.get(f"/admin/?token={SECRET}", headers={"Authorization": f"Bearer {SECRET}", "X-Secret": SECRET})
    client.post("/admin/", {"body": SECRET})
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(log::text, ' ') FROM breakthrough_accessrecord AS log")
        written = cursor.fetchone()[0]
    session = client.cookies["sessionid"].value
    assert [found for found in (SECRET, PASSWORD, session) if found in written] == []


def test_a_log_that_cannot_be_written_takes_no_answer_away(monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    leader = signed_in(portfolio.user("leader"))
    sql("ALTER TABLE breakthrough_accessrecord ADD CONSTRAINT full_disk CHECK (false)")
    assert leader.get("/admin/").status_code == 200
    assert "The access log could not be written." in caplog.text


def test_no_record_is_changed() -> None:
    row = portfolio.access()
    with breaks("access_record_append_only"):
        AccessRecord.objects.filter(pk=row.pk).update(username="somebody else")


def test_no_young_record_is_deleted() -> None:
    row = portfolio.access()
    with breaks("access_record_is_kept"):
        AccessRecord.objects.filter(pk=row.pk).delete()


def test_nobody_chooses_the_moment_of_a_record() -> None:
    row = portfolio.access(at=timezone.now() - timedelta(days=1_000))
    row.refresh_from_db()
    assert timezone.now() - row.at < timedelta(minutes=1)


def aged(days: int) -> AccessRecord:
    """A record as if written some days ago, which only whoever owns the table could forge."""
    with pgtrigger.ignore("breakthrough.AccessRecord:moment"):
        return portfolio.access(at=timezone.now() - timedelta(days=days))


def test_old_records_are_purged_and_young_ones_stay() -> None:
    aged(400)
    young = [aged(100), aged(190), portfolio.access()]
    call_command("purge_access_log", days=200)
    assert {*AccessRecord.objects.all()} == {*young}


def test_a_purge_of_less_than_180_days_is_refused() -> None:
    old = aged(400)
    with pytest.raises(CommandError, match="at least 180 days"):
        call_command("purge_access_log", days=179)
    assert AccessRecord.objects.get() == old


@pytest.mark.parametrize("role", ["officer", "reviewer", "leader", "system", "security"])
def test_only_the_auditor_reads_the_log(role: str) -> None:
    clusters = [portfolio.cluster()] if role in ("officer", "reviewer") else []
    address = reverse("admin:breakthrough_accessrecord_changelist")
    assert signed_in(portfolio.user(role, *clusters)).get(address).status_code == 403
    assert signed_in(portfolio.user("auditor")).get(address).status_code == 200
