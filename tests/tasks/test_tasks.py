from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests import portfolio
from tests.rules import breaks

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("build", "values", "rule"),
    [
        (portfolio.task, {"ends_on": date(2024, 3, 1)}, "task_ends_after_start"),
        (portfolio.task, {"trl_baseline": 5, "trl_target": 4}, "task_trl_rises"),
        (portfolio.task, {"trl_target": 14}, "task_trl_in_scale"),
        (portfolio.partner, {"starts_on": date(2025, 1, 2), "ends_on": date(2025, 1, 1)}, "partner_ends_after_start"),
        (portfolio.trl_level, {"level": 14}, "trl_level_in_scale"),
        (portfolio.trl_assessment, {"level": 0}, "trl_assessment_in_scale"),
        (portfolio.grant, {"role": "leader", "cluster": portfolio.cluster}, "grant_names_its_field"),
        (portfolio.grant, {"cluster": None}, "grant_names_its_field"),
        (portfolio.grant, {"cluster": portfolio.cluster, "task": portfolio.task}, "grant_names_its_field"),
        (portfolio.grant, {"role": "reviewer", "cluster": None}, "grant_names_its_field"),
        (portfolio.grant, {"ends_on": date(2019, 12, 31)}, "grant_ends_after_start"),
    ],
)
def test_a_row_that_contradicts_itself_is_refused(build: Any, values: dict[str, Any], rule: str) -> None:
    with breaks(rule):
        build(**values)


@pytest.mark.parametrize("day", [date(1989, 12, 31), date(2101, 1, 1), date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_outside_of_1990_to_2100_is_refused(day: date) -> None:
    with breaks("tasks_task_starts_on_check"):
        portfolio.task(starts_on=day, ends_on=None)
    with pytest.raises(ValidationError):
        portfolio.milestone()._meta.get_field("due_on").clean(day, None)


@pytest.mark.parametrize("day", [date(1990, 1, 1), date(2100, 12, 31)])
def test_the_first_and_the_last_day_are_stored(day: date) -> None:
    assert portfolio.milestone(due_on=day).due_on == day


@pytest.mark.parametrize("year", [1989, 2101])
def test_a_year_outside_of_1990_to_2100_is_refused(year: int) -> None:
    with breaks("tasks_task_batch_year_check"):
        portfolio.task("draft", batch_year=year)
