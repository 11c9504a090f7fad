"""A list as a file: Excel with a cover that says what it holds, or CSV in the encoding that a reader expects."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough import clock
from breakthrough.exchange.book import Facts, write
from breakthrough.exchange.column import Column
from breakthrough.exchange.description import Description
from breakthrough.exchange.naming import Names
from breakthrough.exchange.reading import Reader, Speaker
from breakthrough.formulas import guarded

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Format:
    code: str
    label: Any
    media_type: str
    ending: str
    encoding: str = ""


FORMATS = {
    one.code: one
    for one in (
        Format("xlsx", gettext_lazy("Excel"), XLSX, "xlsx"),
        Format("csv", gettext_lazy("CSV (UTF-8)"), "text/csv; charset=utf-8", "csv", "utf-8-sig"),
        Format("gb18030", gettext_lazy("CSV (GB18030)"), "text/csv; charset=gb18030", "csv", "gb18030"),
    )
}


@dataclass(frozen=True)
class Export:
    """Rows of a table as somebody sees them."""

    description: Description
    rows: Any
    names: Names
    facts: Facts

    @property
    def columns(self) -> list[Column]:
        return list(self.description.columns)

    def file(self, form: Format) -> BinaryIO:
        """The file, gone when it is closed."""
        file: Any = TemporaryFile()  # noqa: SIM115
        try:
            self.write(file, form)
        except BaseException:
            file.close()
            raise
        file.seek(0)
        return file

    def write(self, file: Any, form: Format) -> None:
        if form.code == "xlsx":
            write(file, self.description.title, self.names, self.facts, [(self.description, self.columns, self.rows)])
        else:
            text = io.TextIOWrapper(file, encoding=form.encoding, newline="")
            csv.writer(text).writerows(self.lines())
            text.flush()
            text.detach()

    def lines(self) -> Iterator[list[str]]:
        columns, speaker = self.columns, Speaker(self.names)
        yield [column.heading for column in columns]
        for _key, values in Reader(self.description, self.names, columns).read(self.rows):
            yield [
                text if column.kind.is_number else guarded(text)
                for column in columns
                for text in [speaker.text(column, values[column.name], values)]
            ]


def circumstances(user: Any, as_of: datetime | None, filters: Facts) -> Facts:
    """What a cover owes its reader: which rows, as known when, for whom, made when."""
    known = as_of or clock.now()
    chosen = "; ".join(f"{name}: {said}" for name, said in filters)
    return [
        (_("Rows"), chosen or _("all that may be seen")),
        (_("As known on"), f"{known.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M} (Asia/Shanghai)"),
        (_("Made for"), str(user) if user else _("everything")),
        (_("Made on"), f"{clock.now().astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M} (Asia/Shanghai)"),
    ]
