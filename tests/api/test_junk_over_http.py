"""What breaks other products, sent to the web server itself: each answer is a sentence, and none a fault.

Requests that no client of a framework would send, too: they are written byte by byte.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection, HTTPResponse
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

import pytest

from breakthrough.api.entry import fields_of, page_of
from tests import portfolio
from tests.api.conftest import everything
from tests.api.routes import ROUTES, resources
from tests.api.served import served
from tests.api.test_junk import JUNK, query

ALL = os.environ.get("PROVE") == "1"
LISTS = [*JUNK, "1e-999999999", "9999-12-31T23:59:59%2B23:59", "0001-01-01T00:00:00-23:59", "%5B", "(%3F%3Aa%2B)%2B%24",
         "%C0%80", "%u0000", "%", "%zz"]  # fmt: skip
LOOKUPS = ["starts_on__year=0", "starts_on__year=9999999999", "code__regex=%5B", "code__iregex=%28", "search=%24%00",
           "search=%5B", "limit=9999999999999999999", "page_size=9999999999999999999", "page=1000000000", "offset=-1",
           "page=0", "cursor=%00", "cursor=eyJhIjoxfQ==", "ordering=-" + "cluster__" * 200, "fields=" + "a," * 900,
           "expand=" + ".".join(["lead"] * 300), "as_of=0001-01-01", "as_of=9999-12-31T23:59:59-23:59",
           "format=xlsx&page=x", "count=maybe", "&".join(["code=x"] * 1_500)]  # fmt: skip
VALUES = [
    '"a\\u0000b"', '"\\ud800"', "NaN", "Infinity", "-Infinity", "9" * 5_000, "1e999999", "1e-999999", "-9" * 1,
    "9223372036854775808", '"0001-01-01"', '"9999-12-31T23:59:59+23:59"', '"0000-00-00"', "[" * 20_000,
    '{"a":' * 20_000, "[[[[]]]]", "{}", "true", "null", '""', '"' + "长" * 5_000 + '"',
    '"٣"', '{"id": "\\u0000"}', "0.1e1", '"\\u202e"',
]  # fmt: skip
BODIES = [
    b"", b"\x00", b"\xff\xfe\x00", b"\xef\xbb\xbf{}", "{\"title\": \"稀土\"}".encode("gb18030"),
    b'{"title": "\xed\xa0\x80"}',
    b'{"title": 1, "title": 2}', b"[" * 200_000, b'{"a":' * 100_000, b"[" + b"{}," * 1_200 + b"{}]", b"9" * 5_000,
    b'"text"', b"[[]]", b"[null]", b"[1]", b"{" + b",".join(b'"k%d":1' % n for n in range(50_000)) + b"}",
    b"x" * 3_000_000,
]  # fmt: skip
HEADERS = [
    {"Content-Type": "application/json; charset=bogus"}, {"Content-Type": "application/json; charset=utf-16"},
    {"Content-Type": "multipart/form-data"}, {"Content-Type": "multipart/form-data; boundary=" + "x" * 300},
    {"Content-Type": "application/x-www-form-urlencoded; charset=\xff"}, {"Content-Type": "\xff"},
    {"Content-Encoding": "gzip"}, {"Accept": "\xff/\xff"}, {"Accept": "application/json; q=x"},
    {"Accept-Encoding": "x;q=y"},
    {"Accept-Language": "\xff"}, {"Accept-Language": "zz-" * 900}, {"If-Match": "\xff"}, {"If-None-Match": "W/" * 900},
    {"Idempotency-Key": "\xff"}, {"Idempotency-Key": "k" * 5_000}, {"Range": "bytes=9-1"}, {"Cookie": "a=\xff; =;;"},
    {"Authorization": "Bearer \xff"}, {"X-Forwarded-For": "\xff, 1.2.3"}, {"Host": "\xff"}, {"Host": "a..b"},
    {"X-HTTP-Method-Override": "DELETE"}, {"If-Modified-Since": "Thu, 99 Foo 0000 99:99:99 GMT"},
]  # fmt: skip
RAW = [
    b"GET /api/v1/tasks/?code=\xff\xfe HTTP/1.1", b"GET /api/v1/tasks/\xe7\xa8\x80/ HTTP/1.1",
    b"GET /api/v1/%zz/ HTTP/1.1",
    b"GET /api/v1/tasks/?%00=%00 HTTP/1.1", b"GET //api//v1// HTTP/1.1", b"GET /api/v1/../v1/tasks/ HTTP/1.1",
    b"BREW /api/v1/tasks/ HTTP/1.1", b"get /api/v1/tasks/ HTTP/1.1", b"GET /api/v1/tasks/ HTTP/9.9", b"GET  HTTP/1.1",
    b"GET /api/v1/tasks/ HTTP/1.1\r\nX: a\x00b", b"GET /api/v1/tasks/ HTTP/1.1\r\nX : y",
    b"GET /api/v1/tasks/ HTTP/1.1\r\n: y",
    b"GET /api/v1/tasks/ HTTP/1.1\r\nExpect: x",
    b"POST /api/v1/risks/ HTTP/1.1\r\nContent-Length: -1",
    b"POST /api/v1/risks/ HTTP/1.1\r\nContent-Length: 1e3",
    b"POST /api/v1/risks/ HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
    b"POST /api/v1/risks/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}",
    b"POST /api/v1/risks/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n",
    b"GET /api/v1/tasks/?" + b"a" * 70_000 + b" HTTP/1.1", b"GET /api/v1/tasks/ HTTP/1.1\r\nX: " + b"a" * 70_000,
]  # fmt: skip


class Asker:
    """Asks the web server as an administrator's token."""

    def __init__(self, address: str, token: str) -> None:
        self.address, self.token = urlsplit(address).netloc, token
        self.wrong: list[tuple[Any, ...]] = []
        self.asked = 0

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Asks, and keeps what was not answered as it should be."""
        connection = HTTPConnection(self.address, timeout=60)
        given = {"Authorization": f"Bearer {self.token}", "Accept-Language": "en", **headers}
        given = {"Content-Type": "application/json", **given} if body is not None else given
        connection.request(method, f"/api/v1/{path}", body, given)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        self.asked += 1
        if not is_good(answer, content):
            self.wrong.append((answer.status, method, path[:120], (body or b"")[:60], headers, content[:200]))


def is_good(answer: HTTPResponse, content: bytes) -> bool:
    """Done; or a problem with its status and a sentence."""
    if answer.status < 400:
        return True
    if answer.status >= 500 or answer.headers.get_content_type() != "application/problem+json":
        return False
    problem = json.loads(content)
    return problem["status"] == answer.status and bool(problem["detail"])


@pytest.fixture
def asker(transactional_db: None) -> Iterator[Asker]:
    """Somebody who may everything, where there is a row of every table."""
    everything(portfolio.cluster("rare-earths"))
    token = portfolio.token(portfolio.user("admin"))
    with served() as address:
        yield Asker(address, token)


def test_parameters_of_every_list(asker: Asker) -> None:
    for place, route in enumerate(ROUTES):
        names = sorted(resources[route].filterset_class.parameters())
        for step, junk in enumerate(LISTS if ALL else LISTS[place % 9 :: 9]):
            asker.ask("GET", f"{route}/?{query(names[(place + step * 7) % len(names)], junk)}")
    assert asker.wrong == []
    assert asker.asked >= 250


def test_parameters_that_other_products_choke_on(asker: Asker) -> None:
    for route in ("tasks", "fund-entries", "publications", "changes", "export", "figures", "figures/tasks"):
        for text in LOOKUPS:
            asker.ask("GET", f"{route}/?{text}")
    assert asker.wrong == []


def test_values_of_every_field(asker: Asker) -> None:
    writable = [route for route in ROUTES if page_of(resources[route].queryset.model)]
    for place, route in enumerate(writable):
        names = fields_of(page_of(resources[route].queryset.model)) or ["id"]
        for value in VALUES if ALL else VALUES[place % 5 :: 5]:
            whole = ", ".join(f'"{name}": {value}' for name in names)
            single = [f'{{"{name}": {value}}}' for name in names] if ALL else []
            for body in (f"{{{whole}}}", f"[{{{whole}}}]", *single):
                asker.ask("POST", f"{route}/", body.encode())
    assert asker.wrong == []


def test_bodies_that_are_no_json_and_headers_that_mean_nothing(asker: Asker) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        for body in BODIES:
            for path in ("risks/", "risks/1/", "progress-reports/1/submit/", "evidence/"):
                asker.ask(method, path, body)
    for headers in HEADERS:
        for path in ("tasks/", "evidence/", "changes/"):
            asker.ask("GET", path, headers=headers)
            asker.ask("POST", path, b"{}", headers)
    assert asker.wrong == []


def test_requests_that_are_none(asker: Asker) -> None:
    """The web server refuses them itself, and goes on."""
    faults = []
    for raw in RAW:
        host, port = asker.address.split(":")
        with socket.create_connection((host, int(port)), timeout=30) as wire:
            wire.sendall(raw + b"\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            wire.shutdown(socket.SHUT_WR)
            status = wire.recv(12)
        if not (status.startswith(b"HTTP/1.1 ") and status[9:10] in b"234"):
            faults.append((raw[:80], status))
    assert faults == []
    asker.ask("GET", "tasks/")
    assert asker.wrong == []
