"""A published publication stays: a thousand attempts by every door, none of which succeeds."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse

from breakthrough.models import Publication, Snapshot, User
from breakthrough.publications import verbs
from breakthrough.publications.refusals import Forbidden, WrongState
from tests import portfolio

ATTEMPTS = 1_000 if os.environ.get("PROVE") == "1" else 100
PRETENSES = [
    "",
    "SET LOCAL pgtrigger.ignore = '{breakthrough_stays,breakthrough_moves,breakthrough_publication:moves}'",
    "SET LOCAL pgtrigger.ignore = '{all}'",
    "SET CONSTRAINTS ALL DEFERRED",
    "SET LOCAL breakthrough.backdate = '2020-01-01'",
    "SELECT set_config('pghistory.context_metadata', '{\"user\": 1}', true)",
    "SET LOCAL search_path = asof, public",
]
STATEMENTS = [
    "UPDATE public.breakthrough_snapshot SET content = content || ' '",
    "UPDATE public.breakthrough_snapshot SET content = replace(content, '670', '999')",
    "UPDATE public.breakthrough_snapshot SET sha256 = repeat('0', 64)",
    "UPDATE public.breakthrough_snapshot SET signature = ''",
    "UPDATE public.breakthrough_snapshot SET publication_id = publication_id",
    "DELETE FROM public.breakthrough_snapshot",
    "TRUNCATE public.breakthrough_snapshot",
    "TRUNCATE public.breakthrough_publication CASCADE",
    "UPDATE public.breakthrough_publication SET state = 'draft'",
    "UPDATE public.breakthrough_publication SET state = 'requested', published_by_id = NULL",
    "UPDATE public.breakthrough_publication SET body_en = 'other'",
    "UPDATE public.breakthrough_publication SET published_by_id = requested_by_id",
    "UPDATE public.breakthrough_publication SET as_of = now()",
    "UPDATE public.breakthrough_publication SET id = id + 1000",
    "DELETE FROM public.breakthrough_publication",
    "INSERT INTO public.breakthrough_snapshot (publication_id, content, sha256, signature, key) "
    "SELECT publication_id, '{}', sha256, '', '' FROM public.breakthrough_snapshot",
]


def state() -> list[Any]:
    return [[*model.objects.order_by("pk").values()] for model in (Publication, Snapshot)]


def execute(pretense: str, statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        if pretense:
            cursor.execute(pretense)
        cursor.execute(statement)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def by_sql(chance: random.Random) -> None:
    execute(chance.choice(PRETENSES), chance.choice(STATEMENTS))


def by_orm(chance: random.Random) -> None:
    row = Publication.objects.get()
    doings: list[Callable[[], Any]] = [
        lambda: Publication.objects.update(title_en="other"),
        lambda: Publication.objects.all().delete(),
        lambda: Snapshot.objects.update(content="{}"),
        lambda: Snapshot.objects.all().delete(),
        lambda: row.delete(),
        lambda: Snapshot.objects.bulk_update([Snapshot(pk=row.snapshot.pk, content="{}")], ["content"]),
    ]
    with transaction.atomic():
        chance.choice(doings)()


def by_verb(chance: random.Random) -> None:
    row, user = Publication.objects.get(), User.objects.get(username=chance.choice(["office", "leader", "admin"]))
    doings: list[Callable[[], Any]] = [
        lambda: verbs.publish(row, user),
        lambda: verbs.put_forward(row, user),
        lambda: verbs.take_back(row, user),
        lambda: verbs.send_back(row, user, "reason"),
    ]
    chance.choice(doings)()


def by_admin(chance: random.Random) -> None:
    row = Publication.objects.get()
    client = signed_in(chance.choice(["office", "leader", "admin", "officer"]))
    page = chance.choice(["change", "delete", "verify", "document"])
    words = {**row.words(), "body_en": "other", "until": "2025-11-06", "template": row.template_id, "post": "yes"}
    addresses = [
        reverse(f"admin:breakthrough_publication_{page}", args=[row.pk]),
        *(
            reverse("admin:breakthrough_publication_verb", args=[row.pk, verb])
            for verb in ("publish", "put-forward", "take-back", "send-back")
        ),
    ]
    client.post(chance.choice(addresses), {**words, "reason": "reason"})


def by_api(chance: random.Random) -> None:
    row = Publication.objects.get()
    client = signed_in(chance.choice(["office", "leader", "admin"]))
    method = chance.choice(["put", "patch", "delete", "post"])
    address = f"/api/v1/publications/{row.pk}/{chance.choice(['', 'document/', 'snapshot/'])}"
    getattr(client, method)(address, {"body_en": "other", "state": "draft"}, content_type="application/json")


def signed_in(username: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


@pytest.fixture
def published(db: None) -> Publication:
    """A small one, so that a thousand attempts are quick."""
    for username, role in (("office", "office"), ("leader", "leader"), ("admin", "admin"), ("officer", "")):
        portfolio.user(role, username=username)
    made = portfolio.draft(body_zh="短讯。", body_en="News.")
    verbs.put_forward(made, User.objects.get(username="office"))
    verbs.publish(made, User.objects.get(username="leader"))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return made


def test_none_of_a_thousand_attempts_succeeds(published: Publication) -> None:
    before, chance = state(), random.Random(2025)
    for _attempt in range(ATTEMPTS):
        attempt = chance.choices([by_sql, by_orm, by_verb, by_admin, by_api], [4, 2, 1, 1, 1])[0]
        with suppress(DatabaseError, ProtectedError, Forbidden, WrongState):
            attempt(chance)
        assert state() == before, attempt


@pytest.mark.parametrize("pretense", PRETENSES)
@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_database_refuses_each(published: Publication, statement: str, pretense: str) -> None:
    with pytest.raises(DatabaseError):
        execute(pretense, statement)


TRIGGERS = """
SELECT tgname, tgenabled FROM pg_trigger
WHERE tgname LIKE 'breakthrough_%%' AND tgname NOT LIKE 'breakthrough_guard%%' AND NOT tgisinternal
    AND tgrelid IN ('breakthrough_snapshot'::regclass, 'breakthrough_publication'::regclass)
"""


@pytest.mark.django_db
def test_its_triggers_fire_in_every_session() -> None:
    """Those of replication, too."""
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS, [])
        enabled = dict(cursor.fetchall())
    assert set(enabled.values()) == {"A"}
    assert len(enabled) == 6
