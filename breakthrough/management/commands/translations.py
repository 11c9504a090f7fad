from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.core.management.base import BaseCommand, CommandError

from breakthrough.translations import APPS, LOCALE, borrowed, compile_catalogs, faults, messages, update

CATALOG = LOCALE / "zh_Hans" / "LC_MESSAGES" / "django.po"


class Command(BaseCommand):
    help = "Brings the catalog of translations up to the sources: new texts are added, those gone are removed."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--check", action="store_true", help="Only say what is missing or wrong, and fail if so.")
        what.add_argument("--compile", action="store_true", help="Only make the compiled catalogs, which Django reads.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["compile"]:
            compile_catalogs()
            return
        wanted = messages()
        elsewhere = borrowed(packages())
        if not options["check"]:
            update(CATALOG, wanted, elsewhere)
        found = list(faults(CATALOG, wanted, elsewhere))
        for fault in found:
            self.stdout.write(fault)
        if options["check"] and found:
            raise CommandError(f"The translations have {len(found)} faults: run `python manage.py translations`.")


def packages() -> list[Path]:
    """The folders of the installed packages that may bring translations of their own."""
    django_itself = Path(django.__file__).parent / "conf"
    return [django_itself, *(Path(app.path) for app in apps.get_app_configs() if Path(app.path) not in APPS)]
