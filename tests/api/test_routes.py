"""Every route at once: whoever adds a resource has these tests for it."""

from typing import Any

import pytest
from django.apps import apps

from breakthrough.models.summary import summaries
from tests import portfolio
from tests.api.conftest import refused
from tests.api.routes import ROUTES, SHARED, resources

ROLES = ["admin", "leader", "officer", "reviewer"]


def found(answer: Any) -> set[int]:
    return {row["id"] for row in answer.json()["results"]}


@pytest.mark.parametrize("route", ROUTES)
def test_every_role_lists_and_opens_a_row(route: str, ask: Any, mine: Any, people: Any) -> None:
    row = mine.rows[route]
    for role in ["admin"] if route == "grants" else ROLES:
        listed, opened = ask(people[role], f"{route}/", page_size=500), ask(people[role], f"{route}/{row.pk}/")
        assert (listed.status_code, opened.status_code) == (200, 200), (role, listed.content, opened.content)
        assert row.pk in found(listed)
        # A detail may say more than a line of the list, never something else.
        assert any(line.items() <= opened.json().items() for line in listed.json()["results"])
        assert opened.json()["url"].endswith(f"/api/v1/{route}/{row.pk}/")


@pytest.mark.parametrize("route", ["", "figures/", "figures/tasks/", "figures/tasks/rows/", *ROUTES])
def test_nobody_reads_without_signing_in(route: str, ask: Any, mine: Any) -> None:
    addresses = [f"{route}/", f"{route}/{mine.rows[route].pk}/"] if route in ROUTES else [route]
    for address in addresses:
        answer = ask(None, address)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == 'Bearer realm="api"'
        assert (answer.json()["code"], answer.headers["Content-Type"]) == (
            "not_authenticated",
            "application/problem+json",
        )


@pytest.mark.parametrize("route", ROUTES)
def test_staff_without_a_grant_sees_nothing(route: str, ask: Any, mine: Any) -> None:
    stranger = portfolio.user()
    answer = ask(stranger, f"{route}/")
    if route == "publications":
        # What is published is for everybody who may sign in.
        assert answer.status_code == 200
        return
    assert answer.status_code == 403 or (route == "grants" and answer.json()["results"] == [])
    assert ask(stranger, f"{route}/{mine.rows[route].pk}/").status_code in (403, 404)


@pytest.mark.parametrize("route", sorted({*ROUTES} - {*SHARED}))
def test_a_foreign_row_is_as_absent(route: str, ask: Any, mine: Any, foreign: Any, people: Any) -> None:
    for role in ("officer", "reviewer"):
        listed = found(ask(people[role], f"{route}/", page_size=500))
        assert mine.rows[route].pk in listed
        assert foreign.rows[route].pk not in listed
        hidden, absent = (
            ask(people[role], f"{route}/{pk}/") for pk in (foreign.rows[route].pk, foreign.rows[route].pk + 10**6)
        )
        assert (hidden.status_code, hidden.content) == (404, absent.content)


def test_everybody_sees_their_own_grants(ask: Any, mine: Any, people: Any) -> None:
    officer, reviewer = people["officer"], people["reviewer"]
    own = officer.grants.get()
    assert found(ask(officer, "grants/")) == {own.pk}
    assert ask(reviewer, f"grants/{own.pk}/").status_code == 404
    assert "admin" not in str(ask(officer, "grants/").content)


@pytest.mark.parametrize("route", ROUTES)
def test_a_misspelt_parameter_is_refused_and_corrected(route: str, ask: Any, db: None) -> None:
    admin = portfolio.user("admin")
    parameters = sorted(resources[route].filterset_class.parameters())
    for name in ("ordering", parameters[0]):
        answer = ask(admin, f"{route}/", **{name + "x": "1"})
        assert answer.status_code == 400
        assert f"“{name}”" in answer.json()["detail"]
        assert refused(answer) == [name + "x"]
    assert ask(admin, f"{route}/1/", page_size=1).status_code == 400


@pytest.mark.parametrize("path", ["nothing/", "tasks/1/nothing/", "tasks/x/", "tasks/-1/", f"tasks/{'9' * 5_000}/"])
def test_an_unknown_address_is_json_too(path: str, ask: Any, db: None) -> None:
    answer = ask(portfolio.user("admin"), path)
    assert answer.status_code == 404
    assert (answer.json()["code"], answer.headers["Content-Type"]) == ("not_found", "application/problem+json")


def test_the_root_names_every_resource(ask: Any, db: None) -> None:
    root = ask(portfolio.user()).json()
    assert sorted(root) == sorted([*ROUTES, "changes", "export", "figures"])
    assert root["fund-entries"].endswith("/api/v1/fund-entries/")


def test_every_model_has_a_route() -> None:
    served = {viewset.queryset.model for viewset in resources.values()}
    domain = [apps.get_app_config(label) for label in ("tasks", "talent", "funding")]
    rows = {model for app in domain for model in app.get_models() if not model.__name__.endswith("Event")}
    # Of sums one sees the figures that are read from them.
    assert rows - served - {*summaries()} == set()
