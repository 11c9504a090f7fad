import time
from argparse import ArgumentParser
from dataclasses import fields, replace
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils.translation import gettext as _

from breakthrough.generating import SIZES, GenerationRefused, Size, generate
from breakthrough.secret import demo_password


class Command(BaseCommand):
    help = (
        "Fills an empty database with an invented portfolio of any size, with its history, for measuring. "
        "The same seed gives the same rows."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--size", choices=SIZES, default="S", help="; ".join(f"{k}: {v}" for k, v in SIZES.items()))
        for one in fields(Size):
            parser.add_argument(f"--{one.name}", type=int, metavar="NUMBER", help=f"how many {one.name}, whatever size")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        size = chosen(options)
        began = time.monotonic()
        try:
            generate(size, demo_password(settings.DATA_DIR), options["seed"])
        except GenerationRefused as refusal:
            raise CommandError(str(refusal)) from None
        if not connection.in_atomic_block:
            # Index-only scans ask which pages all may see.
            with connection.cursor() as cursor:
                cursor.execute("VACUUM")
        message = _("Generated in %(seconds)s s: %(size)s.")
        self.stdout.write(message % {"seconds": f"{time.monotonic() - began:.0f}", "size": size})


def chosen(options: dict[str, Any]) -> Size:
    given = {one.name: options[one.name] for one in fields(Size) if options[one.name] is not None}
    size = replace(SIZES[options["size"]], **given)
    if size.tasks < 1 or size.people < 1 or size.ledger < 0 or not 0 <= size.assignments <= size.people * size.tasks:
        raise CommandError(_("Give at least one task and one person, and at most one assignment of each to each."))
    return size
