"""A token in use that ends soon waits on the first page of whoever answers for it, until another one follows."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from breakthrough.models import Token, User
from breakthrough.reminders.planning import plan
from breakthrough.reminders.sending import send_waiting
from tests import portfolio
from tests.admin.conftest import signed_in

FIRST, OVERVIEW, TOKENS = reverse("admin:index"), reverse("admin:overview"), reverse("admin:own_tokens")


@pytest.fixture(autouse=True)
def english(settings: Any) -> None:
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def officer(db: None) -> User:
    return portfolio.user("officer", portfolio.cluster("rare-earths"))


@pytest.fixture
def program(db: None) -> User:
    """The account of a program: it signs in nowhere."""
    user = portfolio.user("leader", username="dashboard")
    User.objects.filter(pk=user.pk).update(is_staff=False)
    return user


def ending(user: User, name: str = "BI dashboard", days: float = 5, used: float | None = 1, **given: Any) -> Token:
    """A token that ends in some days and was used some days ago."""
    now = timezone.now()
    token, _text = Token.issue(user, name, expires_at=now + timedelta(days=days), **given)
    token.last_used_at = None if used is None else now - timedelta(days=used)
    token.save()
    return token


def waiting(user: User, page: str = FIRST) -> list[tuple[str, str]]:
    """The lines about tokens on a page: what each says, and where it leads."""
    answer = signed_in(user).get(page)
    found = [one for one in answer.context.get("sections") or answer.context["waiting"] if one.section.code == "tokens"]
    return [(str(line.title), line.url) for one in found for line in one.lines]


def test_it_is_named_and_leads_to_where_it_is_rolled_over(officer: User) -> None:
    token = ending(officer)
    assert waiting(officer) == [("The token “BI dashboard” ends", f"{TOKENS}#{token.prefix}")]
    assert f'id="{token.prefix}"' in signed_in(officer).get(TOKENS).content.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["1 API token that ends", "The token “BI dashboard” ends", "5 days left", "Roll it over before"]),
        ("zh-hans", ["1 个接口令牌即将到期", "令牌“BI dashboard”即将到期", "请在到期前更换"]),
    ],
)
def test_it_says_so_in_the_readers_language(officer: User, language: str, words: list[str]) -> None:
    ending(officer, days=5)
    page = signed_in(officer).get(FIRST, headers={"Accept-Language": language}).content.decode()
    shown = " ".join(re.sub("<[^>]+>", " ", page).split())
    assert [word for word in words if word not in shown] == []


def test_one_that_another_follows_waits_no_more(officer: User) -> None:
    ending(officer).roll_over(officer)
    assert waiting(officer) == []


@pytest.mark.parametrize(("days", "used"), [(15, 1), (5, None), (5, 26), (-1, 3)])
def test_one_that_ends_later_or_that_nothing_uses_does_not_wait(officer: User, days: float, used: float | None) -> None:
    now = timezone.now()
    token = ending(officer, used=used)
    Token.objects.filter(pk=token.pk).update(expires_at=now + timedelta(days=days))
    assert waiting(officer) == []


def test_another_officers_does_not_wait(officer: User) -> None:
    ending(portfolio.user("officer", portfolio.cluster("dairy")))
    assert waiting(officer) == []


@pytest.mark.parametrize("role", ["system", "admin"])
def test_a_programs_waits_for_those_who_keep_its_account(role: str, program: User) -> None:
    keeper = portfolio.user(role)
    ending(program, created_by=portfolio.user("admin", is_active=False))
    assert [title for title, _url in waiting(keeper)] == ["The token “BI dashboard” ends"]


@pytest.mark.parametrize("role", ["leader", "auditor", "security"])
def test_a_programs_waits_for_nobody_else(role: str, program: User) -> None:
    ending(program)
    assert waiting(portfolio.user(role), OVERVIEW) == []


def test_it_stands_over_the_overview_of_whoever_has_no_desk(db: None) -> None:
    leader = portfolio.user("leader")
    ending(leader)
    assert len(waiting(leader)) == 1


def test_nothing_is_shown_where_none_ends(officer: User) -> None:
    page = signed_in(officer).get(FIRST).content.decode()
    assert "API tokens that end" not in page


def test_a_mail_says_the_same(officer: User, settings: Any) -> None:
    User.objects.filter(pk=officer.pk).update(email="officer@example.com", language="en")
    token = ending(officer)
    plan(timezone.localdate())
    send_waiting()
    assert "The token “BI dashboard” ends" in str(mail.outbox[0].body)
    assert f"{TOKENS}#{token.prefix}" in str(mail.outbox[0].body)
