"""A whole list as a file, of the same query as its pages: read through a cursor, so that its length costs no memory."""

from __future__ import annotations

import csv
import json
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import batched
from typing import Any

import xlsxwriter
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from rest_framework.renderers import JSONRenderer
from rest_framework.utils.encoders import JSONEncoder

from breakthrough.api.errors import Refused
from breakthrough.api.json_rows import Texts
from breakthrough.api.relations import BriefField, brief_columns
from breakthrough.exchange import cells
from breakthrough.formulas import SAFE, guarded
from breakthrough.models import User

Lines = Iterable[str]
"""Rows, each as a text of JSON."""
LINES_AT_ONCE = 200
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")


class RowsRenderer(JSONRenderer):
    """JSON, in which the rows of a list come as the texts that they are."""

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> bytes:
        rows = data.get("results") if isinstance(data, dict) else None
        if not isinstance(rows, Texts):
            return super().render(data, accepted_media_type, renderer_context)
        if self.get_indent(accepted_media_type or "", renderer_context or {}):
            return super().render({**data, "results": rows.read()}, accepted_media_type, renderer_context)
        around = super().render({name: value for name, value in data.items() if name != "results"})
        return around[:-1] + f',"results":[{",".join(rows)}]}}'.encode()


class FileRenderer(JSONRenderer):
    """Chosen by `format` or Accept. What it renders itself is refusals, which are JSON in any case."""


class NdjsonRenderer(FileRenderer):
    media_type, format = "application/x-ndjson", "ndjson"


class CsvRenderer(FileRenderer):
    media_type, format = "text/csv", "csv"


class XlsxRenderer(FileRenderer):
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    format = "xlsx"


RENDERERS: list[type[JSONRenderer]] = [RowsRenderer, NdjsonRenderer, CsvRenderer, XlsxRenderer]


def columns(serializer: Any) -> list[tuple[str, ...]]:
    """The columns of a flat file: of a row that is named inside another one, its id, keys and names."""
    found: list[tuple[str, ...]] = []
    for name, field in serializer.fields.items():
        if isinstance(field, BriefField):
            keys = ("id", "name") if field.model is User else brief_columns(field.model)
            found += [(name, key) for key in keys]
        else:
            found.append((name,))
    return found


def cell(line: dict[str, Any], path: tuple[str, ...]) -> Any:
    value: Any = line
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, cls=JSONEncoder)
    return value


def plain(value: Any) -> str:
    """A text that no spreadsheet computes."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return text if NUMBER.fullmatch(text) else guarded(text)


class Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def as_csv(lines: Lines, paths: list[tuple[str, ...]]) -> Iterator[str]:
    writer = csv.writer(Echo())
    yield "\ufeff" + writer.writerow([".".join(path) for path in paths])
    for line in lines:
        row = json.loads(line)
        yield writer.writerow([plain(cell(row, path)) for path in paths])


def as_ndjson(lines: Lines, paths: list[tuple[str, ...]]) -> Iterator[str]:
    for line in lines:
        yield f"{line}\n"


def as_xlsx(lines: Lines, paths: list[tuple[str, ...]], file: Any) -> None:
    with xlsxwriter.Workbook(file, SAFE) as book:
        sheet, quoted = book.add_worksheet(), book.add_format({"quote_prefix": True})
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, [".".join(path) for path in paths])
        for number, line in enumerate(map(json.loads, lines), 1):
            for column, path in enumerate(paths):
                put(sheet, number, column, cell(line, path), quoted)


def put(sheet: Any, row: int, column: int, value: Any, quoted: Any) -> None:
    """Decimals, which JSON has as texts, are numbers here; a code that begins with 0 is none."""
    if isinstance(value, str) and NUMBER.fullmatch(value) and cells.is_exact(Decimal(value)):
        value = Decimal(value)
    try:
        cells.put(sheet, row, column, value, quoted=quoted)
    except ValidationError as error:
        raise Refused("format", error.messages[0]) from None


STREAMS: dict[str, Callable[[Lines, list[tuple[str, ...]]], Iterator[str]]] = {"csv": as_csv, "ndjson": as_ndjson}


def answer(renderer: Any, name: str, lines: Lines, paths: list[tuple[str, ...]]) -> HttpResponseBase:
    """The file; begun at once where its format can be."""
    if renderer.format == "xlsx":
        file = tempfile.TemporaryFile()  # noqa: SIM115  (closed when it has been sent)
        as_xlsx(lines, paths, file)
        file.seek(0)
        return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=renderer.media_type)
    # Many lines at once: the server sends, and packs, each piece by itself.
    pieces = map("".join, batched(STREAMS[renderer.format](lines, paths), LINES_AT_ONCE))
    response = StreamingHttpResponse(pieces, content_type=f"{renderer.media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.{renderer.format}"'
    return response
