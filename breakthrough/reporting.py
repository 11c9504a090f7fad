"""The schema `reporting`: one view per table for BI tools, under the resource's name, and the role that reads them.

The views know no scope: whoever has the role sees every row of every cluster. Rights, accounts, tokens, the access log
and drafts of publications are not among them.
"""

from __future__ import annotations

import secrets
from typing import Any

from django.apps import AppConfig
from django.db import connections, models, transaction
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import override

from breakthrough.history.schema import quoted

SCHEMA = "reporting"
EXISTS = "SELECT to_regnamespace('reporting') IS NOT NULL"
VIEWS = "SELECT table_name FROM information_schema.views WHERE table_schema = 'reporting'"
# A report that runs away takes the product along: it ends after two minutes.
PATIENCE = "2min"
KEPT_BY_OTHERS = ("rights", "publications")

ROLE = """
CREATE ROLE {role} LOGIN PASSWORD %s NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT;
ALTER ROLE {role} SET default_transaction_read_only = on;
ALTER ROLE {role} SET statement_timeout = '{patience}';
ALTER ROLE {role} SET search_path = reporting;
GRANT USAGE ON SCHEMA reporting TO {role};
GRANT SELECT ON ALL TABLES IN SCHEMA reporting TO {role};
ALTER DEFAULT PRIVILEGES IN SCHEMA reporting GRANT SELECT ON TABLES TO {role};
"""


def tables() -> dict[str, Any]:
    """The model of each view, by its name."""
    # The addresses name the resources.
    from breakthrough.api import urls  # noqa: F401, PLC0415
    from breakthrough.api.routing import resources  # noqa: PLC0415

    found = {name.replace("-", "_"): view.queryset.model for name, view in resources.items()}
    return {name: model for name, model in found.items() if getattr(model, "part", "") not in KEPT_BY_OTHERS}


def columns(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if not field.generated]


def meaning(thing: Any) -> str:
    """Its name in both languages, as tools show it beside a table or a column."""
    names = []
    for language in ("zh-hans", "en"):
        with override(language):
            names.append(str(thing))
    return " / ".join(dict.fromkeys(names))


def build(using: str = "default") -> list[str]:
    """Makes the views anew; their names."""
    found = tables()
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("CREATE SCHEMA IF NOT EXISTS reporting")
        drop_views(cursor)
        for name, model in found.items():
            shown = ", ".join(quoted(field.column) for field in columns(model))
            cursor.execute(
                f"CREATE VIEW reporting.{quoted(name)} AS SELECT {shown} FROM public.{quoted(model._meta.db_table)}"
            )
            describe(cursor, f"reporting.{quoted(name)}", model)
    return [*found]


def describe(cursor: Any, view: str, model: Any) -> None:
    cursor.execute(f"COMMENT ON VIEW {view} IS %s", [meaning(model._meta.verbose_name_plural)])
    for field in columns(model):
        cursor.execute(f"COMMENT ON COLUMN {view}.{quoted(field.column)} IS %s", [meaning(field.verbose_name)])


def drop_views(cursor: Any) -> None:
    cursor.execute(VIEWS)
    for (name,) in cursor.fetchall():
        cursor.execute(f"DROP VIEW reporting.{quoted(name)} CASCADE")


def make_role(name: str, password: str = "", using: str = "default") -> str:
    """A role that signs in and reads the views, and nothing else; its password."""
    password = password or secrets.token_urlsafe(24)
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(ROLE.format(role=quoted(name), patience=PATIENCE), [password])
    return password


def drop_role(name: str, using: str = "default") -> None:
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(f"DROP OWNED BY {quoted(name)}; DROP ROLE {quoted(name)}")


def is_built(using: str) -> bool:
    with connections[using].cursor() as cursor:
        cursor.execute(EXISTS)
        return cursor.fetchone()[0]


def drop_before_migrating(using: str, plan: list[Any], **kwargs: Any) -> None:
    # A view would forbid altering the table under it. The schema stays, and with it what roles may read in it.
    if plan and is_built(using):
        with connections[using].cursor() as cursor:
            drop_views(cursor)


def rebuild_after_migrating(using: str, **kwargs: Any) -> None:
    if "plan" in kwargs and is_built(using):
        build(using)


def connect(ground: AppConfig) -> None:
    """Keeps the views in step with the tables, where somebody has asked for them; for the ground's ready()."""
    pre_migrate.connect(drop_before_migrating, sender=ground, dispatch_uid="breakthrough.reporting.drop")
    post_migrate.connect(rebuild_after_migrating, sender=ground, dispatch_uid="breakthrough.reporting.rebuild")
