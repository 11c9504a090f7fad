from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from breakthrough import clock
from breakthrough.exchange.portfolio import export
from breakthrough.history import as_of
from breakthrough.management.asker import access_for, add_asker, user_named
from breakthrough.translations import compile_catalogs


class Command(BaseCommand):
    help = "Writes the whole portfolio to a workbook, from which another installation can take it over."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.xlsx")
        parser.add_argument("--as-of", metavar="MOMENT", help="what was known then: a date, or a moment")
        add_asker(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        compile_catalogs()
        user = user_named(options["user"])
        # Rights are those of now: they are looked up before the data travel.
        access_for(user)
        try:
            moment = clock.parse_as_of(options["as_of"]) if options["as_of"] else None
            language = options["language"] or settings.LANGUAGE_CODE
            with override(language), as_of(moment), options["file"].open("wb") as file:
                rows = export(file, user, moment)
        except (ValueError, OSError) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{rows} rows written to {options['file']}")
