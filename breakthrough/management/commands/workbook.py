from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from breakthrough.figures import UnknownKey
from breakthrough.management.asker import access_for, add_asker, user_named
from breakthrough.translations import compile_catalogs
from breakthrough.workbook.book import inquire, write

WORDS = ("as_of", "until", "cluster")


class Command(BaseCommand):
    help = "Writes the Excel report of the portfolio."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.xlsx")
        parser.add_argument("--as-of", metavar="MOMENT", help="what was known then: a date, or a moment")
        parser.add_argument("--until", metavar="DATE", help="count facts up to this day")
        parser.add_argument("--cluster", metavar="CODE", help="this cluster only")
        add_asker(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        compile_catalogs()
        user = user_named(options["user"])
        access = access_for(user)
        if access.nothing:
            raise CommandError(f"{user} may see no row of the portfolio.")
        with override(options["language"] or settings.LANGUAGE_CODE):
            try:
                asked = inquire({name: options[name] for name in WORDS if options[name]}, access)
                with options["file"].open("wb") as file:
                    write(file, asked, user)
            except (UnknownKey, OSError) as error:
                raise CommandError(str(error)) from None
        self.stdout.write(f"Written to {options['file']}")
