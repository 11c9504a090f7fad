"""The demonstration's brief, and other publications made in it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection

from breakthrough.models import Publication, Snapshot, TextTemplate, User


@pytest.fixture
def brief(demo: None) -> Publication:
    """The brief of 6 November, as the demonstration ships it."""
    return Publication.objects.get()


@pytest.fixture
def office(demo: None) -> User:
    return User.objects.get(username="office")


@pytest.fixture
def leader(demo: None) -> User:
    return User.objects.get(username="leader")


@pytest.fixture
def bulletin(demo: None) -> TextTemplate:
    return TextTemplate.objects.get(code="monthly-bulletin")


def frozen(publication: Publication) -> dict[str, Any]:
    return json.loads(Snapshot.objects.get(publication=publication).content)


def said(publication: Publication, language: str) -> str:
    """The words of a publication, without tables."""
    texts = []
    for block in frozen(publication)["documents"][language]["blocks"]:
        for runs in block.get("items", [block.get("runs", [])]):
            texts.append("".join(run["text"] for run in runs))
    return "\n".join(texts)


def tamper(statement: str, *parameters: Any) -> None:
    """SQL by somebody who owns the server: no trigger holds."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table in ("breakthrough_snapshot", "breakthrough_publication"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(statement, parameters)
        assert cursor.rowcount > 0
        cursor.execute("SET LOCAL session_replication_role = origin")
