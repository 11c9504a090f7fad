"""Stock django-import-export: a file in, looked at and then the same once more, as its admin does it; or rows out."""

import sys
from pathlib import Path

import django

django.setup()

from import_export.resources import ModelResource  # noqa: E402
from tablib import Dataset  # noqa: E402

from funding.models import FundEntry  # noqa: E402


class EntryResource(ModelResource):
    class Meta:
        model = FundEntry
        exclude = ("entry_no",)


def bring(file: Path) -> None:
    dataset = Dataset().load(file.read_text(), format="csv")
    for dry_run in (True, False):
        result = EntryResource().import_data(dataset, dry_run=dry_run)
        if result.has_errors() or result.has_validation_errors():
            raise SystemExit(
                f"It refused: {[str(one.error) for _row, some in result.row_errors() for one in some][:3]}"
            )


def send(file: Path, rows: int) -> None:
    file.write_text(EntryResource().export(FundEntry.objects.order_by("pk")[:rows]).csv)


match sys.argv[1:]:
    case ["in", path]:
        bring(Path(path))
    case ["out", path, number]:
        send(Path(path), int(number))
