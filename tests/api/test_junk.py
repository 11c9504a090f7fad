"""Whatever is sent, the answer is a sentence and never a fault of the server."""

import os
from typing import Any
from urllib.parse import quote

import pytest

from breakthrough.figures import figures
from tests import portfolio
from tests.api.conftest import refused
from tests.api.routes import ROUTES, resources

JUNK = [
    "%00", "a%00b", "%ED%A0%80", "%FF%FE", "0", "-1", "9999999999", "9" * 5_000, "9" * 30, "NaN", "Infinity", "-inf",
    "1e-999999", "1e999999", "1_000", "0000-01-01", "0001-01-01", "9999-12-31", "99999-01-01", "2025-02-30",
    "2025-13-01", "true",
    "null", "[]", "{}", "%5B" * 3_000, "(", "[", "\\", "%25%27", "';--", "a" * 100_000, ",",
    ",,,", "1,2,x",
    "٣", "2025-06-30T25:00:00", "2025-06-30T18:00:00+99:99", "0001-01-01T00:00:00%2B23:59", "%F0%9F%98%80", "稀土",
    "x" * 501,
]  # fmt: skip
EACH = len(JUNK) if os.environ.get("PROVE") == "1" else 3


def sampled(place: int) -> list[str]:
    """Some of the junk, other for each parameter; all of it in a proof."""
    return [JUNK[(place * 7 + step * 13) % len(JUNK)] for step in range(EACH)]


@pytest.fixture
def signed_in(client: Any, db: None) -> Any:
    client.force_login(portfolio.user("admin"))
    client.raise_request_exception = False
    return client


def query(name: str, value: str) -> str:
    """As it stands in an address: escapes stay as they are, other characters are escaped."""
    return quote(f"{name}={value}", safe="=&%+,;:'()[]{}\\")


def refused_well(answer: Any) -> bool:
    if answer.status_code == 200:
        return True
    return 400 <= answer.status_code < 500 and bool(answer.json()["detail"])


@pytest.mark.parametrize("route", ROUTES)
def test_parameters_of_lists(route: str, signed_in: Any) -> None:
    for place, name in enumerate(sorted(resources[route].filterset_class.parameters())):
        for value in sampled(place):
            answer = signed_in.get(f"/api/v1/{route}/", QUERY_STRING=query(name, value))
            assert refused_well(answer), (name, value[:50], answer.status_code, answer.content[:300])


@pytest.mark.parametrize("code", ["fiscal_invested", "tasks_by_light", "adopters", "top_award_share"])
def test_parameters_of_figures(code: str, signed_in: Any) -> None:
    known = {"as_of", "until", "by", "page_size", "cursor", "count", *figures()[code].by, "result", "status"}
    for place, name in enumerate(sorted(known)):
        for value in sampled(place):
            for address in (f"figures/{code}/", f"figures/{code}/rows/"):
                answer = signed_in.get(f"/api/v1/{address}", QUERY_STRING=query(name, value))
                assert refused_well(answer), (name, value[:50], answer.status_code, answer.content[:300])


@pytest.mark.parametrize("junk", [value for value in JUNK if value not in ("9999999999", "0", "[]", "{}")])
def test_ids_names_and_languages(junk: str, signed_in: Any) -> None:
    for path in (f"tasks/{quote(junk[:3000], safe='%')}/", f"figures/{quote(junk[:3000], safe='%')}/"):
        assert signed_in.get(f"/api/v1/{path}").status_code in (400, 404), path
    for text in (query(junk, "1"), query("lang", junk), query("as_of", junk), query("a", f"{junk}&a={junk}")):
        for path in ("", "tasks/", "tasks/1/", "schema/", "docs/", "figures/", "figures/tasks/"):
            assert signed_in.get(f"/api/v1/{path}", QUERY_STRING=text).status_code < 500, (path, text)


@pytest.mark.parametrize("name", ["year", "starts_on", "starts_on__gte", "batch_year", "as_of", "created"])
@pytest.mark.parametrize("value", ["0", "0000-01-01", "9999999999", "10000-01-01"])
def test_impossible_years(name: str, value: str, signed_in: Any) -> None:
    assert signed_in.get("/api/v1/tasks/", {name: value}).status_code in (200, 400)


@pytest.mark.parametrize("value", ["", " ", "%20"])
def test_an_empty_filter_does_not_open_the_list(value: str, signed_in: Any) -> None:
    answer = signed_in.get("/api/v1/tasks/", QUERY_STRING=f"cluster={value}")
    assert answer.status_code == 400
    assert refused(answer) == ["cluster"]


def test_a_filter_given_twice_is_refused(signed_in: Any) -> None:
    assert signed_in.get("/api/v1/tasks/?status=active&status=closed").status_code == 400
    assert signed_in.get("/api/v1/tasks/?status__in=active,closed").status_code == 200


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer a b", "bearer \x7f", "Bearer " + "x" * 10_000, "Bearer bt1_x", "Bearer 稀土"]
)
def test_junk_tokens(header: str, client: Any, db: None) -> None:
    answer = client.get("/api/v1/tasks/", headers={"Authorization": header})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="api"'


@pytest.mark.parametrize("header", ["Basic eDp4", "Digest x", "", "Token abc"])
def test_other_schemes_are_nobody(header: str, client: Any, db: None) -> None:
    assert client.get("/api/v1/tasks/", headers={"Authorization": header}).status_code == 401


@pytest.mark.parametrize(
    "accept", ["text/html", "application/xml", "x", "*/*;q=x", "\x7f", "application/json; indent=9"]
)
def test_other_formats(accept: str, signed_in: Any) -> None:
    assert signed_in.get("/api/v1/tasks/", headers={"Accept": accept}).status_code in (200, 406)


def test_bodies_are_never_read(signed_in: Any) -> None:
    for body in ("[" * 100_000, '{"a":' * 20_000, "9" * 5_000, '"\\ud800"', '{"a": NaN}', "\x00", quote("稀土")):
        for kind in ("application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "x/y"):
            answer = signed_in.post("/api/v1/tasks/", body, content_type=kind)
            assert 400 <= answer.status_code < 500, (body[:20], kind)
