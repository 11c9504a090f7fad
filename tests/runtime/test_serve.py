"""The product as a newcomer starts it, in a folder with a difficult name."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from breakthrough.embedded import Server, free_port

BASE = Path(__file__).resolve().parents[2]
# Each start takes a few seconds; a machine under load takes several times that.
PATIENCE = 300


class Product:
    """`manage.py serve` as a process of its own, with all that it starts."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = free_port()
        self.log = data.parent / "log"

    def environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        return inherited | {"BREAKTHROUGH_DATA": str(self.data), "PORT": str(self.port), "BREAKTHROUGH_DEMO": "no"}

    def command(self, *arguments: str) -> int:
        """Runs another command beside it."""
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(command, cwd=BASE, env=self.environment(), capture_output=True).returncode

    def start(self) -> None:
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-u", "manage.py", "serve"],
                cwd=BASE,
                env=self.environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        deadline = time.monotonic() + PATIENCE
        while "Breakthrough runs at" not in self.log.read_text():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.1)

    def answer(self, path: str) -> int:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as response:
                return response.status
        except urllib.error.HTTPError as error:
            error.close()
            return error.code

    def kill(self, *, database: bool) -> None:
        """Kills everything at once, with or without the database."""
        family = [psutil.Process(self.process.pid), *psutil.Process(self.process.pid).children(recursive=True)]
        for process in family:
            with suppress(psutil.NoSuchProcess):
                if database or process.name() != "postgres":
                    process.kill()
        self.process.wait()

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(PATIENCE)

    def database(self) -> psutil.Process | None:
        found = Server(self.data).postmaster()
        return found[0] if found else None


@pytest.fixture(scope="module")
def product(tmp_path_factory):
    product = Product(tmp_path_factory.mktemp("科技 突破") / "data 数据")
    yield product
    if product.process.poll() is None:
        product.kill(database=True)
    Server(product.data).remove()


@pytest.fixture(scope="module")
def story(product):
    """What was seen at each turn of one life: started, killed, started again, stopped."""
    seen = {}
    product.start()
    seen["ready"] = product.answer("/readyz/")
    database = product.database()
    seen["command beside"] = product.command("migrate", "--check")
    seen["same database"] = product.database() == database
    secret = (product.data / "secret-key").read_text()
    product.kill(database=False)
    seen["orphan"] = product.database() == database
    product.start()
    seen["ready beside an orphan"] = product.answer("/readyz/")
    product.kill(database=True)
    product.start()
    seen["ready after a crash"] = product.answer("/readyz/")
    seen["kept"] = (product.data / "secret-key").read_text() == secret
    begun = time.monotonic()
    seen["exit"] = product.stop()
    seen["seconds to stop"] = time.monotonic() - begun
    seen["database left"] = product.database()
    seen["last line"] = (Server(product.data).home / "log").read_text().splitlines()[-1]
    return seen


def test_product_becomes_ready(story):
    assert story["ready"] == 200


def test_command_beside_it_finds_the_migrated_database(story):
    assert story["command beside"] == 0


def test_command_beside_it_uses_and_leaves_the_same_server(story):
    assert story["same database"]


def test_database_outlives_a_killed_product(story):
    assert story["orphan"]


def test_product_starts_again_with_the_database_it_left_behind(story):
    assert story["ready beside an orphan"] == 200


def test_product_starts_again_after_all_of_it_was_killed(story):
    assert story["ready after a crash"] == 200


def test_data_is_kept(story):
    assert story["kept"]


def test_stop_is_a_success(story):
    assert story["exit"] == 0


def test_stop_leaves_no_database(story):
    assert story["database left"] is None


def test_database_is_shut_down_cleanly(story):
    assert story["last line"].endswith("database system is shut down")


def test_stop_is_quick(story):
    assert story["seconds to stop"] < 30
