"""Every address that the URL resolver knows, sorted by what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.urls import get_resolver

from breakthrough.api.routing import resources
from tests.rights.rules import API_ACTIONS, ELSEWHERE, OBJECT_PAGES, PAGES, TABLE_PAGES

WHAT_TO_DO = (
    "Name it in tests/rights/rules.py: in OBJECT_PAGES, TABLE_PAGES or API_ACTIONS (with the right that it asks for), "
    "in PAGES (with those who may open it), or, with tests of its own, in ELSEWHERE."
)


def names(patterns: Any = None, space: str = "") -> Iterator[str]:
    """The full name of every address; one without a name answers for itself, by its pattern."""
    found: Any = get_resolver().url_patterns if patterns is None else patterns
    for pattern in found:
        if hasattr(pattern, "url_patterns"):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from names(pattern.url_patterns, inner)
        elif pattern.name:
            yield f"{space}{pattern.name}"
        elif not is_redirection(pattern):
            yield str(pattern.pattern).strip("/")


def is_redirection(pattern: Any) -> bool:
    """Django's two without a name: from /1/ to /1/change/, and what answers 404 to everything else."""
    return str(pattern.pattern) in ("<path:object_id>/", "(?P<url>.*)$")


def table_of(name: str) -> tuple[Any, str] | None:
    """The table and the action of an address such as tasks_task_change."""
    app, _first, rest = name.partition("_")
    model, _second, action = rest.partition("_")
    try:
        return apps.get_model(app, model), action
    except LookupError:
        return None


def unlisted() -> list[str]:
    """Addresses whose rights nothing here proves."""
    return [name for name in names() if not is_listed(name)]


def actions_of(resource: str) -> set[str]:
    return {f"{resource}-{action}" for action in ("list", "detail", *API_ACTIONS.get(resource, []))}


def is_listed(name: str) -> bool:
    space, _colon, local = name.rpartition(":")
    if name in ELSEWHERE:
        return True
    if space == "admin":
        table = table_of(local)
        if local == "auth_user_password_change":
            return True
        return table[1] in {*OBJECT_PAGES, *TABLE_PAGES} if table else local in PAGES
    if space == "api":
        return any(local in actions_of(resource) for resource in resources)
    return False


def pages_of(model: Any, kinds: dict[str, Any]) -> list[str]:
    """The actions among `kinds` for which a table has an address."""
    found = [table_of(name.removeprefix("admin:")) for name in names() if name.startswith("admin:")]
    return [table[1] for table in found if table and table[0] is model and table[1] in kinds]
