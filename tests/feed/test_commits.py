"""The feed and transactions: what is rolled back is never told, and what commits late is told late."""

from typing import Any

import pytest
from django.db import transaction

from tasks.models import Region
from tests import portfolio
from tests.feed.copies import Copy, kinds

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def copy() -> Copy:
    return Copy(portfolio.user("leader"))


def test_a_rollback_is_never_told(copy: Copy) -> None:
    copy.follow()
    with transaction.atomic():
        portfolio.region()
        transaction.set_rollback(True)
    assert copy.follow() == []


def test_a_transaction_that_commits_late_is_told_late_and_not_lost(copy: Copy, elsewhere: Any) -> None:
    copy.follow()
    elsewhere.set_autocommit(False)
    with elsewhere.cursor() as cursor:
        cursor.execute("INSERT INTO tasks_region (code, kind, name_zh, name_en) VALUES ('150200', 'city', '', 'Late')")
    early = portfolio.region("150100")
    before = copy.follow()
    elsewhere.commit()
    after = copy.follow()
    late = Region.objects.get(code="150200")
    assert kinds(before, "regions") == [(early.pk, "upsert")]
    assert kinds(after, "regions") == [(late.pk, "upsert")]
