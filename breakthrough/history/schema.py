"""The schema `asof`: one view per table that may be read inside `as_of`, under the table's own name.

A tracked table's view shows its rows as the commits left them that `as_of` has named as known; a table that does not
travel (settings.HISTORY_PASS_THROUGH) shows its rows as they are. Any other table does not exist there.
"""

import hashlib
from pathlib import Path
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.db import connections, models, transaction
from django.db.models.signals import post_migrate, pre_migrate

from breakthrough.history.tracking import automatic_links, tracked_models

LIBRARIES = Path(__file__).with_name("libraries.sql")

# What was known, as breakthrough_travel() left it. The multirange is read once for a query, by the subquery; the number
# is left to the planner, which guesses by it how much of the past is asked for.
KNOWN = """({event}.pgh_commit_id < current_setting('breakthrough.known_below')::bigint
        OR {event}.pgh_commit_id <@ (SELECT current_setting('breakthrough.also_known')::int8multirange))"""

TRAVELING = f"""
CREATE VIEW asof.{{table}} AS
SELECT {{columns}}
FROM public.{{events}} AS event
WHERE {KNOWN.format(event="event")}
    AND event.pgh_label <> 'delete'
    AND NOT EXISTS (
        SELECT FROM public.{{events}} AS later
        WHERE later.pgh_obj_id = event.pgh_obj_id AND later.pgh_id > event.pgh_id AND later.pgh_label <> 'insert'
            AND {KNOWN.format(event="later")}
    );
"""

PASSING = "CREATE VIEW asof.{table} AS SELECT {columns} FROM public.{table};"

GUARD_TRUNCATE = """
CREATE OR REPLACE TRIGGER breakthrough_guard_truncate BEFORE TRUNCATE ON public.{table}
    FOR EACH STATEMENT EXECUTE FUNCTION public.breakthrough_guard_truncate();
"""

GUARD_IDENTITY = """
CREATE OR REPLACE TRIGGER breakthrough_guard_identity BEFORE UPDATE OF {key} ON public.{table}
    FOR EACH ROW WHEN (OLD.{key} IS DISTINCT FROM NEW.{key})
    EXECUTE FUNCTION public.breakthrough_guard_identity();
"""

GUARD_CONTEXT = """
CREATE OR REPLACE TRIGGER breakthrough_guard BEFORE UPDATE OR DELETE ON public.pghistory_context
    FOR EACH ROW EXECUTE FUNCTION public.breakthrough_guard_context();
"""

# What the database really has: while migrating to an earlier state the models are ahead of the tables.
COLUMNS = """
SELECT relname, array_agg(attname::text ORDER BY attnum)
FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped
GROUP BY relname
"""


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def key_column(model: type[models.Model]) -> str:
    return str(model._meta.pk.column)


def passing_models() -> set[type[models.Model]]:
    """Models whose rows are read as they are now even inside `as_of`: rights above all."""
    chosen: set[type[models.Model]] = set()
    for label in settings.HISTORY_PASS_THROUGH:
        chosen.update([apps.get_model(label)] if "." in label else apps.get_app_config(label).get_models())
    links = {through for model in chosen for _field, through in automatic_links(model)}
    return {model for model in chosen | links if model._meta.managed and not model._meta.proxy}


def traveling_view(model: type[models.Model], event_model: type[models.Model], columns: dict[str, list[str]]) -> str:
    """The view of a tracked table. Its key comes from pgh_obj_id, which is indexed."""
    key, events = key_column(model), event_model._meta.db_table
    recorded = [name for name in columns[model._meta.db_table] if name in columns[events]]
    return TRAVELING.format(
        table=quoted(model._meta.db_table),
        events=quoted(events),
        columns=", ".join(
            f"event.pgh_obj_id AS {quoted(name)}" if name == key else f"event.{quoted(name)}" for name in recorded
        ),
    )


def definitions(using: str) -> list[str]:
    """The statements that make the views, guards and library functions, for the tables that exist."""
    with connections[using].cursor() as cursor:
        cursor.execute(COLUMNS)
        columns = dict(cursor.fetchall())
    passing = {model._meta.db_table for model in passing_models() if model._meta.db_table in columns}
    statements = [
        PASSING.format(table=quoted(table), columns=", ".join(map(quoted, columns[table]))) for table in passing
    ]
    for model, event_model in tracked_models().items():
        table, events = model._meta.db_table, event_model._meta.db_table
        if table not in columns or events not in columns:
            continue
        if table not in passing:
            statements.append(traveling_view(model, event_model, columns))
        statements += [GUARD_TRUNCATE.format(table=quoted(name)) for name in (table, events)]
        statements.append(GUARD_IDENTITY.format(table=quoted(table), key=quoted(key_column(model))))
    if "pghistory_context" in columns:
        statements += [GUARD_TRUNCATE.format(table="pghistory_context"), GUARD_CONTEXT]
        # pgtrigger writes its own again with every trigger that a migration adds.
        statements.append(LIBRARIES.read_text(encoding="utf-8"))
    return sorted(statements)


def signature(statements: list[str]) -> str:
    return hashlib.sha256("\n".join(statements).encode()).hexdigest()


def installed_signature(using: str) -> str | None:
    """The signature of the views in the database, kept as the schema's comment."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT obj_description(to_regnamespace('asof'), 'pg_namespace')")
        return cursor.fetchone()[0]


def drop(using: str = "default") -> None:
    with connections[using].cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS asof CASCADE")


def rebuild(using: str = "default") -> None:
    """Makes the schema anew unless it is what it should be."""
    statements = definitions(using)
    if installed_signature(using) == signature(statements):
        return
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS asof CASCADE; CREATE SCHEMA asof")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("COMMENT ON SCHEMA asof IS %s", [signature(statements)])


def drop_before_migrating(using: str, plan: list[Any], **kwargs: Any) -> None:
    # A view would forbid altering the event table under it.
    if plan:
        drop(using)


def rebuild_after_migrating(using: str, **kwargs: Any) -> None:
    # flush sends this signal too, without a plan: no table has changed.
    if "plan" in kwargs:
        rebuild(using)


def connect(ground: AppConfig) -> None:
    """Keeps the schema in step with the tables; for the ground's ready(). The signals come when all tables exist."""
    pre_migrate.connect(drop_before_migrating, sender=ground, dispatch_uid="breakthrough.history.drop")
    post_migrate.connect(rebuild_after_migrating, sender=ground, dispatch_uid="breakthrough.history.rebuild")
