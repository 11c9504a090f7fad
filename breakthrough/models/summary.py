from __future__ import annotations

from typing import Any, ClassVar

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import Q

from breakthrough.scope import Access

FILL = "INSERT INTO {table} ({keys}, {sums}) {counted}"

# Lines that another transaction is folding are left to it.
FOLD = """
WITH folded AS (
    DELETE FROM {table} WHERE id IN (
        SELECT id FROM {table}
        WHERE ({keys}) IN (SELECT {keys} FROM {table} GROUP BY {keys} HAVING count(*) > 1)
        FOR UPDATE SKIP LOCKED
    ) RETURNING {keys}, {sums}
)
INSERT INTO {table} ({keys}, {sums})
SELECT {keys}, {added_up} FROM folded GROUP BY {keys} HAVING ({added_up}) <> ({nothing})
"""

COMPARED = """
FROM (
    SELECT {keys}, {sums}, true AS is_kept FROM {table}
    UNION ALL SELECT {keys}, {sums}, false FROM ({counted}) AS counted
) AS line
GROUP BY {keys} HAVING ({kept}) <> ({of_rows})
"""
DIFFERENCES = f"SELECT {{keys}}, {{kept_and_of_rows}} {COMPARED} ORDER BY {{keys}}"
MEND = f"INSERT INTO {{table}} ({{keys}}, {{sums}}) SELECT {{keys}}, {{missing}} {COMPARED}"


class Summary(models.Model):
    """What rows add up to by a few keys, kept by triggers, so that one number costs no reading of millions of rows.

    Each line is a change: whoever changes rows adds lines in the same transaction, and waits for nobody. At any moment
    all lines of a key together say what its rows say; from time to time they are folded into one.
    """

    keys: ClassVar[tuple[str, ...]]
    """The columns that tell lines apart."""
    sums: ClassVar[tuple[str, ...]]
    """The columns that are added up."""
    counted: ClassVar[str]
    """The same from the rows: SQL that gives each key once, with its sums."""

    class Meta:
        abstract = True

    @classmethod
    def scope_condition(cls, access: Access, *, change: bool = False) -> Q | None:
        """A line stands for tasks of a whole cluster; nobody writes any."""
        return Q(cluster__in=access.clusters) if access.clusters and not change else None

    @classmethod
    def fill(cls) -> None:
        """Writes the lines of an empty table."""
        cls._run(FILL)

    @classmethod
    def fold(cls) -> None:
        """Makes one line of all lines of a key, and none of those that come to nothing."""
        cls._run(FOLD)

    @classmethod
    def differences(cls) -> list[dict[str, Any]]:
        """The keys whose lines say something else than the rows, at one moment: `kept` and `of_rows` of each sum."""
        return cls._run(DIFFERENCES)

    @classmethod
    def mend(cls) -> None:
        """Adds what is missing from the lines to what the rows say, whoever writes meanwhile.

        It is a commit, as figures change by it: an answer that somebody has no longer holds (`api/remembered.py`).
        """
        with transaction.atomic():
            cls._run(MEND)
            cls._run("SELECT public.breakthrough_commit()")

    @classmethod
    def _run(cls, statement: str) -> list[dict[str, Any]]:
        with connection.cursor() as cursor:
            cursor.execute(statement.format(table=cls._meta.db_table, counted=cls.counted, **cls._columns()))
            names = [column.name for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in (cursor.fetchall() if names else ())]

    @classmethod
    def _columns(cls) -> dict[str, str]:
        """The columns, and what statements make of each sum."""

        def each(template: str) -> str:
            return ", ".join(template.format(name) for name in cls.sums)

        kept = "coalesce(sum({0}) FILTER (WHERE is_kept), 0)"
        of_rows = "coalesce(sum({0}) FILTER (WHERE NOT is_kept), 0)"
        return {
            "keys": ", ".join(cls.keys),
            "sums": each("{0}"),
            "added_up": each("sum({0})"),
            "nothing": each("0"),
            "kept": each(kept),
            "of_rows": each(of_rows),
            "missing": each(f"{of_rows} - {kept}"),
            "kept_and_of_rows": each(f"{kept} AS {{0}}_kept, {of_rows} AS {{0}}_of_rows"),
        }


def summaries() -> list[type[Summary]]:
    return [model for model in apps.get_models() if issubclass(model, Summary)]
