"""Beside every change stands who made it, where and why."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import ResolverMatch
from pghistory.models import Context

from breakthrough.history import acting, because, commanded, event_model_of, identify
from breakthrough.history.middleware import ActorMiddleware
from breakthrough.models import User
from tasks.models import Region
from tests import portfolio

pytestmark = pytest.mark.django_db


def facts() -> list[Any]:
    """What is known of each change of a region."""
    events = event_model_of(Region).objects.order_by("pgh_id").select_related("pgh_context")
    return [event.pgh_context.metadata if event.pgh_context else None for event in events]


def ask(method: str, path: str, user: User | AnonymousUser, door: str = "", reason: str = "") -> None:
    """A request whose view makes a region."""

    def view(request: HttpRequest) -> HttpResponse:
        request.resolver_match = ResolverMatch(view, (), {}, app_names=[door])
        middleware.process_view(request, view, (), {})
        if reason:
            because(reason)
        portfolio.region(f"15{Region.objects.count():04}")
        return HttpResponse()

    middleware = ActorMiddleware(view)
    request = RequestFactory().generic(method, path)
    request.user = user
    middleware(request)


def test_a_writing_request_says_who_where_and_why() -> None:
    user = portfolio.user(username="zhang")
    ask("POST", "/admin/tasks/region/add/", user, "admin", reason="correction of 6 June")
    assert facts() == [
        {
            "user": user.pk,
            "username": "zhang",
            "door": "admin",
            "method": "POST",
            "path": "/admin/tasks/region/add/",
            "reason": "correction of 6 June",
        }
    ]


@pytest.mark.parametrize(
    ("path", "app", "door"),
    [("/admin/x/", "admin", "admin"), ("/api/v1/regions/", "", "api"), ("/figures/", "", "web")],
)
def test_the_door_is_known(path: str, app: str, door: str) -> None:
    ask("PATCH", path, AnonymousUser(), app)
    assert facts() == [{"door": door, "method": "PATCH", "path": path}]


def test_a_reading_request_needs_no_actor() -> None:
    ask("GET", "/", portfolio.user())
    assert facts() == [None]


def test_a_token_s_owner_is_named_once_known() -> None:
    user = portfolio.user(username="machine")
    with acting(door="api"):
        identify(user)
        portfolio.region()
    assert facts() == [{"door": "api", "user": user.pk, "username": "machine"}]


def test_an_address_that_jsonb_cannot_hold_does_not_hide_its_sender() -> None:
    ask("POST", "/a%00b%ED%A0%80/", portfolio.user(username="li"), reason="\ud800")
    assert facts()[0]["username"] == "li"
    assert facts()[0]["reason"] == "?"


def test_a_command_names_itself() -> None:
    with commanded("demo", reason="first load"):
        portfolio.region()
    assert facts() == [{"door": "command", "command": "demo", "reason": "first load"}]


def test_inside_another_actor_the_outer_one_s_facts_stay() -> None:
    with acting(door="admin"):
        portfolio.region("150100")
        with commanded("demo"):
            portfolio.region("150200")
        portfolio.region("150300")
    assert facts() == [{"door": "admin", "command": "demo"}] * 3


def test_after_an_actor_nobody_acts_even_in_the_same_transaction() -> None:
    with commanded("demo"):
        portfolio.region("150100")
    portfolio.region("150200")
    with pytest.raises(ZeroDivisionError), commanded("demo"):
        raise ZeroDivisionError
    portfolio.region("150300")
    assert facts() == [{"door": "command", "command": "demo"}, None, None]


def test_nobody_can_be_made_the_actor_of_a_change_afterwards() -> None:
    with acting(door="web", username="li"):
        portfolio.region()
    with pytest.raises(IntegrityError, match="append-only"):
        Context.objects.update(metadata={"door": "web", "username": "zhang"})


def test_an_actor_is_not_forgotten() -> None:
    with acting(door="web"):
        portfolio.region()
    with pytest.raises(IntegrityError, match="append-only"):
        Context.objects.all().delete()


def test_raw_sql_is_the_actor_s_too() -> None:
    with commanded("repair"), connection.cursor() as cursor:
        cursor.execute("INSERT INTO tasks_region (code, kind, name_zh, name_en) VALUES ('150100', 'city', '', '')")
    assert facts() == [{"door": "command", "command": "repair"}]
