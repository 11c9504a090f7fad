from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from breakthrough.api.contract.breaks import breaks
from breakthrough.api.contract.frozen import FILE, current, frozen, written


class Command(BaseCommand):
    help = "Compares the API with its frozen contract: additions are fine, whatever a program relied on must stay."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--freeze",
            action="store_true",
            help="with a release: promise what the API is today; refused if it breaks what was promised",
        )

    def handle(self, *args: Any, freeze: bool, **options: Any) -> None:
        now = current()
        if FILE.exists() and (broken := breaks(frozen(), now)):
            raise CommandError("The API no longer keeps its promise:\n  " + "\n  ".join(broken))
        if freeze:
            FILE.write_text(written(now), encoding="utf-8")
            self.stdout.write(f"{FILE.name} written")
