"""The SQL behind an answer, as the product sends it."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.servers import Server, running
from breakthrough.figures.keeping import anew

# Who asks, how often, and what they may do: what an answer needs besides its own rows.
ASIDE = {"breakthrough_token", "breakthrough_tokenwindow", "tasks_grant", "django_session", "breakthrough_user"}
FROM = re.compile(r'FROM "(\w+)"')


def statements(path: str, headers: Mapping[str, str]) -> list[str]:
    """Those that read what the answer says, and count it anew: to keep what was counted is the product's own doing."""
    with anew(), CaptureQueriesContext(connection) as captured:
        answer = Client(SERVER_NAME="127.0.0.1", headers=dict(headers)).get(path)
    assert answer.status_code == 200, answer.content
    found = [query["sql"] for query in captured.captured_queries]
    return [sql for sql in found if sql.startswith("SELECT") and (of := FROM.search(sql)) and of[1] not in ASIDE]


@contextmanager
def floor(paths: Mapping[str, list[str]]) -> Iterator[Server]:
    """A server that answers each path with the rows of its statements."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "statements.json")
        file.write_text(json.dumps(paths))
        with running("floor", "benchmarks.peers.floor:application", FLOOR=str(file)) as server:
            yield server
