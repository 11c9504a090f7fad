"""Requests, pages and refusals."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Literal, TypedDict, cast
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from breakthrough_client.resources import Resources

Value = str | int | bool | None


class Change(TypedDict):
    """One change of the feed; `row` is None where it was deleted or left the scope."""

    at: str | None
    resource: str
    id: int
    kind: Literal["upsert", "delete"]
    row: dict[str, Any] | None


class Changes(TypedDict):
    cursor: str
    next: str
    more: bool
    results: list[Change]


class Problem(Exception):
    """A refusal of the API."""

    def __init__(self, status: int, body: dict[str, Any], headers: dict[str, str]) -> None:
        super().__init__(body.get("detail") or f"HTTP {status}")
        self.status = status
        self.code: str = body.get("code", "")
        self.errors: list[dict[str, str]] = body.get("errors", [])
        self.retry_after = int(headers.get("Retry-After", 0))


class Connection:
    """An address and a token."""

    def __init__(self, address: str, token: str, language: str = "zh-hans", timeout: float = 60) -> None:
        self.root = f"{address.rstrip('/')}/api/v1/"
        self.headers = {"Authorization": f"Bearer {token}", "Accept-Language": language}
        self.timeout = timeout

    def open(self, path: str, parameters: dict[str, Value], method: str = "GET", **given: Any) -> Any:
        query = urlencode({name: said(value) for name, value in parameters.items() if value is not None})
        address = path if path.startswith("http") else self.root + path + (f"?{query}" if query else "")
        body = None if given.get("body") is None else json.dumps(given["body"]).encode()
        headers = {**self.headers, **given.get("headers", {}), **({"Content-Type": "application/json"} if body else {})}
        try:
            return urlopen(Request(address, body, headers, method=method), timeout=self.timeout)
        except HTTPError as error:
            with error:
                raise Problem(error.code, read(error.read()), dict(error.headers)) from None

    def get(self, path: str, **parameters: Value) -> Any:
        with self.open(path, parameters) as answer:
            return json.load(answer)


def said(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def read(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


class Resource[Row]:
    """One table of the API."""

    def __init__(self, connection: Connection, name: str) -> None:
        self.connection, self.name = connection, name

    def all(self, **parameters: Value) -> Iterator[Row]:
        """Every row of the list, page after page; filters and ordering as in the API's description."""
        page = self.connection.get(f"{self.name}/", **{"page_size": 500, **parameters})
        yield from page["results"]
        while page["next"]:
            page = self.connection.get(page["next"])
            yield from page["results"]

    def get(self, key: int, **parameters: Value) -> Row:
        return cast("Any", self.connection.get(f"{self.name}/{key}/", **parameters))

    def create(self, **fields: Any) -> Row:
        return self.send("POST", f"{self.name}/", fields)

    def change(self, key: int, **fields: Any) -> Row:
        """Changes the fields given; refused with status 412 if somebody else changed the row meanwhile."""
        return self.send("PATCH", f"{self.name}/{key}/", fields, self.tag(key))

    def delete(self, key: int) -> None:
        self.connection.open(f"{self.name}/{key}/", {}, "DELETE", headers={"If-Match": self.tag(key)}).close()

    def tag(self, key: int) -> str:
        with self.connection.open(f"{self.name}/{key}/", {}) as answer:
            return str(answer.headers["ETag"])

    def send(self, method: str, path: str, fields: dict[str, Any], tag: str = "") -> Row:
        headers = {"If-Match": tag} if tag else {}
        with self.connection.open(path, {}, method, body=fields, headers=headers) as answer:
            return cast("Any", json.load(answer))


class Client(Resources):
    """Every resource by its name: `client.fund_entries.all(cluster="rare-earths")`."""

    def __init__(self, address: str, token: str, language: str = "zh-hans", timeout: float = 60) -> None:
        self.connection = Connection(address, token, language, timeout)

    def resource(self, name: str) -> Any:
        return Resource(self.connection, name)

    def figure(self, code: str, **question: Value) -> dict[str, Any]:
        return cast("dict[str, Any]", self.connection.get(f"figures/{code}/", **question))

    def changes(self, cursor: str | None = None, **parameters: Value) -> Changes:
        """What was committed since a cursor; with wait=25 the answer waits for something new."""
        return cast("Changes", self.connection.get("changes/", cursor=cursor, **parameters))

    def export(self, **parameters: Value) -> Iterator[dict[str, Any]]:
        """The lines of the export: a head with the cursor, every row, and an end with their number."""
        with self.connection.open("export/", parameters) as lines:
            yield from map(json.loads, lines)
