"""What every test may ask for."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import translation
from playwright.sync_api import Browser, Page, sync_playwright

from tests import portfolio

pytest_plugins = ["tests.clean_fixtures", "tests.demo_fixtures", "tests.generated_fixtures"]

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    return next(filter(None, map(shutil.which, (os.environ.get("CHROMIUM", ""), *BROWSERS))), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # On the build server a browser must be there: without this exception a broken setup would look like a success.
    if find_chromium() or os.environ.get("CI") == "true":
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="no Chromium"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if "no Chromium" in str(report.longrepr)]
    if skipped:
        terminalreporter.write_line(
            f"{len(skipped)} browser tests were skipped: no Chromium found (install it, or name it in CHROMIUM).",
            yellow=True,
        )


@pytest.fixture(autouse=True, scope="session")
def quick_passwords() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.PASSWORD_HASHERS", ["django.contrib.auth.hashers.MD5PasswordHasher"])
        yield


@pytest.fixture(autouse=True, scope="module")
def language_of_the_department() -> None:
    """Each file begins in Chinese: a request leaves its language to whatever runs in the same process afterwards."""
    translation.deactivate()


@pytest.fixture(autouse=True, scope="module")
def numbers_of_the_file() -> Iterator[None]:
    with portfolio.numbers.again():
        yield


@pytest.fixture(autouse=True)
def numbers_of_the_test() -> Iterator[None]:
    with portfolio.numbers.again():
        yield


@pytest.fixture(autouse=True, scope="session")
def plain_static_files() -> Iterator[None]:
    """Static files by their plain names: nothing has to be collected first."""
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "django.conf.settings.STORAGES",
            {
                "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
                "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
            },
        )
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None, django_db_blocker) -> None:
    """Migrates once, the embedded server's own database, of which each process that tests takes a copy."""
    if connection.settings_dict["ENGINE"] != "breakthrough.engine":
        return
    done = settings.DATA_DIR / "migrated"
    with (settings.DATA_DIR / "migrating").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            with django_db_blocker.unblock():
                call_command("migrate", verbosity=0)
                # A database in use cannot be copied.
                connection.close()
            done.touch()
    connection.settings_dict["TEST"]["TEMPLATE"] = connection.settings_dict["NAME"]


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest) -> bool:
    """A throw-away server goes as a whole, whatever connections a thread may have left to its databases."""
    is_own = "DATABASE_URL" not in os.environ
    return is_own or request.config.getoption("reuse_db")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    executable = find_chromium()
    if not executable:
        pytest.fail("no Chromium found: install it, or name it in CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, live_server) -> Iterator[Callable[..., Page]]:
    """Opens a page of the running product in a fresh profile: open_page("/admin/", "en-US")."""
    contexts = []

    def open_page(path: str = "/", language: str = "zh-CN") -> Page:
        context = chromium.new_context(base_url=live_server.url, locale=language)
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
