import csv
import json
from argparse import ArgumentParser
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from breakthrough.api.figures import rows_address
from breakthrough.figures import Answer, Asked, Figure, UnknownKey, answer, ask, figures, scope_note
from breakthrough.figures.question import dividers
from breakthrough.figures.record import record
from breakthrough.figures.table import table
from breakthrough.formulas import guarded
from breakthrough.history import as_of
from breakthrough.management.asker import access_for, add_asker, user_named
from breakthrough.translations import compile_catalogs

COLUMNS = ("code", "name_zh", "name_en", "unit", "by", "key", "key_zh", "key_en", "value", "numerator", "denominator")


class Command(BaseCommand):
    help = "Prints the figures of the portfolio."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("codes", nargs="*", metavar="CODE", help="the figures (default: all that can be so asked)")
        parser.add_argument("--as-of", metavar="MOMENT", help="what was known then: a date, or a moment")
        parser.add_argument("--until", metavar="DATE", help="count facts up to this day")
        parser.add_argument("--by", metavar="DIMENSION", help="divide by cluster, region, track, year, …")
        parser.add_argument("--cluster", metavar="CODE", help="this cluster only")
        add_asker(parser)
        parser.add_argument("--format", choices=("table", "json", "csv"), default="table")

    def handle(self, *args: Any, **options: Any) -> None:
        compile_catalogs()
        with override(options["language"] or settings.LANGUAGE_CODE):
            access = access_for(user_named(options["user"]))
            try:
                asked = ask(words(options), access)
                chosen = choose(options["codes"], asked)
                with as_of(asked.as_of):
                    answers = [answer(figure, asked.question, asked.by) for figure in chosen]
                    text = self.write(options["format"], answers, asked)
            except UnknownKey as error:
                raise CommandError(str(error)) from None
        self.stdout.write(text, ending="")

    def write(self, kind: str, answers: list[Answer], asked: Asked) -> str:
        if kind == "table":
            return table(answers, asked)
        scope = scope_note(asked.question.access)
        records = [record(one, asked, f"{settings.ORIGIN}{rows_address(one.figure.code)}", scope) for one in answers]
        if kind == "csv":
            return csv_of(records)
        return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def words(options: dict[str, Any]) -> dict[str, str]:
    return {name: options[name] for name in ("as_of", "until", "by", "cluster") if options[name]}


def choose(codes: list[str], asked: Asked) -> list[Figure]:
    """The figures named, or all that can be narrowed and divided as asked."""
    for code in codes:
        if code not in figures():
            raise CommandError(f"There is no figure {code!r}. Possible: {', '.join(figures())}.")
    if codes:
        return [figures()[code] for code in codes]
    wanted = {*asked.question.filters, *([asked.by] if asked.by else [])}
    chosen = [figure for figure in figures().values() if wanted <= dividers(figure)]
    if not chosen:
        raise CommandError(f"No figure can be divided by {', '.join(sorted(wanted))}.")
    return chosen


def csv_of(records: list[dict[str, Any]]) -> str:
    """A line for each value; the words keep clear of what a spreadsheet would calculate."""
    lines = StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow([*COLUMNS, "as_of", "until"])
    for one in records:
        head = [one["code"], guarded(one["name_zh"]), guarded(one["name_en"]), one["unit"]]
        tail = [one["as_of"], one["until"]]
        writer.writerow([*head, "", "", "", "", *numbers(one), *tail])
        for line in one.get("series", []):
            names = [guarded(line["key"]), guarded(line["name_zh"]), guarded(line["name_en"])]
            writer.writerow([*head, one["by"], *names, *numbers(line), *tail])
    return lines.getvalue()


def numbers(one: dict[str, Any]) -> list[Any]:
    return [one["value"], one["numerator"], one["denominator"]]
