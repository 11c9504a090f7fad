import json
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from breakthrough.exchange.description import described
from breakthrough.exchange.importing import Import
from breakthrough.exchange.moving import Move, is_empty
from breakthrough.exchange.outcome import Outcome
from breakthrough.exchange.parsing import Sheet, parse
from breakthrough.exchange.upload.reader import read
from breakthrough.history import commanded
from breakthrough.management.asker import add_asker, user_named
from breakthrough.models import User
from breakthrough.translations import compile_catalogs

ERRORS_SHOWN = 50


class Command(BaseCommand):
    help = "Takes over the rows of a workbook or CSV file. Into an empty database, a whole portfolio as it was."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.xlsx")
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")
        parser.add_argument("--format", choices=["text", "json"], default="text")
        add_asker(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        compile_catalogs()
        with override(options["language"] or settings.LANGUAGE_CODE):
            try:
                sheets = parsed(options["file"])
            except (ValidationError, OSError) as error:
                raise CommandError(" ".join(getattr(error, "messages", [str(error)]))) from None
            outcome = self.run(sheets, options)
        self.tell(outcome, options)

    def run(self, sheets: list[Sheet], options: dict[str, Any]) -> Outcome:
        user, name = importer(options["user"]), options["file"].name
        kind = Move if options["user"] is None and is_empty() else Import
        with commanded("import", file=name, reason=f"{name}"):
            outcome = kind(sheets, user, name).preview()
            if outcome.is_sound and not options["dry_run"]:
                outcome = kind(sheets, user, name).confirm(outcome.digest)
        return outcome

    def tell(self, outcome: Outcome, options: dict[str, Any]) -> None:
        counts, errors = outcome.counts, outcome.errors()
        if options["format"] == "json":
            said = {name: counts[name] for name in ("new", "changed", "same")} | {"errors": errors}
            self.stdout.write(json.dumps(said, ensure_ascii=False))
        else:
            self.stdout.write(", ".join(f"{counts[name]} {name}" for name in ("new", "changed", "same")))
            for error in errors[:ERRORS_SHOWN]:
                self.stderr.write(": ".join(str(part) for part in error.values()))
        if errors:
            raise SystemExit(1)


def parsed(path: Path) -> list[Sheet]:
    with TemporaryDirectory() as folder:
        out = Path(folder) / "cells"
        return parse(out, read(path, path.name, out), described())


def importer(name: str | None) -> User:
    """Somebody, or whoever keeps the machine and may do everything."""
    keeper = User(username="command", is_superuser=True, emergency_until=datetime.max.replace(tzinfo=UTC))
    return user_named(name) or keeper
