from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import import_module
from itertools import batched
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext as _

from breakthrough.demo import set_passwords
from breakthrough.generating.bulk import BATCH, Table, copy, set_aside
from breakthrough.generating.calendar import BEGINNING, TODAY, commits, moment_of
from breakthrough.generating.size import Size
from breakthrough.history import tracked_models
from breakthrough.models import Commit, Installation, User

PART = "generating"
# Who it was that changed anything: the same in every portfolio.
CONTEXT = UUID(int=7)
ACCOUNTS = {
    "admin": "Administrator",
    "officer": "Officer",
    "reviewer": "Reviewer",
    "leader": "Leader",
}


class GenerationRefused(Exception):
    """This database holds a portfolio; the message says so."""


@dataclass
class Portfolio:
    """What is being generated, and what each app's part leaves for the floors above it (`parts`)."""

    size: Size
    seed: int = 1
    users: dict[str, int] = field(default_factory=dict)
    parts: dict[str, Any] = field(default_factory=dict)
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    """Of each task, the months from which to which something changed."""

    def table(self, model: type[models.Model], columns: str) -> Table:
        return Table(model, columns, str(CONTEXT))

    def draw(self, below: int, *of: int) -> int:
        """A number from 0 on, always the same for the same seed and numbers."""
        return hash((self.seed, *of)) % below


def generate(size: Size, password: str, seed: int = 1) -> None:
    """Fills an empty, migrated database, all of it or nothing. Raises GenerationRefused where there is a portfolio."""
    portfolio = Portfolio(size, seed)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE breakthrough_installation IN EXCLUSIVE MODE")
        refuse_a_portfolio()
        Installation.objects.update_or_create(defaults={"is_demo": True, "today": TODAY})
        enter_accounts(portfolio)
        enter_context()
        with set_aside():
            for config in apps.get_app_configs():
                if config.module and module_has_submodule(config.module, PART) and config.label != "breakthrough":
                    import_module(f"{config.name}.{PART}").generate(portfolio)
        enter_commits(portfolio.spans)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [Commit, User, *tracked_models()]):
                cursor.execute(statement)
            cursor.execute("ANALYZE")
        set_passwords(password)


def refuse_a_portfolio() -> None:
    for model in tracked_models():
        if not getattr(model, "comes_with_product", False) and model._base_manager.exists():
            message = _("This database holds a portfolio already (%(rows)s): generate into an empty one.")
            raise GenerationRefused(message % {"rows": model._meta.verbose_name_plural})


def enter_accounts(portfolio: Portfolio) -> None:
    for name, shown in ACCOUNTS.items():
        user, _is_new = User.objects.get_or_create(
            username=name,
            defaults={
                "display_name": shown,
                "is_staff": True,
                "is_superuser": name == "admin",
                "date_joined": moment_of(0),
            },
        )
        portfolio.users[name] = user.pk


def enter_context() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO pghistory_context (id, created_at, updated_at, metadata) VALUES (%s, %s, %s, %s)",
            [CONTEXT, BEGINNING, BEGINNING, json.dumps({"door": "command", "command": "generate"})],
        )


def enter_commits(spans: Iterable[tuple[int, int, int]]) -> None:
    for some in batched(commits(spans), BATCH):
        copy(Commit._meta.db_table, ["id", "at"], (f"{commit}\t{moment_of(commit)}\n" for commit in some))
