import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOORS = {"breakthrough": 0, "tasks": 1, "talent": 2, "funding": 2}


def imported(path: Path) -> Iterator[str]:
    """The rooms that a file imports from, lazily or not."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").split(".")[0]
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)


@pytest.mark.parametrize("room", FLOORS)
def test_imports_go_down_only(room: str) -> None:
    upward = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in (ROOT / room).rglob("*.py")
        for name in imported(path)
        if name in FLOORS and name != room and FLOORS[name] >= FLOORS[room]
    ]

    assert upward == []


@pytest.mark.parametrize("room", FLOORS)
def test_no_room_has_a_drawer_for_everything(room: str) -> None:
    drawers = {"utils", "helpers", "common", "services", "misc"}

    assert [path for path in (ROOT / room).rglob("*") if path.stem in drawers] == []


@pytest.mark.parametrize("room", ["tasks", "talent", "funding"])
def test_every_app_has_the_same_outline(room: str) -> None:
    outline = ["models", "admin", "figures", "api/serializers.py", "api/filters.py", "api/views.py", "api/urls.py"]
    missing = [
        part for part in outline if not (ROOT / room / part).exists() and not (ROOT / room / f"{part}.py").exists()
    ]

    assert missing == []
