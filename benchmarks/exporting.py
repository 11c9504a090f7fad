"""Rows of the ledger as a file, as the admin's list hands it over: python -m benchmarks.exporting FILE ROWS"""

import shutil
import sys
from pathlib import Path

import django

django.setup()

from django.utils.translation import override  # noqa: E402

from breakthrough.exchange import describe  # noqa: E402
from breakthrough.exchange.export import FORMATS, Export, circumstances  # noqa: E402
from breakthrough.exchange.naming import Names  # noqa: E402
from breakthrough.models import User  # noqa: E402
from funding.models import FundEntry  # noqa: E402


def main(file: Path, rows: int) -> None:
    user = User.objects.get(username="leader")
    chosen = FundEntry.objects.visible_to(user).order_by("pk")[:rows]
    form = FORMATS[file.suffix.removeprefix(".")]
    export = Export(describe(FundEntry), chosen, Names(user), circumstances(user, None, []))
    with override("en"), export.file(form) as made, file.open("wb") as out:
        shutil.copyfileobj(made, out)


main(Path(sys.argv[1]), int(sys.argv[2]))
