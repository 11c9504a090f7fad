from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from breakthrough.admin.overview.kept import differences
from breakthrough.models import KeptSum
from breakthrough.models.summary import Summary, summaries


class Command(BaseCommand):
    help = "Adds up again all that the database keeps added up for figures. Fails, and says where, if anything differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--mend", action="store_true", help="add what is missing, or too much; says it all the same"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found = [f"{model._meta.label}: {line}" for model in summaries() for line in differing(model)]
        found += [f"{KeptSum._meta.label}: {line}" for line in differences()]
        if found and options["mend"]:
            for model in summaries():
                model.mend()
            KeptSum.objects.all().delete()
            self.stdout.write("\n".join([_("Mended, so that they are those of their rows again:"), *found]))
        elif found:
            raise CommandError("\n".join([_("These sums are not those of their rows:"), *found]))
        else:
            lines = sum(model._default_manager.count() for model in summaries())
            self.stdout.write(_("All sums, in %(lines)s lines, are those of their rows.") % {"lines": lines})


def differing(model: type[Summary]) -> list[str]:
    return [" ".join(f"{name}={value}" for name, value in one.items() if value != "") for one in model.differences()]
