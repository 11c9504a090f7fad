"""The product as its web server runs it, beside the tests and on their database."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection

PATIENCE = 60
PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"


def product(database: str) -> Any:
    """What gunicorn runs: nobody is told to ask less often, and nobody waits for news that does not come."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "breakthrough.settings"
    settings.DATABASES["default"]["NAME"] = database
    settings.TOKENS = {**settings.TOKENS, "requests": 10**9}
    # Nothing was collected first.
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN}}
    settings.FEED = {**settings.FEED, "longest_wait": 0}
    return get_wsgi_application()


@contextmanager
def served() -> Iterator[str]:
    """The address at which it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = f"tests.api.served:product({connection.settings_dict['NAME']!r})"
    # However long an address is, it reaches the product.
    command = [sys.executable, "-m", "gunicorn", "-c", "python:breakthrough.web", "--limit-request-line", "0", program]
    environment = {**os.environ, "PORT": str(port)}
    with subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            urlopen(f"{address}/api/v1/")
        except HTTPError:
            return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(address)
