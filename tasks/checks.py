"""What contradicts the settings, told before anything is served."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import ProgrammingError, connections, transaction

CONTRADICTIONS = """
SELECT DISTINCT person.username
FROM tasks_grant AS one
JOIN tasks_grant AS other ON other.user_id = one.user_id
JOIN breakthrough_user AS person ON person.id = one.user_id
WHERE one.role IN ('auditor', 'system', 'security') AND other.role NOT IN ('auditor', 'system', 'security')
    AND daterange(one.starts_on, one.ends_on, '[]') && daterange(other.starts_on, other.ends_on, '[]')
    AND coalesce(least(one.ends_on, other.ends_on) >= current_date, true)
ORDER BY 1
"""


@register(Tags.database)
def check_administrators(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Where the administrators stand apart, none of them has another role."""
    if not settings.SEPARATE_ADMINISTRATORS:
        return []
    return [
        Error(
            f"{name} is an administrator and has another role in the same days.",
            hint="End one of the grants, or leave BREAKTHROUGH_SEPARATE_ADMINISTRATORS at “no”. See docs/rights.md.",
            id="tasks.E001",
        )
        for alias in databases or []
        for name in contradictions(alias)
    ]


def contradictions(alias: str) -> list[str]:
    try:
        with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
            cursor.execute(CONTRADICTIONS)
            return [name for (name,) in cursor.fetchall()]
    except ProgrammingError:
        # The tables are not there yet.
        return []
