import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml
from django.core.management import call_command
from drf_spectacular import validation
from playwright.sync_api import Page

from tests.api.routes import ROUTES
from tests.rights.rules import API_ACTIONS


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    out = StringIO()
    call_command("spectacular", "--fail-on-warn", "--format=openapi-json", stdout=out)
    return json.loads(out.getvalue())


def test_the_schema_is_as_openapi_wants_it(schema: dict[str, Any]) -> None:
    # The command's own `--validate` asks the same file, by a validator that takes hundreds of times as long.
    wanted = json.loads((Path(validation.__file__).parent / "openapi_3_1_schema.json").read_text())
    jsonschema_rs.validator_for(wanted).validate(schema)


def test_every_route_is_described_without_a_warning(schema: dict[str, Any]) -> None:
    assert schema["openapi"].startswith("3.1")
    paths = {path for route in ROUTES for path in (f"/api/v1/{route}/", f"/api/v1/{route}/{{id}}/")}
    paths |= {f"/api/v1/{route}/{{id}}/{name}/" for route, names in API_ACTIONS.items() for name in names}
    figures = {"/api/v1/figures/", "/api/v1/figures/{code}/", "/api/v1/figures/{code}/rows/"}
    assert {*schema["paths"]} == paths | figures | {"/api/v1/", "/api/v1/changes/", "/api/v1/export/"}


def test_every_parameter_is_described(schema: dict[str, Any]) -> None:
    listed = {one["name"]: one for one in schema["paths"]["/api/v1/tasks/"]["get"]["parameters"]}
    assert {"as_of", "page_size", "cursor", "count", "ordering", "search", "cluster", "starts_on__gte"} <= {*listed}
    assert listed["status"]["schema"]["enum"][0] == "draft"
    detail = schema["paths"]["/api/v1/tasks/{id}/"]["get"]["parameters"]
    assert sorted(one["name"] for one in detail) == ["as_of", "expand", "fields", "id", "omit"]


def test_operation_ids_are_unique(schema: dict[str, Any]) -> None:
    ids = [operation["operationId"] for path in schema["paths"].values() for operation in path.values()]
    assert len(ids) == len({*ids})


def test_the_schema_is_served_as_json_and_yaml(client: Any) -> None:
    assert client.get("/api/v1/schema/").json()["openapi"].startswith("3.1")
    answer = client.get("/api/v1/schema/", headers={"Accept": "application/vnd.oai.openapi"})
    assert yaml.load(answer.content, yaml.CSafeLoader)["openapi"].startswith("3.1")


def scrolled_past(page: Page, until: int) -> set[str]:
    """The operations drawn from top to bottom: only those near the window are there at a time."""
    seen: set[str] = set()
    page.mouse.move(640, 400)
    for _ in range(200):
        drawn = page.locator(".opblock").evaluate_all("blocks => blocks.map(block => block.id)")
        seen |= {name.rsplit("-", 1)[1] for name in drawn}
        if len(seen) >= until:
            break
        page.mouse.wheel(0, 400)
        page.wait_for_timeout(100)
    return seen


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_page_shows_every_operation_and_calls_nobody(open_page: Any) -> None:
    page = open_page("/api/v1/schema/")
    # Some hundred operations are described and drawn: on a busy machine that takes its time.
    page.set_default_timeout(120_000)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: said.append(request.url) if "/api/v1/" not in request.url else None)
    page.goto(page.url.replace("schema", "docs"))
    page.wait_for_selector(".opblock", timeout=60_000)
    paths = page.request.get("/api/v1/schema/").json()["paths"]
    wanted = {operation["operationId"] for of_path in paths.values() for operation in of_path.values()}
    assert scrolled_past(page, until=len(wanted)) == wanted
    assert [text for text in said if "/static/" not in text and not text.startswith("data:")] == []


def test_the_page_works_offline_under_the_content_policy(client: Any) -> None:
    page = client.get("/api/v1/docs/").content.decode()
    assert not re.search(r"<script[^>]*>[^<]*\S[^<]*</script>", page)
    assert not re.search(r"""(src|href)=["']?(https?:)?//""", page)
    assert "swagger-ui" in page
    script = re.search(r'src="(/api/v1/docs/[^"]*)"', page)
    assert script
    answer = client.get(script[1].replace("&amp;", "&"))
    assert answer.headers["Content-Type"].startswith("application/javascript")
    assert "/api/v1/schema/" in answer.content.decode()
