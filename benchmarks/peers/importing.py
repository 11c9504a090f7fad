"""Stock django-import-export: what would change, and then the same once more, as its admin does it."""

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


def main(file: Path) -> None:
    dataset = Dataset().load(file.read_text(), format="csv")
    for dry_run in (True, False):
        result = EntryResource().import_data(dataset, dry_run=dry_run)
        if result.has_errors() or result.has_validation_errors():
            raise SystemExit(
                f"It refused: {[str(one.error) for _row, some in result.row_errors() for one in some][:3]}"
            )


main(Path(sys.argv[1]))
