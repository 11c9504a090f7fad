"""The floor: the very SQL of an answer, by bare psycopg2 on a kept connection, and its rows as JSON.

FLOOR names a file with the statements of each path; a query string gives their parameters. No rights, no framework.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import psycopg2

STATEMENTS: dict[str, list[str]] = json.loads(Path(os.environ["FLOOR"]).read_text())
own = threading.local()


def cursor() -> Any:
    if not hasattr(own, "connection"):
        own.connection = psycopg2.connect(os.environ["DATABASE_URL"], options="-c timezone=Asia/Shanghai")
        own.connection.autocommit = True
    return own.connection.cursor()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    found = []
    given = dict(parse_qsl(environ["QUERY_STRING"])) or None
    for statement in STATEMENTS.get(environ["PATH_INFO"], []):
        with cursor() as rows:
            rows.execute(statement, given)
            found.append(rows.fetchall() if rows.description else rows.rowcount)
    body = json.dumps(found, default=str, ensure_ascii=False).encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
