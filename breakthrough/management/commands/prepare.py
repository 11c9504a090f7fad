import os
from argparse import ArgumentParser
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from breakthrough.translations import compile_catalogs


class Command(BaseCommand):
    help = (
        "Makes the database and the files ready to serve: migrates, compiles translations, collects static files, "
        "and loads the demonstration portfolio into an empty database unless BREAKTHROUGH_DEMO is 'no'."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--files-only", action="store_true", help="Leave the database alone.")

    def handle(self, *args: Any, **options: Any) -> None:
        compile_catalogs()
        # Run as root, the data folder lets other accounts pass through; uploads are not for them.
        settings.UPLOADS.mkdir(mode=0o700, parents=True, exist_ok=True)
        call_command("collectstatic", interactive=False, verbosity=0)
        if options["files_only"]:
            return
        call_command("migrate", interactive=False, verbosity=0)
        if os.environ.get("BREAKTHROUGH_DEMO", "yes") != "no" and is_empty():
            self.stdout.write("Loading the demonstration portfolio …")
            call_command("demo")


def is_empty() -> bool:
    """Whether nobody has entered anything: every portfolio begins with a program."""
    return not apps.get_model("tasks", "Program")._default_manager.exists()
