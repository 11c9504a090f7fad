"""Two people on one record: nothing that either of them saved is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tasks.models import Indicator, Partner, Task
from tests import portfolio
from tests.admin.conftest import signed_in
from tests.admin.tables import page
from tests.admin.typing import errors, on_page


@pytest.fixture
def li(task: Task) -> Client:
    return signed_in(portfolio.user("officer", task.cluster, username="li", display_name="李四"))


def opened(client: Client, row: Any) -> dict[str, Any]:
    return on_page(client.get(page(type(row), "change", row.pk)))


def save(client: Client, row: Any, values: dict[str, Any], **typed: Any) -> Any:
    return client.post(page(type(row), "change", row.pk), values | {"_continue": "1"} | typed)


def notes(client: Client, answer: Any) -> list[str]:
    return [str(message) for message in client.get(answer.url).context["messages"]]


def test_changes_of_different_fields_are_both_kept_and_told(officer: Client, li: Client, task: Task) -> None:
    mine = opened(officer, task)
    save(li, task, opened(li, task), office="Office 2")
    answer = save(officer, task, mine, ends_on="2026-12-31")
    task.refresh_from_db()
    assert (task.office, str(task.ends_on)) == ("Office 2", "2026-12-31")
    told = "Meanwhile 李四 changed: responsible office → Office 2. This was kept."
    assert told in notes(officer, answer)


def test_one_field_that_both_changed_is_asked_about(officer: Client, li: Client, task: Task) -> None:
    mine = opened(officer, task)
    save(li, task, opened(li, task), office="Office 2")
    answer = save(officer, task, mine, office="Office 3")
    task.refresh_from_db()
    assert (answer.status_code, task.office) == (200, "Office 2")
    assert "李四 changed this to “Office 2” at " in errors(answer)[0]
    assert 'data-take="Office 2"' in errors(answer)[0]
    form = answer.context["adminform"].form
    assert form["office"].value() == "Office 3"


def test_the_second_save_is_deliberate(officer: Client, li: Client, task: Task) -> None:
    mine = opened(officer, task)
    save(li, task, opened(li, task), office="Office 2")
    again = on_page(save(officer, task, mine, office="Office 3"))
    assert save(officer, task, again).status_code == 302
    task.refresh_from_db()
    assert task.office == "Office 3"


def test_a_third_change_in_between_is_asked_about_again(officer: Client, li: Client, task: Task) -> None:
    mine = opened(officer, task)
    save(li, task, opened(li, task), office="Office 2")
    again = on_page(save(officer, task, mine, office="Office 3"))
    save(li, task, opened(li, task), office="Office 4")
    assert "李四 changed this to “Office 4” at " in errors(save(officer, task, again))[0]


def test_the_same_change_by_both_is_no_conflict(officer: Client, li: Client, task: Task) -> None:
    mine = opened(officer, task)
    save(li, task, opened(li, task), office="Office 2")
    assert save(officer, task, mine, office="Office 2").status_code == 302


def test_a_form_shown_again_for_another_reason_holds_theirs(officer: Client, li: Client, task: Task) -> None:
    mine = opened(officer, task)
    save(li, task, opened(li, task), office="Office 2")
    answer = save(officer, task, mine, ends_on="2020-01-01")
    assert errors(answer) == ["A task must end after it starts."]
    assert answer.context["adminform"].form["office"].value() == "Office 2"


def test_an_organization_that_both_picked_differently_is_asked_about(officer: Client, li: Client, task: Task) -> None:
    theirs, other = portfolio.organization(name_en="Theirs"), portfolio.organization(name_en="Mine")
    mine = opened(officer, task)
    save(li, task, opened(li, task), lead=theirs.pk)
    answer = save(officer, task, mine, lead=other.pk)
    assert f'data-take="{theirs.pk}" data-label="Theirs"' in errors(answer)[0]


def test_a_line_that_each_changed_in_another_field_is_merged(officer: Client, li: Client, task: Task) -> None:
    mine = opened(officer, task)
    save(li, task, opened(li, task), **{"milestones-0-name_en": "Theirs"})
    save(officer, task, mine, **{"milestones-0-due_on": "2025-05-05"})
    row = task.milestones.earliest("pk")
    assert (row.name_en, str(row.due_on)) == ("Theirs", "2025-05-05")


def test_a_line_that_both_changed_is_asked_about(officer: Client, li: Client, task: Task) -> None:
    mine = opened(officer, task)
    save(li, task, opened(li, task), **{"milestones-1-name_en": "Theirs"})
    answer = save(officer, task, mine, **{"milestones-1-name_en": "Mine"})
    assert "李四 changed this to “Theirs” at " in errors(answer)[0]
    assert task.milestones.latest("pk").name_en == "Theirs"


def test_weights_that_only_the_other_changed_still_add_up(officer: Client, li: Client, task: Task) -> None:
    mine = opened(officer, task)
    weights = {"milestones-0-weight": "30", "milestones-1-weight": "70"}
    save(li, task, opened(li, task), **weights)
    assert save(officer, task, mine, office="Office 2").status_code == 302
    assert [*task.milestones.values_list("weight", flat=True)] == [30, 70]


def added(values: dict[str, Any], prefix: str, **line: Any) -> dict[str, Any]:
    """One more line at the end of a formset."""
    place = int(values[f"{prefix}-TOTAL_FORMS"])
    return {f"{prefix}-TOTAL_FORMS": place + 1} | {f"{prefix}-{place}-{name}": value for name, value in line.items()}


def test_a_line_that_somebody_added_stays(officer: Client, li: Client, task: Task) -> None:
    mine, theirs = opened(officer, task), opened(li, task)
    line = {"number": 3, "name_zh": "三", "weight": 50, "due_on": "2026-01-01", "task": task.pk}
    weights = {"milestones-0-weight": "20", "milestones-1-weight": "30"}
    save(li, task, theirs, **weights, **added(theirs, "milestones", **line))
    answer = save(officer, task, mine, office="Office 2")
    assert answer.status_code == 302
    assert [*task.milestones.values_list("weight", flat=True)] == [20, 30, 50]


def test_lines_that_both_added_stay(officer: Client, li: Client, task: Task) -> None:
    mine, theirs = opened(officer, task), opened(li, task)
    line = {"number": 1, "name_zh": "甲", "task": task.pk, "direction": "up", "unit": "t", "target": "5"}
    save(li, task, theirs, **added(theirs, "indicators", **line))
    save(officer, task, mine, **added(mine, "indicators", **line | {"number": 2, "name_zh": "乙"}))
    assert [*Indicator.objects.order_by("number").values_list("name_zh", flat=True)] == ["甲", "乙"]


def test_a_line_that_somebody_deleted_and_i_did_not_touch_is_gone(officer: Client, li: Client, task: Task) -> None:
    portfolio.partner(task=task)
    mine = opened(officer, task)
    save(li, task, opened(li, task), **{"partners-0-DELETE": "on"})
    answer = save(officer, task, mine, office="Office 2")
    assert Partner.objects.count() == 0
    assert "Meanwhile 李四 changed: partner deleted. This was kept." in notes(officer, answer)


def test_a_line_that_somebody_deleted_while_i_changed_it_is_asked_about(
    officer: Client, li: Client, task: Task
) -> None:
    portfolio.partner(task=task)
    mine = opened(officer, task)
    save(li, task, opened(li, task), **{"partners-0-DELETE": "on"})
    answer = save(officer, task, mine, **{"partners-0-starts_on": "2025-01-01"})
    assert "李四 deleted this line at " in errors(answer)[0]
    assert save(officer, task, on_page(answer)).status_code == 302
    assert str(Partner.objects.get().starts_on) == "2025-01-01"


def test_a_line_that_somebody_changed_while_i_deleted_it_is_asked_about(
    officer: Client, li: Client, task: Task
) -> None:
    portfolio.partner(task=task)
    mine = opened(officer, task)
    save(li, task, opened(li, task), **{"partners-0-starts_on": "2025-01-01"})
    answer = save(officer, task, mine, **{"partners-0-DELETE": "on"})
    assert "which you delete here" in errors(answer)[0]
    assert Partner.objects.count() == 1
    save(officer, task, on_page(answer), **{"partners-0-DELETE": "on"})
    assert Partner.objects.count() == 0


def test_a_status_that_changed_meanwhile_stays(officer: Client, task: Task) -> None:
    mine = opened(officer, task)
    portfolio.move(task, "suspended", date(2025, 6, 1))
    assert save(officer, task, mine, office="Office 2").status_code == 302
    task.refresh_from_db()
    assert (task.status, task.office) == ("suspended", "Office 2")


NO_VERSIONS = ["", "x", "[]", "{}", '{"tasks.Task": 1}', '{"tasks.Task": {"x": "y"}}', "[" * 5_000, '{"a": {"b": 1e9}}']


@pytest.mark.parametrize("version", NO_VERSIONS)
def test_a_form_that_does_not_say_what_it_was_made_from_overwrites_nothing(
    officer: Client, li: Client, task: Task, version: str
) -> None:
    mine = opened(officer, task)
    save(li, task, opened(li, task), office="Office 2")
    save(officer, task, mine, record_version=version, office="Office 3")
    task.refresh_from_db()
    assert task.office == "Office 2"
