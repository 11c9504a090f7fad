"""What holds inside `as_of`, and after it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import InternalError, ProgrammingError, connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from breakthrough import clock
from breakthrough.history import acting, as_of, because, event_model_of, seal, settled
from breakthrough.models import Installation, User
from tasks.models import Grant, Region, Task
from tests import portfolio

pytestmark = pytest.mark.django_db


@pytest.fixture
def moments() -> list[datetime]:
    """Three moments, at which one, two and three cities were known."""
    found = []
    for number in (1, 2, 3):
        portfolio.region(f"15010{number}")
        seal()
        found.append(settled())
    return found


def cities() -> int:
    return Region.objects.count()


def path() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW search_path")
        return cursor.fetchone()[0]


def test_no_moment_means_now_and_changes_nothing(moments: list[datetime]) -> None:
    with as_of(None):
        portfolio.region("150104")
        assert cities() == 4


def test_inside_an_outer_transaction_the_present_comes_back(moments: list[datetime]) -> None:
    outside = path()
    with as_of(moments[0]):
        assert (cities(), path()) == (1, "asof")
    assert (cities(), path()) == (3, outside)
    portfolio.region("150104")
    assert cities() == 4


def test_then_and_now_compare_in_any_nesting(moments: list[datetime]) -> None:
    with as_of(moments[1]):
        outer = [cities()]
        with as_of(moments[0]):
            inner = cities()
        outer.append(cities())
        with as_of(moments[2]):
            later = cities()
        outer.append(cities())
    assert (inner, later, outer, cities()) == (1, 3, [2, 2, 2], 3)


def test_an_error_inside_leaves_the_present(moments: list[datetime]) -> None:
    with pytest.raises(ZeroDivisionError), as_of(moments[0]):
        raise ZeroDivisionError
    assert cities() == 3
    with pytest.raises(DatabaseError), as_of(moments[0]), connection.cursor() as cursor:
        cursor.execute("SELECT 1/0")
    portfolio.region("150104")
    assert cities() == 4


def test_an_error_in_an_inner_moment_leaves_the_outer_one(moments: list[datetime]) -> None:
    with as_of(moments[1]):
        with pytest.raises(ZeroDivisionError), as_of(moments[0]):
            raise ZeroDivisionError
        assert cities() == 2


@pytest.mark.parametrize(
    "write",
    [
        lambda: portfolio.region("150104"),
        lambda: Region.objects.update(name_en=""),
        lambda: Region.objects.all().delete(),
        lambda: User.objects.create(username="x"),
        lambda: Grant.objects.all().update(role="leader"),
    ],
    ids=["insert", "update", "delete", "user", "grant"],
)
def test_writing_is_refused(moments: list[datetime], write: Callable[[], object]) -> None:
    with pytest.raises(DatabaseError), as_of(moments[0]):
        write()
    assert cities() == 3


def test_writing_past_the_views_is_refused(moments: list[datetime]) -> None:
    refused = pytest.raises(InternalError, match="read-only transaction")
    with refused, as_of(moments[0]), connection.cursor() as cursor:
        cursor.execute("UPDATE public.tasks_region SET name_en = ''")


@pytest.mark.parametrize("table", ["tasks_regionevent", "django_migrations", "django_tasks_db_dbtaskresult"])
def test_a_table_that_is_not_tracked_does_not_exist(moments: list[datetime], table: str) -> None:
    with pytest.raises(ProgrammingError, match="does not exist"), as_of(moments[0]), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")


def test_without_a_moment_the_views_refuse(moments: list[datetime]) -> None:
    with as_of(moments[0]):
        pass
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM asof.tasks_region")


def test_a_moment_to_come_is_answered_with_what_is_known(moments: list[datetime]) -> None:
    with as_of(timezone.now() + timedelta(days=365)):
        assert cities() == 3
    with as_of(datetime.max.replace(tzinfo=clock.SHANGHAI)):
        assert cities() == 3


def test_a_moment_before_everything_knows_nothing(moments: list[datetime]) -> None:
    with as_of(clock.parse_as_of("1990-01-01")):
        assert cities() == 0


def test_a_revoked_officer_does_not_see_the_past() -> None:
    task = portfolio.task("draft")
    officer = portfolio.user("officer", task.cluster)
    seal()
    moment = settled()
    assert visible_to(officer) == [task]
    Grant.objects.filter(user=officer).delete()
    with as_of(moment):
        assert visible_to(officer) == []


def test_a_new_officer_sees_the_past() -> None:
    task = portfolio.task("draft")
    seal()
    moment = settled()
    officer = portfolio.user("officer", task.cluster)
    with as_of(moment):
        assert visible_to(officer) == [task]


def test_permissions_and_groups_can_be_asked_for_inside() -> None:
    user = portfolio.user()
    user.user_permissions.add(Permission.objects.get(codename="view_task"))
    with as_of(settled()):
        assert User.objects.get(pk=user.pk).has_perm("tasks.view_task")
        assert not User.objects.get(pk=user.pk).has_perm("tasks.change_task")


def test_the_clock_can_be_asked_inside(demonstration: Installation) -> None:
    with as_of(settled()):
        assert clock.is_demo()
        assert str(clock.today()) == "2025-11-06"


def test_grants_leave_a_history_all_the_same() -> None:
    portfolio.user("officer", portfolio.cluster())
    assert event_model_of(Grant).objects.count() == 1


def test_an_actor_may_look_back() -> None:
    with acting(door="web"):
        because("comparing")
        portfolio.region("150101")
        seal()
        with as_of(settled()):
            assert cities() == 1
        portfolio.region("150102")


def test_the_number_of_queries_is_constant(django_assert_num_queries, moments: list[datetime]) -> None:
    # savepoint, enter, the query itself, leave, release
    with django_assert_num_queries(5), as_of(moments[0]):
        cities()


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_the_present_comes_back_too() -> None:
    portfolio.region("150101")
    moment = settled()
    portfolio.region("150102")
    with as_of(moment):
        assert cities() == 1
    assert cities() == 2
    with transaction.atomic():
        portfolio.region("150103")


def visible_to(user: User) -> list[Task]:
    """As a new request would see it: a user object remembers its access."""
    return [*Task.objects.visible_to(User.objects.get(pk=user.pk))]
