from datetime import date

import pytest

from tasks.models import Task
from tasks.progress import with_declared_light, with_light
from tests import portfolio
from tests.tasks.reporting import Office

pytestmark = pytest.mark.django_db
DAY = date(2025, 7, 20)


def lights(day: date = DAY) -> tuple[str, str | None, str | None]:
    task = with_declared_light(with_light(Task.objects.all(), day), day).get()
    return task.light, task.declared_light, task.light_reason


def test_the_computed_light_and_the_declared_one_stand_side_by_side() -> None:
    office = Office()
    portfolio.report(task=office.task, declared_light="green", light_reason="设备已到货")
    assert lights() == ("red", "green", "设备已到货")


@pytest.mark.parametrize("status", ["draft", "submitted", "returned"])
def test_what_is_declared_in_an_unapproved_report_is_not_shown(status: str) -> None:
    portfolio.report(status, declared_light="green", light_reason="设备已到货")
    assert lights() == ("grey", None, None)


def test_a_light_that_agrees_is_not_declared() -> None:
    portfolio.report()
    assert lights()[1:] == ("", "")
