from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.backends.postgresql import base

from breakthrough.database import database_settings, from_url


def test_parts_of_the_address_are_percent_decoded():
    found = from_url("postgresql://%E5%AE%98:p%40ss%2F%3A@db.example:6543/%E7%A7%91%E6%8A%80")
    assert [found[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "官",
        "p@ss/:",
        "db.example",
        "6543",
        "科技",
    ]


def test_query_of_the_address_becomes_options():
    assert from_url("postgres://u@h/n?sslmode=require&application_name=a%20b")["OPTIONS"] == {
        "sslmode": "require",
        "application_name": "a b",
    }


@pytest.mark.parametrize(
    ("netloc", "host"),
    [("[::1]:5432", "::1"), ("%2FRun%2Fpostgresql", "/Run/postgresql"), ("", ""), ("u@h:1", "h")],
)
def test_host_of_the_address(netloc, host):
    assert from_url(f"postgresql://{netloc}/name")["HOST"] == host


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("mysql://u:secret@h/n", "must begin with postgresql://"),
        ("/var/lib/secret.sqlite3", "must begin with postgresql://"),
        ("postgresql://u:secret@h", "must name a database"),
        ("postgresql://u:secret@h:port/n", "is not an address"),
    ],
)
def test_bad_address_is_refused_without_showing_it(url, message):
    with pytest.raises(ImproperlyConfigured, match=message) as caught:
        from_url(url)
    assert "secret" not in str(caught.value)


def test_address_in_the_environment_replaces_the_embedded_server(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://h/n")
    assert database_settings(tmp_path)["ENGINE"] == "django.db.backends.postgresql"


def test_without_an_address_the_embedded_server_is_used(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert database_settings(tmp_path)["ENGINE"] == "breakthrough.engine"


def test_driver_is_psycopg2():
    driver: Any = base
    assert driver.Database.__name__ == "psycopg2"


def show(expression: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {expression}")
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_database_speaks_in_the_time_of_the_fiscal_year():
    assert show("current_setting('TimeZone')") == "Asia/Shanghai"


@pytest.mark.django_db
def test_letters_of_chinese_are_letters():
    assert show("'稀土' ~ '^[[:alpha:]]+$'") is True


@pytest.mark.django_db
def test_no_question_is_compiled_to_machine_code():
    assert show("current_setting('jit')") == "off"
