"""When a change becomes known: at the commit of its transaction, and never otherwise."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from typing import Any

import pytest
from django.db import IntegrityError, InternalError, connection, transaction

from breakthrough.history import as_of, event_model_of, seal, settled
from breakthrough.models import Commit
from tasks.models import Region
from tests import portfolio
from tests.history.conftest import moments

pytestmark = pytest.mark.django_db(transaction=True)


def create(code: str) -> Region:
    return portfolio.region(code)


def codes() -> list[str]:
    return [*Region.objects.order_by("code").values_list("code", flat=True)]


def codes_at(moment: datetime) -> list[str]:
    with as_of(moment):
        return codes()


@contextmanager
def rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def clock() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def test_a_transaction_is_one_commit_with_one_moment() -> None:
    with transaction.atomic():
        create("150100")
        before_its_end = clock()
        create("150200")
    [moment] = moments()
    assert moment > before_its_end
    assert codes_at(before_its_end) == []
    assert codes_at(settled()) == ["150100", "150200"]


def test_statements_outside_a_transaction_are_commits_of_their_own() -> None:
    create("150100")
    create("150200")
    first, second = moments()
    assert codes_at(first) == ["150100"]
    assert codes_at(second) == ["150100", "150200"]


def test_a_transaction_open_across_a_moment_is_unknown_at_it_for_ever(elsewhere) -> None:
    create("150100")
    elsewhere.set_autocommit(False)
    with elsewhere.cursor() as cursor:
        cursor.execute("UPDATE tasks_region SET code = '150900'")
        moment = settled()
        while_open = codes_at(moment)
        cursor.execute("INSERT INTO tasks_region (code, kind, name_zh, name_en) VALUES ('150200', 'city', '', '')")
    elsewhere.commit()
    assert while_open == codes_at(moment) == ["150100"]
    assert codes_at(settled()) == ["150200", "150900"]


@pytest.mark.parametrize("outside", [nullcontext, transaction.atomic], ids=["alone", "in a transaction"])
def test_what_ends_while_the_past_is_read_stays_unknown(elsewhere, outside: Callable[[], Any]) -> None:
    elsewhere.set_autocommit(False)
    with elsewhere.cursor() as cursor:
        # Its commit has a lower number than those that are known already.
        cursor.execute("INSERT INTO tasks_region (code, kind, name_zh, name_en) VALUES ('150100', 'city', '', '')")
    create("150200")
    create("150300")
    moment = settled()
    with outside(), as_of(moment):
        before = codes()
        elsewhere.commit()
        after = codes()
    assert before == after == codes_at(moment) == ["150200", "150300"]
    assert codes_at(settled()) == ["150100", "150200", "150300"]


@pytest.mark.parametrize("outside", [nullcontext, transaction.atomic], ids=["alone", "in a transaction"])
def test_a_writer_without_an_earlier_transaction_to_its_name_stays_unknown_too(
    elsewhere, outside: Callable[[], Any]
) -> None:
    insert = "INSERT INTO tasks_region (code, kind, name_zh, name_en) VALUES (%s, 'city', '', '')"
    third = connection.copy()
    elsewhere.set_autocommit(False)
    third.set_autocommit(False)
    with elsewhere.cursor() as cursor, third.cursor() as other:
        # Its transaction is the older one, its commit the later one: no snapshot names the one that stays open.
        cursor.execute("SELECT pg_current_xact_id()")
        other.execute(insert, ["150100"])
        cursor.execute(insert, ["150200"])
    elsewhere.commit()
    moment = settled()
    with outside(), as_of(moment):
        before = codes()
        third.commit()
        after = codes()
    third.close()
    assert before == after == codes_at(moment) == ["150200"]


def test_the_past_is_known_by_few_words_however_many_commits_it_has(elsewhere) -> None:
    create("150100")
    elsewhere.set_autocommit(False)
    with elsewhere.cursor() as cursor:
        cursor.execute("INSERT INTO tasks_region (code, kind, name_zh, name_en) VALUES ('150900', 'city', '', '')")
    for number in range(2, 6):
        create(f"15010{number}")
    moment = settled()
    elsewhere.commit()
    with as_of(moment), connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('breakthrough.known_below')::bigint,"
            " current_setting('breakthrough.also_known')::int8multirange"
        )
        below, others = cursor.fetchone()
    first, late, *_others, last = Commit.objects.order_by("pk").values_list("pk", flat=True)
    assert (first < below == late, others) == (True, f"{{[{late + 1},{last + 1})}}")


def test_a_rollback_leaves_no_commit() -> None:
    with rolled_back():
        create("150100")
    assert moments() == []


def test_a_savepoint_rolled_back_takes_only_its_own_changes_along() -> None:
    with transaction.atomic():
        create("150100")
        with rolled_back():
            create("150200")
        create("150300")
    assert None not in moments()
    assert len(moments()) == 1
    assert codes_at(settled()) == ["150100", "150300"]


def test_a_commit_that_began_in_a_savepoint_rolled_back_begins_anew() -> None:
    with transaction.atomic():
        with rolled_back():
            create("150100")
        create("150200")
    assert None not in moments()
    assert len(moments()) == 1
    assert codes_at(settled()) == ["150200"]


def test_checking_constraints_midway_does_not_split_the_transaction() -> None:
    with transaction.atomic():
        create("150100")
        connection.check_constraints()
        midway = clock()
        create("150200")
    [moment] = moments()
    assert moment > midway
    assert codes_at(midway) == []
    assert codes_at(settled()) == ["150100", "150200"]


def test_immediate_constraints_do_not_stamp_statement_by_statement() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        create("150100")
        midway = clock()
        create("150200")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("UPDATE tasks_region SET name_en = 'same commit'")
    [moment] = moments()
    assert moment > midway
    assert codes_at(midway) == []


def test_own_uncommitted_changes_are_not_known_yet() -> None:
    with transaction.atomic():
        create("150100")
        assert codes_at(clock()) == []
        seal()
        sealed = clock()
        create("150200")
        assert codes_at(clock()) == ["150100"]
    assert len(moments()) == 2
    assert codes_at(sealed) == ["150100"]


def test_a_memory_of_another_transaction_is_not_believed() -> None:
    create("150100")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('breakthrough.commit', '1:' || max(id) || ':open', false) FROM breakthrough_commit"
        )
        create("150200")
        cursor.execute("RESET breakthrough.commit")
    assert None not in moments()
    assert len(moments()) == 2


def in_background(work: Callable[[], object]) -> tuple[threading.Thread, list[object]]:
    answers: list[object] = []

    def run() -> None:
        try:
            answers.append(work())
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread, answers


@pytest.fixture
def slow_commit(elsewhere):
    """Another session's change that has its moment and is not yet visible."""
    create("150100")
    elsewhere.set_autocommit(False)
    with elsewhere.cursor() as cursor:
        cursor.execute("UPDATE tasks_region SET code = '150900'")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return elsewhere


def test_as_of_waits_for_a_commit_under_way(slow_commit) -> None:
    moment = clock()
    reader, answers = in_background(lambda: codes_at(moment))
    time.sleep(0.2)
    assert reader.is_alive()
    slow_commit.commit()
    reader.join(5)
    assert answers == [["150900"]]


def test_a_settled_moment_waits_too_and_a_commit_rolled_back_is_not_waited_for_any_longer(slow_commit) -> None:
    reader, answers = in_background(settled)
    time.sleep(0.2)
    assert reader.is_alive()
    slow_commit.rollback()
    reader.join(5)
    assert len(answers) == 1


def test_a_reader_that_waits_holds_up_no_writer(slow_commit) -> None:
    reader, _answers = in_background(settled)
    time.sleep(0.1)
    create("150200")
    assert reader.is_alive()
    slow_commit.commit()
    reader.join(5)
    assert codes_at(settled()) == ["150200", "150900"]


def test_an_old_moment_does_not_wait(slow_commit) -> None:
    [first] = moments()
    reader, answers = in_background(lambda: codes_at(first))
    reader.join(5)
    assert answers == [["150100"]]


def test_commits_cannot_be_rewritten() -> None:
    create("150100")
    with pytest.raises(IntegrityError, match="append-only"):
        Commit.objects.update(at=clock())
    with pytest.raises(IntegrityError, match="append-only"):
        Commit.objects.update(at=None)
    with pytest.raises(IntegrityError, match="append-only"):
        Commit.objects.all().delete()


def test_events_cannot_be_rewritten() -> None:
    events = event_model_of(Region).objects
    create("150100")
    with pytest.raises(InternalError, match="Cannot update or delete"):
        events.update(name_en="other")
    with pytest.raises(InternalError, match="Cannot update or delete"):
        events.all().delete()


def test_a_primary_key_never_changes() -> None:
    region = create("150100")
    with pytest.raises(IntegrityError, match="never changes"):
        Region.objects.filter(pk=region.pk).update(id=region.pk + 1)
