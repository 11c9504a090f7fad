"""A formula that was quoted is never changed silently: its version rises, and the earlier one stays executable.

`released.txt` has a line for each version of each figure that was ever quoted: code, version, fingerprint.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from breakthrough.figures import Figure, earlier_versions, figures, registry, versions
from breakthrough.figures.definition import COUNT
from breakthrough.models import Snapshot
from tests.figures.fingerprint import fingerprint

RELEASED = Path(__file__).with_name("released.txt")


def released() -> dict[tuple[str, int], str]:
    lines = (line.split() for line in RELEASED.read_text(encoding="utf-8").splitlines() if line)
    return {(code, int(version)): known for code, version, known in lines}


def line(figure: Figure) -> str:
    return f"{figure.code} {figure.version} {fingerprint(figure)}"


@pytest.mark.django_db
def test_every_definition_is_the_one_that_was_released() -> None:
    known = released()
    changed = [
        f"{figure.code}: its formula or definition has changed. Raise its version, register the earlier one as "
        f"`earlier=`, and add to released.txt: {line(replace(figure, version=figure.version + 1))}"
        for place, figure in versions().items()
        if place in known and known[place] != fingerprint(figure)
    ]
    assert changed == []


@pytest.mark.django_db
def test_every_definition_is_listed() -> None:
    missing = [line(figure) for place, figure in versions().items() if place not in released()]
    assert missing == [], "New figures and versions; add to released.txt:\n" + "\n".join(missing)


def test_every_released_version_can_be_computed() -> None:
    assert [place for place in released() if place not in versions()] == []


def test_every_published_version_is_released(demo: None) -> None:
    published = {
        (entry["code"], entry["version"])
        for frozen in Snapshot.objects.all()
        for entry in json.loads(frozen.content)["figures"]
    }
    assert len(published) > 10
    assert published <= released().keys()


@pytest.mark.django_db
def test_another_formula_has_another_fingerprint() -> None:
    figure = figures()["fiscal_invested"]
    for other in (
        replace(figure, parts=figures()["fiscal_approved"].parts),
        replace(figure, per=figures()["fiscal_approved"].parts),
        replace(figure, definition="Other words."),
        replace(figure, unit=figures()["tasks"].unit),
    ):
        assert fingerprint(other) != fingerprint(figure)


def test_a_version_is_defined_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_figures", {})
    monkeypatch.setattr(registry, "_versions", {})
    second = replace(first("tasks"), version=2)
    registry.register(second, earlier=[first("tasks")])
    assert [one.version for one in earlier_versions(second)] == [1]
    with pytest.raises(ValueError, match="twice"):
        registry.register(replace(second, code="other"), earlier=[second])


def first(code: str) -> Figure:
    return Figure(code, "Tasks", "Tasks.", COUNT, ())
