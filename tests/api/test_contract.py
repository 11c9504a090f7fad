"""What the API promises: examples that its own description allows, a frozen contract, and what will go is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.test import RequestFactory
from django.urls import resolve
from jsonschema import Draft202012Validator

from breakthrough.api import deprecation
from breakthrough.api.contract.breaks import breaks
from breakthrough.api.contract.frozen import current, frozen
from breakthrough.api.deprecation import Deprecated
from breakthrough.api.docs import schema_in
from breakthrough.api.examples import METHODS
from tests import portfolio

Contract = dict[str, Any]


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return schema_in("en")


def operations(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for of_path in schema["paths"].values():
        yield from (of_path[method] for method in METHODS if method in of_path)


def media_of(operation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for body in (operation.get("requestBody", {}), *operation["responses"].values()):
        yield from (media for kind, media in body.get("content", {}).items() if kind.endswith(("/json", "+json")))


def test_every_operation_that_answers_in_json_shows_an_example(schema: dict[str, Any]) -> None:
    without = [
        operation["operationId"]
        for operation in operations(schema)
        for media in media_of(operation)
        if not media.get("examples")
    ]
    assert without == []


def test_the_examples_are_valid(schema: dict[str, Any]) -> None:
    wrong = []
    for operation in operations(schema):
        for media in media_of(operation):
            for example in media.get("examples", {}).values():
                whole = {**media["schema"], "components": schema["components"]}
                found = [error.message for error in Draft202012Validator(whole).iter_errors(example["value"])]
                wrong += [(operation["operationId"], message) for message in found]
    assert wrong == []


def test_the_api_keeps_what_was_promised() -> None:
    assert breaks(frozen(), current()) == []


def test_the_command_says_so() -> None:
    call_command("contract")


LIST, ROW = "/api/v1/regions/", "Region"


def take_path(contract: Contract) -> None:
    del contract["paths"][LIST]["get"]


def rename_operation(contract: Contract) -> None:
    contract["paths"][LIST]["get"]["operationId"] = "regions_all"


def parameter(contract: Contract, name: str) -> dict[str, Any]:
    return next(one for one in contract["paths"][LIST]["get"]["parameters"] if one["name"] == name)


def take_parameter(contract: Contract) -> None:
    contract["paths"][LIST]["get"]["parameters"].remove(parameter(contract, "search"))


def require_parameter(contract: Contract) -> None:
    parameter(contract, "search")["required"] = True


def narrow_parameter(contract: Contract) -> None:
    parameter(contract, "page_size")["schema"]["maximum"] = 100


def take_choice(contract: Contract) -> None:
    parameter(contract, "kind")["schema"]["enum"].pop()


def take_field(contract: Contract) -> None:
    del contract["schemas"][ROW]["properties"]["code"]


def loosen_field(contract: Contract) -> None:
    contract["schemas"][ROW]["required"].remove("code")


def retype_field(contract: Contract) -> None:
    contract["schemas"][ROW]["properties"]["code"]["type"] = "integer"


def empty_field(contract: Contract) -> None:
    contract["schemas"][ROW]["properties"]["code"]["type"] = ["string", "null"]


def body(contract: Contract) -> dict[str, Any]:
    schema = contract["paths"][LIST]["post"]["requestBody"]["content"]["application/json"]["schema"]
    # One row, or several.
    return contract["schemas"][schema["oneOf"][0]["$ref"].rsplit("/", 1)[1]]


def several(contract: Contract) -> dict[str, Any]:
    return contract["paths"][LIST]["post"]["requestBody"]["content"]["application/json"]["schema"]["oneOf"][1]


def take_several(contract: Contract) -> None:
    contract["paths"][LIST]["post"]["requestBody"]["content"]["application/json"]["schema"]["oneOf"].pop()


def fewer_at_once(contract: Contract) -> None:
    several(contract)["maxItems"] = 10


def require_field(contract: Contract) -> None:
    body(contract)["required"] = ["name_en"]


def take_sent_field(contract: Contract) -> None:
    del body(contract)["properties"]["name_en"]


def take_format(contract: Contract) -> None:
    del contract["paths"][LIST]["get"]["responses"]["200"]["content"]["text/csv"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (take_path, "GET /api/v1/regions/ is gone"),
        (rename_operation, "GET /api/v1/regions/: its id is no longer “regions_list”"),
        (take_parameter, "GET /api/v1/regions/: the parameter “search” is gone"),
        (require_parameter, "GET /api/v1/regions/: the parameter “search” is required now"),
        (narrow_parameter, "GET /api/v1/regions/ ? page_size: maximum is 100 now"),
        (take_choice, "GET /api/v1/regions/ ? kind: may no longer be"),
        (take_field, "GET /api/v1/regions/ → 200 · results · each: the field “code” is gone"),
        (loosen_field, "GET /api/v1/regions/ → 200 · results · each: the field “code” may be missing now"),
        (retype_field, "GET /api/v1/regions/ → 200 · results · each · code: may be integer now"),
        (empty_field, "GET /api/v1/regions/ → 200 · results · each · code: may be null now"),
        (require_field, "POST /api/v1/regions/: the field “name_en” is required now"),
        (take_sent_field, "POST /api/v1/regions/: the field “name_en” is gone"),
        (take_several, "POST /api/v1/regions/: one way of writing it is gone"),
        (fewer_at_once, "POST /api/v1/regions/: maxItems is 10 now"),
        (take_format, "GET /api/v1/regions/ → 200: “text/csv” is gone"),
    ],
)
def test_a_break_is_found(change: Callable[[Contract], None], says: str) -> None:
    after = deepcopy(frozen())
    change(after)
    assert any(found.startswith(says) for found in breaks(frozen(), after)), breaks(frozen(), after)


def add_path(contract: Contract) -> None:
    contract["paths"]["/api/v1/more/"] = contract["paths"][LIST]


def add_parameter(contract: Contract) -> None:
    contract["paths"][LIST]["get"]["parameters"].append({"in": "query", "name": "more", "schema": {"type": "string"}})


def add_field(contract: Contract) -> None:
    contract["schemas"][ROW]["properties"]["more"] = {"type": "string"}
    contract["schemas"][ROW]["required"].append("more")


def widen_parameter(contract: Contract) -> None:
    parameter(contract, "page_size")["schema"]["maximum"] = 1_000


@pytest.mark.parametrize("change", [add_path, add_parameter, add_field, widen_parameter])
def test_an_addition_breaks_nothing(change: Callable[[Contract], None]) -> None:
    after = deepcopy(frozen())
    change(after)
    assert breaks(frozen(), after) == []


GOING = {
    "operation": Deprecated("regions_list", date(2026, 1, 1), date(2027, 1, 1)),
    "parameter": Deprecated("regions_list", date(2026, 1, 1), date(2027, 1, 1), parameter="search"),
    "field": Deprecated("regions_list", date(2026, 1, 1), date(2027, 1, 1), field="code"),
}


@pytest.fixture
def going(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Deprecated]:
    """An entry for this test alone; the description is made anew with it."""
    one = GOING[request.param]
    monkeypatch.setattr(deprecation, "REGISTRY", [one])
    schema_in.cache_clear()
    yield one
    schema_in.cache_clear()


@pytest.mark.parametrize("going", GOING, indirect=True)
def test_what_will_go_is_said_by_headers_to_whoever_uses_it(going: Deprecated, ask: Any, db: None) -> None:
    answer = ask(portfolio.user("leader"), "regions/", search="x")
    assert (answer["Deprecation"], answer["Sunset"]) == ("@1767225600", "Fri, 01 Jan 2027 00:00:00 GMT")


@pytest.mark.parametrize("going", ["parameter"], indirect=True)
def test_who_does_not_use_it_hears_nothing_of_it(going: Deprecated, ask: Any, db: None) -> None:
    leader = portfolio.user("leader")
    assert "Sunset" not in ask(leader, "regions/")
    assert "Sunset" not in ask(leader, "tasks/", search="x")


@pytest.mark.parametrize("going", GOING, indirect=True)
def test_what_will_go_is_marked_in_the_description(going: Deprecated) -> None:
    described = schema_in("en")
    operation = described["paths"][LIST]["get"]
    marked = {
        "operation": operation.get("deprecated"),
        "parameter": next(one for one in operation["parameters"] if one["name"] == "search").get("deprecated"),
        "field": described["components"]["schemas"][ROW]["properties"]["code"].get("deprecated"),
    }
    assert [kind for kind, is_marked in marked.items() if is_marked] == [
        next(kind for kind, one in GOING.items() if one is going)
    ]


def test_nothing_goes_within_a_year_of_its_announcement() -> None:
    assert [one for one in deprecation.REGISTRY if (one.sunset - one.since).days < 365] == []


def test_every_operation_is_known_by_its_id_when_it_is_asked(schema: dict[str, Any]) -> None:
    """The headers find an operation by the name of its address."""
    wrong = []
    for path, of_path in schema["paths"].items():
        for method, operation in of_path.items():
            address = path.replace("{id}", "1").replace("{code}", "tasks_active")
            request = RequestFactory().generic(method.upper(), address)
            request.resolver_match = resolve(address)
            if deprecation.operation_of(request) != operation["operationId"]:
                wrong.append((operation["operationId"], deprecation.operation_of(request)))
    assert wrong == []
