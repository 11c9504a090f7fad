from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Sum

from breakthrough.clock import SHANGHAI
from breakthrough.models import Commit, Installation
from funding.models import FundEntry

FROZEN = datetime(2025, 11, 6, 18, tzinfo=SHANGHAI)


@pytest.fixture
def elsewhere(transactional_db: None) -> Iterator[BaseDatabaseWrapper]:
    """Somebody else's session."""
    session = connection.copy()
    yield session
    session.close()


@pytest.fixture
def demonstration(db: None) -> Installation:
    return Installation.objects.create(is_demo=True, today=FROZEN)


def moments() -> list[Any]:
    """When each commit became known, in their order."""
    return [*Commit.objects.order_by("pk").values_list("at", flat=True)]


def money(**condition: object) -> Decimal | None:
    """Σ of the ledger's amounts."""
    return FundEntry.objects.filter(**condition).aggregate(total=Sum("amount"))["total"]
