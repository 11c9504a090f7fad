"""A demonstration replays its own past; no other database can."""

from datetime import datetime

import pytest
from django.db import connection, transaction

from breakthrough import clock
from breakthrough.history import as_of, backdated, event_model_of, settled
from breakthrough.models import Installation
from tasks.models import Region
from tests import portfolio
from tests.history.conftest import moments

pytestmark = pytest.mark.django_db

MARCH, JUNE = clock.parse_as_of("2024-03-01T09:00"), clock.parse_as_of("2024-06-01T09:00")


def names_at(moment: datetime) -> list[str]:
    with as_of(moment):
        return [*Region.objects.order_by("code").values_list("name_en", flat=True)]


def test_many_moments_fit_into_one_transaction(demonstration: Installation) -> None:
    with backdated(MARCH):
        region = portfolio.region("150100")
        portfolio.region("150200")
    with backdated(JUNE):
        Region.objects.filter(pk=region.pk).update(name_en="Hohhot")
    assert moments() == [MARCH, JUNE]
    assert names_at(clock.parse_as_of("2024-02-29")) == []
    assert names_at(clock.parse_as_of("2024-05-31")) == ["City 150100", "City 150200"]
    assert names_at(JUNE) == ["Hohhot", "City 150200"]


def test_events_say_when_they_happened(demonstration: Installation) -> None:
    with backdated(MARCH):
        portfolio.region()
    assert event_model_of(Region).objects.get().pgh_created_at == MARCH


def test_what_is_written_before_and_after_keeps_the_real_time(demonstration: Installation) -> None:
    start = settled()
    portfolio.region("150100")
    with backdated(MARCH):
        portfolio.region("150200")
        with backdated(JUNE):
            portfolio.region("150300")
        portfolio.region("150400")
    portfolio.region("150500")
    connection.check_constraints()
    first, *replayed, last = moments()
    assert replayed == [MARCH, JUNE, MARCH]
    assert start < first < last


def test_an_error_ends_the_replay(demonstration: Installation) -> None:
    with pytest.raises(ZeroDivisionError), backdated(MARCH):
        raise ZeroDivisionError
    start = settled()
    portfolio.region()
    connection.check_constraints()
    [moment] = moments()
    assert moment > start


def test_an_ordinary_database_refuses() -> None:
    Installation.objects.create(is_demo=False)
    with pytest.raises(RuntimeError), backdated(MARCH):
        pytest.fail("never comes here")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("rows", [[], [{"is_demo": False}]], ids=["no installation", "ordinary"])
def test_the_database_itself_ignores_a_moment_set_by_hand(rows: list[dict[str, bool]]) -> None:
    for row in rows:
        Installation.objects.create(**row)
    start = settled()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL breakthrough.backdate = '2024-03-01'")
        portfolio.region()
    [moment] = moments()
    assert moment > start
    assert event_model_of(Region).objects.get().pgh_created_at > start
