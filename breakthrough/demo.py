"""The demonstration portfolio: its history is written down beforehand, then replayed at its own dates.

Each app tells its part in `<app>/demo/events.py`, with a function `tell(script)`, from the lowest floor up. What is
told is sorted by the moment at which it became known, and written moment by moment as if it had been entered then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from itertools import groupby
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext as _

from breakthrough.clock import SHANGHAI
from breakthrough.history import acting, backdated, tracked_models, turn_to
from breakthrough.models import Installation, User
from breakthrough.publications.demonstration import publish_the_brief

TODAY = datetime(2025, 11, 6, 18, tzinfo=SHANGHAI)
ACCOUNTS = ("admin", "officer", "officer2", "reviewer", "leader", "office", "auditor", "system", "security")
PART = "demo.events"


class DemonstrationRefused(Exception):
    """This database is somebody's own; the message says why."""


@dataclass(frozen=True)
class Event:
    """A row that becomes known at a moment, or that changes then (`values`), by somebody's hand."""

    moment: datetime
    row: models.Model
    by: User | None = None
    reason: str = ""
    values: Mapping[str, Any] | None = None

    @property
    def sitting(self) -> tuple[datetime, int | None, str]:
        """Events of one sitting are written together."""
        return self.moment, id(self.by) if self.by else None, self.reason


@dataclass
class Script:
    """All that will happen, and what each app's part leaves for the floors above it (`parts`).

    `sequences` are those that number rows besides the primary keys.
    """

    accounts: dict[str, User] = field(default_factory=dict)
    parts: dict[str, Any] = field(default_factory=dict)
    sequences: list[str] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def account(self, username: str, display_name: str, **facts: Any) -> User:
        """Somebody who works with the system; those outside ACCOUNTS cannot sign in."""
        joined = datetime(2023, 1, 3, 9, tzinfo=SHANGHAI)
        user = User(username=username, display_name=display_name, is_staff=True, date_joined=joined, **facts)
        self.accounts[username] = user
        return user

    def add(self, moment: datetime, *rows: models.Model, by: User | None = None, reason: str = "") -> None:
        """New rows; one that another points to comes before it."""
        self.events += [Event(moment, row, by, reason) for row in rows]

    def change(
        self, moment: datetime, row: models.Model, by: User | None = None, reason: str = "", **values: Any
    ) -> None:
        self.events.append(Event(moment, row, by, reason, values))


def write_script() -> Script:
    """The whole story, always the same one."""
    script = Script()
    for config in apps.get_app_configs():
        if config.module and module_has_submodule(config.module, PART):
            import_module(f"{config.name}.{PART}").tell(script)
    return script


def load(password: str) -> bool:
    """Loads the demonstration, all of it or nothing; where it is loaded already, only the passwords are set.

    Returns whether it was loaded now. Raises DemonstrationRefused where a database holds rows of its own.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            # A second one at the same time waits, and then finds it loaded.
            cursor.execute("LOCK TABLE breakthrough_installation IN EXCLUSIVE MODE")
        if Installation.current().is_demo:
            set_passwords(password)
            return False
        refuse_real_data()
        Installation.objects.update_or_create(defaults={"is_demo": True, "today": TODAY})
        script = write_script()
        restart_sequences(script.sequences)
        save_accounts(script.accounts.values())
        replay(script.events)
        with connection.cursor() as cursor:
            # Also for what is asked next: without it the past of full tables is looked for as if they were empty.
            cursor.execute("ANALYZE")
        publish_the_brief(script.accounts)
        set_passwords(password)
    return True


def refuse_real_data() -> None:
    for model in tracked_models():
        if not getattr(model, "comes_with_product", False) and model._base_manager.exists():
            message = _("This database holds real data (%(rows)s), so the demonstration is not loaded into it.")
            raise DemonstrationRefused(message % {"rows": model._meta.verbose_name_plural})
    taken = User.objects.filter(username__in=ACCOUNTS).first()
    if taken:
        message = _("The account “%(name)s” exists already, so the demonstration is not loaded.")
        raise DemonstrationRefused(message % {"name": taken.username})


def restart_sequences(others: Iterable[str]) -> None:
    """Numbers that an earlier, abandoned attempt used up are given again: the same rows get the same keys."""
    statements = connection.ops.sequence_reset_sql(no_style(), [User, *tracked_models()])
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        for name in others:
            cursor.execute("SELECT setval(%s, 1, false)", [name])


def save_accounts(accounts: Iterable[User]) -> None:
    for user in accounts:
        user.set_unusable_password()
        user.save()


def set_passwords(password: str) -> None:
    """Only where the password is another one: a new hash would end the sessions of those signed in."""
    for user in User.objects.filter(username__in=ACCOUNTS):
        if not (user.has_usable_password() and user.check_password(password)):
            user.set_password(password)
            user.save(update_fields=["password"])


def replay(events: Iterable[Event]) -> None:
    """Writes all events in the order in which they became known."""
    in_order = sorted(events, key=lambda event: event.moment)
    with backdated(in_order[0].moment):
        for (moment, _user, reason), sitting in groupby(in_order, key=lambda event: event.sitting):
            written = list(sitting)
            facts = {"reason": reason} if reason else {}
            turn_to(moment)
            with acting(user=written[0].by, door="admin", **facts):
                write(written)


def write(events: Iterable[Event]) -> None:
    """Writes the events of one sitting with few statements: new rows by table, then the changes."""
    batch = Batch()
    changes: dict[tuple[Any, ...], list[models.Model]] = {}
    for event in events:
        if event.values is None:
            batch.add(event.row)
        else:
            key = (type(event.row), tuple(event.values.items()))
            changes.setdefault(key, []).append(event.row)
    batch.flush()
    for (model, values), rows in changes.items():
        model._base_manager.filter(pk__in=[row.pk for row in rows]).update(**dict(values))


class Batch:
    """New rows that wait for one statement per table."""

    def __init__(self) -> None:
        self.waiting: dict[type[models.Model], list[models.Model]] = {}

    def add(self, row: models.Model) -> None:
        for other in linked(row):
            if other.pk is None and type(other) in self.waiting:
                self.flush()
                break
        self.waiting.setdefault(type(row), []).append(row)

    def flush(self) -> None:
        for model, rows in self.waiting.items():
            model._base_manager.bulk_create(rows)
        self.waiting.clear()


def linked(row: models.Model) -> Iterator[models.Model]:
    """The rows that a new row points to."""
    for link in row._meta.concrete_fields:
        if isinstance(link, models.ForeignKey) and link.is_cached(row) and (other := link.get_cached_value(row)):
            yield other
    # A row may point to another one by more than a foreign key.
    if stands_on := getattr(row, "stands_on", None):
        yield stands_on
