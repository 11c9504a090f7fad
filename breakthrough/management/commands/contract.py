from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from breakthrough.api.contract.breaks import breaks
from breakthrough.api.contract.client import modules
from breakthrough.api.contract.frozen import FILE, current, frozen, written


class Command(BaseCommand):
    help = "Compares the API with its frozen contract: additions are fine, whatever a program relied on must stay."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--freeze",
            action="store_true",
            help="with a release: promise what the API is today, and make the client of it, unless it breaks a promise",
        )

    def handle(self, *args: Any, freeze: bool, **options: Any) -> None:
        now = current()
        if FILE.exists() and (broken := breaks(frozen(), now)):
            raise CommandError("The API no longer keeps its promise:\n  " + "\n  ".join(broken))
        if freeze:
            contract = written(now)
            for file, text in {FILE: contract, **modules(json.loads(contract))}.items():
                file.write_text(text, encoding="utf-8")
                self.stdout.write(f"{file.name} written")
