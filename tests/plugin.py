"""Gives the tests a PostgreSQL of their own, which the first test that needs it starts; nothing of it is left.

Loaded with `-p`: a conftest is read after the settings, which already name the database.
TEST_DATABASE_URL replaces it by another server. PROVE=1 runs the properties at full counts.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from breakthrough import embedded
from breakthrough.translations import compile_catalogs

# One database for all examples of a test, and slow ones: neither is a fault here.
CHECKS = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("default", max_examples=20, deadline=None, suppress_health_check=CHECKS)
settings.register_profile("prove", max_examples=500, deadline=None, suppress_health_check=CHECKS)
settings.load_profile("prove" if os.environ.get("PROVE") == "1" else "default")


def is_worker() -> bool:
    """Whether this process is one of those that pytest-xdist starts: they share the data folder of the first one."""
    return "PYTEST_XDIST_WORKER" in os.environ


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests():
    if not is_worker():
        set_up()
    return (yield)


def set_up() -> None:
    # A short name: browsers put sockets below it.
    data = Path(tempfile.mkdtemp(prefix="breakthrough-"))
    if os.geteuid() == 0:
        # The database's own account passes through this folder.
        data.chmod(0o711)
    os.environ.update(BREAKTHROUGH_DATA=str(data), BREAKTHROUGH_THROWAWAY="1", DJANGO_ALLOW_ASYNC_UNSAFE="1")
    for name in ("BREAKTHROUGH_ORIGIN", "BREAKTHROUGH_SECRET_KEY", "BREAKTHROUGH_DEMO_PASSWORD", "DATABASE_URL"):
        os.environ.pop(name, None)
    if os.environ.get("TEST_DATABASE_URL"):
        os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]
    compile_catalogs()
    # Not pytest's own end, which never comes if the settings fail.
    atexit.register(clean_up, data)


def clean_up(data: Path) -> None:
    embedded.leave(data)
    embedded.Server(data).remove()
    shutil.rmtree(data)
