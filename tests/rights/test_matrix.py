"""Every address × everybody × own, foreign and absent rows × reading and writing, against the rules."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from breakthrough.api.routing import resources
from tests import portfolio
from tests.admin.tables import MODELS, ROW_OF, name_of, page
from tests.api.conftest import everything
from tests.rights.routes import WHAT_TO_DO, pages_of, unlisted
from tests.rights.rules import (
    API_ACTIONS,
    ARGUMENTS,
    DOMAIN,
    MAY,
    OBJECT_PAGES,
    PAGES,
    ROLE_OF,
    SCOPED,
    TABLE_PAGES,
    is_everywhere,
    may,
)

ABSENT = 987_654_321
ANONYMOUS = "anonymous"
PRINCIPALS = [ANONYMOUS, *MAY, *ROLE_OF]
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]+"')
TABLES = {model: (pages_of(model, TABLE_PAGES), pages_of(model, OBJECT_PAGES)) for model in MODELS}
ROUTES = sorted(resources)
each_principal = pytest.mark.parametrize("principal", PRINCIPALS)
# All pairs with PROVE=1. In a quick run every table meets some of the people, and everybody some of the tables.
STEP = 1 if os.environ.get("PROVE") == "1" else 5
PAIRS = [
    pytest.param(principal, model, id=f"{name_of(model)}-{principal}")
    for row, model in enumerate(MODELS)
    for column, principal in enumerate(PRINCIPALS)
    if (row + column) % STEP == 0
]
RESOURCES = [
    pytest.param(principal, route, id=f"{route}-{principal}")
    for row, route in enumerate(ROUTES)
    for column, principal in enumerate(PRINCIPALS)
    if (row + column) % STEP == 0
]
WRITTEN: Any = {"data": "{}", "content_type": "application/json"}
# A method that the address does not have, and a body that cannot be, are refused before a row is looked for.
NOT_DONE = (400, 405)
ACTIONS = [(route, action) for route, names in API_ACTIONS.items() for action in names]
each_pair = pytest.mark.parametrize(("principal", "model"), PAIRS)


def test_every_address_is_listed() -> None:
    assert unlisted() == [], WHAT_TO_DO


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[SimpleNamespace]:
    """Two tasks of one cluster and one of another, each with a row of every table; and everybody."""
    quick = override_settings(SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies")
    with quick, django_db_blocker.unblock(), transaction.atomic():
        yield made()
        transaction.set_rollback(True)


def made() -> SimpleNamespace:
    mine, dairy = portfolio.cluster("rare-earths"), portfolio.cluster("dairy")
    tasks = {"mine": portfolio.task(cluster=mine), "beside": portfolio.task(cluster=mine)}
    tasks["foreign"] = portfolio.task(cluster=dairy)
    rows = {place: {model: ROW_OF[model](task) for model in MODELS} for place, task in tasks.items()}
    api = {"mine": everything(mine), "foreign": everything(dairy)}
    people = {
        role: portfolio.user(role) for role in MAY if role not in ("superuser", "stranger", "officer", "reviewer")
    }
    people |= {
        "superuser": portfolio.user("admin"),
        "stranger": portfolio.user(),
        "officer": portfolio.user("officer", mine),
        "reviewer": portfolio.user("reviewer", mine),
        "officer of the other cluster": portfolio.user("officer", dairy),
        "officer of one task": portfolio.user(),
    }
    for task in (tasks["mine"], api["mine"].task):
        portfolio.grant(user=people["officer of one task"], role="officer", task=task)
    clients = {name: Client(headers={"accept-language": "en"}) for name in PRINCIPALS}
    for name, user in people.items():
        clients[name].force_login(user)
    return SimpleNamespace(rows=rows, api=api, clients=clients)


def places(principal: str) -> tuple[str, list[str]]:
    """Where a principal's own rows are, and where foreign ones are."""
    if principal == "officer of the other cluster":
        return "foreign", ["mine"]
    return "mine", ["beside", "foreign"] if principal == "officer of one task" else ["foreign"]


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def ask(client: Client, method: str, address: str, **written: Any) -> Any:
    if method == "GET":
        return read(client.get(address))
    with taken_back():
        return read(client.post(address, **(written or {"data": {"post": "yes"}})))


def read(answer: Any) -> Any:
    """A file is closed when it has been read to its end."""
    if answer.streaming:
        assert b"".join(answer)
    return answer


def told(answer: Any) -> tuple[int, bytes]:
    """What an answer says, but for the address that was asked and what is drawn by lot."""
    path = answer.request["PATH_INFO"].encode()
    return answer.status_code, TOKEN.sub(b"", answer.content).replace(path, b"?").replace(path.strip(b"/"), b"?")


def outcome(answer: Any) -> str:
    """What became of a request, in the words of the rules."""
    if answer.status_code == 302 and answer.headers["Location"].startswith(reverse("admin:login")):
        return "sign in"
    return {401: "sign in", 403: "denied", 404: "absent"}.get(answer.status_code, "open")


def expected(principal: str, model: Any, right: str, then: str = "open") -> str:
    """What the rules say becomes of a request that asks for a right."""
    if principal == ANONYMOUS:
        return "sign in"
    return then if may(principal, model, right) else "denied"


@each_pair
def test_the_pages_of_a_table(world: SimpleNamespace, principal: str, model: Any) -> None:
    client, wrong = world.clients[principal], {}
    for action in TABLES[model][0]:
        for method in ("GET", "POST"):
            found = outcome(ask(client, method, page(model, action)))
            if found != expected(principal, model, TABLE_PAGES[action]):
                wrong[method, action] = found
    assert wrong == {}


def page_of(model: Any, action: str, key: int) -> str:
    return page(model, action, key, *ARGUMENTS.get(action, []))


@each_pair
def test_the_pages_of_a_row(world: SimpleNamespace, principal: str, model: Any) -> None:
    client, wrong = world.clients[principal], {}
    own, foreign = places(principal)
    for action in TABLES[model][1]:
        for method in ("GET", "POST"):
            reading, writing, knowing = OBJECT_PAGES[action]
            right = reading if method == "GET" else writing
            mine = ask(client, method, page_of(model, action, world.rows[own][model].pk))
            if right and outcome(mine) != expected(principal, model, right):
                wrong[method, action, "own"] = mine.status_code
            absent = ask(client, method, page_of(model, action, ABSENT))
            if absent.status_code not in NOT_DONE and outcome(absent) != expected(principal, model, knowing, "absent"):
                wrong[method, action, "absent"] = absent.status_code
            for place in [] if is_everywhere(principal, model) else foreign:
                row = world.rows[place][model]
                if row != world.rows[own][model] and told(ask(client, method, page_of(model, action, row.pk))) != told(
                    absent
                ):
                    wrong[method, action, place] = "not as absent"
    assert wrong == {}


@each_principal
@pytest.mark.parametrize("name", PAGES)
def test_other_pages(world: SimpleNamespace, principal: str, name: str) -> None:
    arguments, readers = PAGES[name]
    reader = ROLE_OF.get(principal, principal)
    answer = world.clients[principal].get(reverse(f"admin:{name}", args=arguments))
    wanted = "sign in" if principal == ANONYMOUS else "open" if reader in readers else "denied"
    assert outcome(answer) == wanted


@pytest.mark.parametrize(("principal", "route"), RESOURCES)
def test_a_resource(world: SimpleNamespace, principal: str, route: str) -> None:
    client, model = world.clients[principal], resources[route].queryset.model
    own, foreign = ("foreign", "mine") if principal == "officer of the other cluster" else ("mine", "foreign")
    base = f"/api/v1/{route}/"
    asked = {
        "list": client.get(base),
        "own": client.get(f"{base}{world.api[own].rows[route].pk}/"),
        "absent": client.get(f"{base}{ABSENT}/"),
        "write": client.post(f"{base}{world.api[own].rows[route].pk}/", "{}", content_type="application/json"),
    }
    found = {what: outcome(answer) for what, answer in asked.items()}
    if route == "grants" and principal != ANONYMOUS and not may(principal, model, "view"):
        # Everybody reads their own grants; those of others are as absent.
        wanted = {"list": "open", "own": "absent", "absent": "absent", "write": "open"}
    else:
        wanted = {what: expected(principal, model, "view", "absent" if what == "absent" else "open") for what in asked}
    assert found == wanted
    if model in SCOPED and not is_everywhere(principal, model):
        assert told(client.get(f"{base}{world.api[foreign].rows[route].pk}/")) == told(asked["absent"])


@each_principal
@pytest.mark.parametrize(("route", "action"), ACTIONS)
def test_what_the_api_does_with_a_row(world: SimpleNamespace, principal: str, route: str, action: str) -> None:
    client, model = world.clients[principal], resources[route].queryset.model
    foreign = world.api["mine" if principal == "officer of the other cluster" else "foreign"].rows[route]
    for method in ("GET", "POST"):
        hidden, absent = (
            ask(client, method, f"/api/v1/{route}/{key}/{action}/", **WRITTEN) for key in (foreign.pk, ABSENT)
        )
        assert absent.status_code in NOT_DONE or outcome(absent) == expected(principal, model, "view", "absent")
        if not is_everywhere(principal, model):
            assert told(hidden) == told(absent)


@each_principal
def test_writing_is_refused_where_there_is_nothing_to_write(world: SimpleNamespace, principal: str) -> None:
    client = world.clients[principal]
    reader = ROLE_OF.get(principal, principal)
    # Everybody reads their own grants and what is published: there, too, what is absent is looked for first.
    routes = [route for route in ROUTES if route not in ("grants", "publications")]
    statuses = {client.delete(f"/api/v1/{route}/{ABSENT}/").status_code for route in routes}
    if principal == ANONYMOUS:
        assert statuses == {401}
    elif reader in {*DOMAIN, "system"}:
        # What has a form is looked for first, and is not there.
        assert statuses <= {403, 404, 405}
    else:
        assert statuses <= {403, 405}
