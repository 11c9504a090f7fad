"""What a browser never sends, and a curious or hostile person does."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from math import gcd
from typing import Any
from urllib.parse import quote, quote_from_bytes, urlencode

from django.db import transaction
from django.test import Client

# Already percent-encoded: not all of it is text.
JUNK = [
    "",
    quote("\x00"),
    quote("稀土\x00"),
    quote_from_bytes(b"\xed\xa0\x80"),  # a lone surrogate
    quote_from_bytes(b"\xff\xfe"),
    quote("\ufffe\u202e💥"),
    "x",
    quote("'"),
    quote("%"),
    quote("["),
    quote("(((((a+)+)+)+)+$"),
    "0",
    "-1",
    "9999999999",
    "9223372036854775808",
    "9" * 5_000,
    "1e-999999",
    "1e999999",
    "NaN",
    "-Infinity",
    quote("１２"),
    quote("²"),
    "0000-00-00",
    "0001-01-01",
    "9999-12-31",
    quote("9999-12-31 23:59:59+23:59"),
    "2025-13-45",
    quote("[" * 20_000),
    quote('{"a": "\\u0000"}'),
    quote("../../../../etc/passwd"),
    quote("a,b,,"),
    "True",
    "null",
]
# So many of the values go into the places of one page; at full counts, one in seven for every place.
SOME = 8


def with_junk(places: Iterable[str]) -> list[tuple[str, str]]:
    """Places (the names of parameters or fields), each with junk to put there."""
    pairs = [(place, junk) for place in places for junk in JUNK]
    step = 7 if os.environ.get("PROVE") == "1" else max(1, len(pairs) // SOME)
    while gcd(step, len(JUNK)) > 1:  # or the same value would go everywhere
        step += 1
    return pairs[::step]


def outcome(client: Client, address: str, data: dict[str, Any] | str | None = None) -> int:
    """The status of the answer to a request of which nothing stays."""
    status = 0
    with suppress(RollBack), transaction.atomic():
        body = data if isinstance(data, str) else urlencode(data or {})
        form = "application/x-www-form-urlencoded"
        response = client.get(address) if data is None else client.post(address, body, content_type=form)
        status = response.status_code
        raise RollBack
    return status


class RollBack(Exception):
    pass


def encoded(values: dict[str, Any], name: str, junk: str) -> str:
    """A form with junk in one of its fields."""
    rest = {field: value for field, value in values.items() if field != name}
    return f"{urlencode(rest)}&{quote(name)}={junk}"
