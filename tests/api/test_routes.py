from typing import Any

import pytest
from django.urls import get_resolver

from breakthrough.api.routing import resources

assert get_resolver().url_patterns
ROUTES = sorted(resources)
ROLES = ["admin", "leader", "officer", "reviewer"]


def found(answer: Any) -> set[int]:
    return {row["id"] for row in answer.json()["results"]}


@pytest.mark.parametrize("route", ROUTES)
def test_every_role_lists_and_opens_a_row(route: str, ask: Any, mine: Any, people: Any) -> None:
    row = mine.rows[route]
    for role in ROLES:
        if route == "grants" and role != "admin":
            continue
        listed, opened = ask(people[role], f"{route}/", page_size=500), ask(people[role], f"{route}/{row.pk}/")
        assert (listed.status_code, opened.status_code) == (200, 200), (role, listed.content, opened.content)
        assert row.pk in found(listed)
        assert opened.json() in listed.json()["results"]
        assert opened.json()["url"].endswith(f"/api/v1/{route}/{row.pk}/")
