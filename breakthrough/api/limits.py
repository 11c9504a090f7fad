"""How often a token may be used: a fixed number of requests in a window, shared by all processes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpResponseBase

from breakthrough.models import Token

# One statement, so that no two workers count the same request.
COUNT = """
    INSERT INTO breakthrough_tokenwindow AS seen (token_id, started_at, count)
    SELECT used.id, clock_timestamp(), 1 FROM ({use}) AS used
    ON CONFLICT (token_id) DO UPDATE SET
        count = CASE WHEN seen.started_at > EXCLUDED.started_at - %(length)s * interval '1 second'
            THEN seen.count + 1 ELSE 1 END,
        started_at = CASE WHEN seen.started_at > EXCLUDED.started_at - %(length)s * interval '1 second'
            THEN seen.started_at ELSE EXCLUDED.started_at END
    RETURNING count, extract(epoch FROM started_at - clock_timestamp()) + %(length)s
"""
COUNT_ONE = COUNT.format(use="SELECT %(token)s AS id")


@dataclass(frozen=True)
class Allowance:
    """What is left of a window."""

    most: int
    used: int
    seconds: int
    """Until the next window."""

    @classmethod
    def of(cls, used: int, left: Any) -> Allowance:
        """What the database counted."""
        return cls(settings.TOKENS["requests"], used, max(math.ceil(left), 1))

    @property
    def is_used_up(self) -> bool:
        return self.used > self.most

    def say(self, response: HttpResponseBase) -> None:
        response["RateLimit-Limit"] = str(self.most)
        response["RateLimit-Remaining"] = str(max(self.most - self.used, 0))
        response["RateLimit-Reset"] = str(self.seconds)


def use(token: Token) -> Allowance:
    """Counts one request."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT_ONE, {"token": token.pk, "length": settings.TOKENS["window_seconds"]})
        return Allowance.of(*cursor.fetchone())
