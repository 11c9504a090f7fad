"""What time it is, and how moments are written."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from breakthrough import clock
from breakthrough.history import backdated, seal, settled
from breakthrough.models import Commit, Installation
from tests import portfolio
from tests.history.conftest import FROZEN

SHANGHAI = clock.SHANGHAI


@pytest.mark.django_db
def test_an_ordinary_clock_goes_on() -> None:
    start = settled()
    assert start < clock.now() < start + timedelta(minutes=1)
    assert clock.today() == clock.now().astimezone(SHANGHAI).date()
    assert not clock.is_demo()


@pytest.mark.django_db
def test_a_pristine_demonstration_stands_still(demonstration: Installation) -> None:
    assert clock.now() == FROZEN
    assert clock.today() == date(2025, 11, 6)
    with backdated(clock.parse_as_of("2024-03-01")):
        portfolio.region()
    assert clock.now() == FROZEN


@pytest.mark.django_db
def test_after_an_edit_a_demonstration_knows_the_edit_and_stays_at_its_day(demonstration: Installation) -> None:
    portfolio.region()
    seal()
    assert clock.now() == Commit.objects.get().at
    assert clock.today() == date(2025, 11, 6)


def test_a_day_ends_in_shanghai() -> None:
    assert clock.end_of_day(date(2025, 6, 30)).isoformat() == "2025-06-30T23:59:59.999999+08:00"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-06-30", datetime(2025, 6, 30, 23, 59, 59, 999_999, SHANGHAI)),
        (" 2025-06-30 ", datetime(2025, 6, 30, 23, 59, 59, 999_999, SHANGHAI)),
        ("2025-06-30T18:00", datetime(2025, 6, 30, 18, tzinfo=SHANGHAI)),
        ("2025-06-30 18:00:01", datetime(2025, 6, 30, 18, 0, 1, tzinfo=SHANGHAI)),
        ("2025-06-30T18:00:00.5+08:00", datetime(2025, 6, 30, 18, 0, 0, 500_000, SHANGHAI)),
        ("2025-06-30T18:00:00Z", datetime(2025, 6, 30, 18, tzinfo=UTC)),
        ("2025-06-30T18:00:00-03:30", datetime(2025, 6, 30, 21, 30, tzinfo=UTC)),
        ("2025-06-30T18:00:00 08:00", datetime(2025, 6, 30, 18, tzinfo=SHANGHAI)),
        ("2999-12-31", datetime(2999, 12, 31, 23, 59, 59, 999_999, SHANGHAI)),
    ],
)
def test_dates_and_moments_are_read(text: str, moment: datetime) -> None:
    assert clock.parse_as_of(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "0000-01-01",
        "2025-02-29",
        "2025-13-01",
        "9999999999",
        "20250630",
        "2025-6-3",
        "2025-W26-1",
        "２０２５-06-30",
        "2025-06-30T",
        "2025-06-30T24:01",
        "2025-06-30T18:00:60",
        "2025-06-30T18:00+24:00",
        "2025-06-30T18:00+99:99",
        "2025-06-30T18:00:00.1234567",
        "0001-01-01T00:00+08:00",
        "9999-12-31T23:59-08:00",
        "2025-06-30\0",
        "2025-06-30\n2025-06-30",
        "\ud800",
        "2025-06-30; DROP TABLE tasks_task",
        "9" * 5_000,
    ],
    ids=ascii,
)
def test_anything_else_is_refused_with_an_example(text: str) -> None:
    expected = "Write a date such as 2025-06-30 or a moment such as 2025-06-30T18:00:00+08:00."
    with translation.override("en"), pytest.raises(ValueError, match="Write a date") as refused:
        clock.parse_as_of(text)
    assert str(refused.value) == expected


@pytest.mark.django_db
def test_a_template_asks_the_clock_only_where_it_needs_it(
    demonstration: Installation, django_assert_num_queries
) -> None:
    context = Context(clock.clock(RequestFactory().get("/")))
    with django_assert_num_queries(0):
        Template("nothing").render(context)
    with django_assert_num_queries(1):
        shown = Template("{% if clock.is_demo %}{{ clock.today|date:'Y-m-d' }}{{ clock.today.year }}{% endif %}")
        assert shown.render(context) == "2025-11-062025"


@pytest.mark.django_db
def test_an_installation_is_one_row_and_its_clock_stands_in_a_demonstration_only(demonstration: Installation) -> None:
    assert Installation.current() == demonstration
    for broken in ({"id": 2}, {"is_demo": True, "today": None}, {"is_demo": False, "today": FROZEN}):
        with pytest.raises(Exception, match="installation"):
            Installation(**{"is_demo": True, "today": FROZEN, **broken}).validate_constraints()
