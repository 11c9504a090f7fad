"""A past day stands: its overview, its figures and what was published of it, whatever happens afterwards."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from breakthrough.embedded import programs
from breakthrough.figures import figures
from breakthrough.models import Publication, User
from breakthrough.publications.verification import verify
from tests.demo_fixtures import WORKER, create, drop, pointed_at
from tests.history.standing import Year

CHANGES, DAYS = (1_000, ("2025-06-30", "2025-10-31")) if os.environ.get("PROVE") == "1" else (60, ("2025-09-30",))
ROLES = ("leader", "officer")
RESTORED = f"test_restored_{WORKER}"


def told(day: str) -> dict[tuple[str, str], Any]:
    """What the overview and the API say of a day, by who asks."""
    found: dict[tuple[str, str], Any] = {}
    for role in ROLES:
        client = Client(headers={"accept-language": "en"})
        client.force_login(User.objects.get(username=role))
        page = client.get(reverse("admin:overview"), {"as_of": day}).content.decode()
        (found[role, "overview"],) = re.findall("<main.*</main>", page, re.DOTALL)
        for code in figures():
            answer = client.get(f"/api/v1/figures/{code}/", {"as_of": day}).json()
            found[role, code] = {name: value for name, value in answer.items() if name != "earlier"}
    return found


def changed(before: dict[str, dict[tuple[str, str], Any]]) -> list[str]:
    """What is told otherwise than before."""
    lines = []
    for day in DAYS:
        for (role, what), now in told(day).items():
            pairs = zip(str(before[day][role, what]).splitlines(), str(now).splitlines(), strict=False)
            lines += [f"{day} {role} {what}: {old} -> {new}" for old, new in pairs if old != new]
    return lines


@pytest.fixture
def dumped(tmp_path: Any) -> Iterator[str]:
    """A database into which the present one was dumped and restored."""
    at = connection.get_connection_params()
    where = {f"PG{name.upper()}": str(at[name]) for name in ("host", "port", "user", "password")}
    given = {**os.environ, **where}
    file = str(tmp_path / "dump")
    subprocess.run([programs() / "pg_dump", "--format=custom", f"--file={file}", at["dbname"]], env=given, check=True)
    create(RESTORED, None)
    subprocess.run([programs() / "pg_restore", "--exit-on-error", f"--dbname={RESTORED}", file], env=given, check=True)
    with pointed_at(RESTORED), connection.cursor() as cursor:
        # A restored database knows nothing of its tables' sizes until a vacuum comes by, which in tests it never does.
        cursor.execute("ANALYZE")
    yield RESTORED
    drop(RESTORED)


@pytest.mark.usefixtures("demo_live")
def test_a_past_day_stands_after_a_year_of_changes_and_a_restore(request: pytest.FixtureRequest) -> None:
    before = {day: told(day) for day in DAYS}
    done = Year(seed=1).pass_by(CHANGES)
    assert all(done[verb] for verb in ("edit", "delete", "bring_in", "merge"))
    brief = Publication.objects.get()
    assert changed(before) == []
    assert verify(brief) == []
    with pointed_at(request.getfixturevalue("dumped")):
        assert changed(before) == []
        assert verify(brief) == []
