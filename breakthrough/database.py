"""Which PostgreSQL the project stands on: the server named by DATABASE_URL, else the embedded one."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.signals import connection_created

CONNECTION = {
    # Seconds a connection is kept between requests; it is looked at before it is used again.
    "CONN_MAX_AGE": 60,
    "CONN_HEALTH_CHECKS": True,
    # Dates that the database itself takes from a moment are those of the fiscal year; Django would say UTC.
    "TIME_ZONE": "Asia/Shanghai",
}


def database_settings(data: Path) -> dict[str, Any]:
    """The entry of DATABASES."""
    url = os.environ.get("DATABASE_URL")
    if url:
        return from_url(url) | CONNECTION
    return {"ENGINE": "breakthrough.engine", "NAME": "breakthrough", "DATA_DIR": str(data)} | CONNECTION


def without_compiling(connection: Any, **_signal: Any) -> None:
    """Questions here are long and answers short: to compile a question to machine code takes longer than to answer it.

    A statement and not an option of the connection, which poolers refuse.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET jit = off")


def connect() -> None:
    """Prepares each new connection; for the ground's ready()."""
    connection_created.connect(without_compiling, dispatch_uid="breakthrough.database.without_compiling")


def from_url(url: str) -> dict[str, Any]:
    """Reads postgresql://user:password@host:port/name?sslmode=require; every part may be percent-encoded."""
    # The address is never quoted in a message: it holds a password.
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"DATABASE_URL is not an address: {error}.") from None
    if parts.scheme not in ("postgresql", "postgres"):
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://; no other database will do.")
    name = unquote(parts.path.removeprefix("/"))
    if not name:
        raise ImproperlyConfigured("DATABASE_URL must name a database: postgresql://user:password@host/name.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host(parts),
        "PORT": str(port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def host(parts: SplitResult) -> str:
    """The host as written: urlsplit's lower case would spoil the folder of a socket (%2FRun%2Fpostgresql)."""
    address = parts.netloc.rpartition("@")[2]
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return unquote(address.partition(":")[0])
