"""A department moves out and in: the whole portfolio, from one database to an empty one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
import python_calamine
from django.core.management import CommandError, call_command
from django.db import connection

from breakthrough import clock
from breakthrough.exchange.moving import is_empty
from breakthrough.exchange.naming import Names
from breakthrough.exchange.portfolio import export, moved
from breakthrough.figures import Question, Reckoning, figures
from breakthrough.models import Installation, User
from breakthrough.scope import EVERYTHING
from funding.models import FundEntry
from tests.demo_fixtures import WORKER, create, drop, pointed_at

EMPTY = f"test_empty_{WORKER}"


def run(*words: Any, **options: Any) -> Any:
    out = StringIO()
    call_command(*words, stdout=out, **options)
    return json.loads(out.getvalue()) if options.get("format") == "json" else out.getvalue()


def values() -> dict[str, Any]:
    """Every figure, as a whole and by everything that it is divided by."""
    found: dict[str, Any] = {}
    for code, figure in figures().items():
        reckoning = Reckoning(Question(EVERYTHING, until=clock.today()))
        for by in (None, *figure.by):
            # By names: keys of rows are others in another database.
            lines = [
                (str(one.label), str(one.value), str(one.numerator), str(one.denominator))
                for one in reckoning.values(figure, by)
            ]
            found[f"{code} {by}"] = sorted(lines)
    return found


def contents() -> dict[str, list[list[Any]]]:
    """Every cell of the portfolio's workbook, without the cover, which says when it was made."""
    file = BytesIO()
    export(file)
    book = python_calamine.load_workbook(BytesIO(file.getvalue()))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names[1:]}


@pytest.fixture
def empty(demo_template: None, django_db_blocker: Any) -> Iterator[str]:
    with django_db_blocker.unblock():
        create(EMPTY, connection.settings_dict["TEST"].get("TEMPLATE"))
    yield EMPTY
    with django_db_blocker.unblock():
        drop(EMPTY)


def test_the_demonstration_goes_out_and_comes_back_equal(
    demo_live: None, empty: str, django_db_blocker: Any, tmp_path: Path
) -> None:
    file = tmp_path / "portfolio.xlsx"
    run("export", str(file))
    rows, cells, told = sum(one.model._base_manager.count() for one in moved()), contents(), values()
    today = Installation.current().today
    with pointed_at(empty):
        assert is_empty()
        before = sum(one.model._base_manager.count() for one in moved())
        outcome = run("import", str(file), format="json")
        assert outcome == {"new": rows - before, "changed": 0, "same": before, "errors": []}
        Installation.objects.update_or_create(defaults={"is_demo": True, "today": today})
        assert contents() == cells
        assert values() == told
        assert run("import", str(file), format="json") == {"new": 0, "changed": 0, "same": rows, "errors": []}
        assert not User.objects.filter(is_active=True).exists()
        last = FundEntry.objects.order_by("entry_no").values_list("entry_no", flat=True).last()
        with connection.cursor() as cursor:
            cursor.execute("SELECT nextval('funding_entry_no')")
            assert f"FE-{cursor.fetchone()[0]:07d}" > str(last)


def test_the_portfolio_of_one_changes_nothing_where_it_came_from(demo: None, tmp_path: Path) -> None:
    file = tmp_path / "portfolio.xlsx"
    run("export", str(file), language="en")
    rows = sum(one.model._base_manager.count() for one in moved())

    outcome = run("import", str(file), dry_run=True, format="json")

    assert outcome == {"new": 0, "changed": 0, "same": rows, "errors": []}


def test_a_user_exports_what_they_see(demo: None, tmp_path: Path) -> None:
    officer = User.objects.get(username="officer")
    file = BytesIO()

    export(file, officer)

    seen = {one.model: Names(officer).rows(one.model).count() for one in moved()}
    book = python_calamine.load_workbook(BytesIO(file.getvalue()))
    sizes = [len(book.get_sheet_by_name(name).to_python()) - 1 for name in book.sheet_names[1:]]
    assert sizes == list(seen.values())


def test_what_is_wrong_is_said_and_nothing_is_written(demo: None, tmp_path: Path) -> None:
    file = tmp_path / "tasks.csv"
    file.write_text("Code,Name (Chinese),Cluster\nX-1,任务,nowhere\n", encoding="utf-8")
    out = StringIO()

    with pytest.raises(SystemExit):
        call_command("import", str(file), format="json", stdout=out, language="en")

    told = json.loads(out.getvalue())
    assert (told["new"], told["changed"], told["same"]) == (0, 0, 0)
    assert {"row": 2, "sheet": "", "column": "Cluster", "message": "There is no “nowhere”."} in told["errors"]


def test_a_file_that_is_none_is_refused(db: None, tmp_path: Path) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(b"not a workbook")

    with pytest.raises(CommandError, match="csv"):
        call_command("import", str(file), language="en")
