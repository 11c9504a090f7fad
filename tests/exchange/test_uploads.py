"""Nasty files: each is refused or read in two seconds of the processor and 256 MB, with a sentence."""

from __future__ import annotations

import os
import resource
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.core.exceptions import ValidationError

from breakthrough.exchange.upload.kinds_of_file import OLE
from breakthrough.exchange.upload.reader import CHILD, read, sheets
from tests.exchange.books import book

MOST_SECONDS = 2.0


def written(write: Callable[[Any], None], **options: Any) -> bytes:
    file = BytesIO()
    made = xlsxwriter.Workbook(file, options)
    write(made)
    made.close()
    return file.getvalue()


def sparse(made: Any) -> None:
    """A few kilobytes that claim 20,000 rows to the last column."""
    sheet = made.add_worksheet()
    for row in range(0, 20_000, 500):
        sheet.write(row, 0, 1)
    sheet.write(19_999, 16_383, "x")


def without_extent(content: bytes) -> bytes:
    """The same workbook, which no longer says how far its sheets reach."""
    return changed(
        content, lambda name, data: data.replace(b"<dimension ", b"<dimensiox ") if "sheet" in name else data
    )


def changed(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return file.getvalue()


def added(content: bytes, name: str, data: bytes) -> bytes:
    file = BytesIO(content)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return file.getvalue()


def long_sheet(made: Any) -> None:
    sheet = made.add_worksheet()
    for row in range(1_048_576):
        sheet.write_number(row, 0, 1)


def many_sheets(made: Any) -> None:
    for number in range(100):
        made.add_worksheet(f"S{number}").write(0, 0, "x")


def laughs(name: str, data: bytes) -> bytes:
    if name != "xl/worksheets/sheet1.xml":
        return data
    entities = b'<!ENTITY a "ha">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
    )
    return b'<?xml version="1.0"?><!DOCTYPE worksheet [' + entities + b"]>" + data.split(b"?>", 1)[-1]


def external(name: str, data: bytes) -> bytes:
    if name != "xl/workbook.xml":
        return data
    return b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + data.split(b"?>", 1)[-1]


def encrypted() -> bytes:
    """What a workbook with a password looks like: an old container with an encrypted package."""
    return OLE + b"\0" * 2000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2000


def locked_zip(content: bytes) -> bytes:
    """An archive whose parts say that they are encrypted."""
    data = bytearray(content)
    place = 0
    while (place := data.find(b"PK\x01\x02", place)) >= 0:
        struct.pack_into("<H", data, place + 8, 1)
        place += 4
    return bytes(data)


PLAIN = book(["Code", "Name (Chinese)"], ["A", "任务"])
REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "sparse to column XFD": ("a.xlsx", lambda: written(sparse), "columns"),
    "sparse, and lies about it": ("a.xlsx", lambda: without_extent(written(sparse)), "too large"),
    "1,048,576 rows": ("a.xlsx", lambda: written(long_sheet, constant_memory=True), "rows"),
    "a part of zeros": ("a.xlsx", lambda: added(PLAIN, "xl/media/zeros", b"\0" * (420 << 20)), "unpacks"),
    "a billion laughs": ("a.xlsx", lambda: changed(PLAIN, laughs), "declarations"),
    "an external entity": ("a.xlsx", lambda: changed(PLAIN, external), "declarations"),
    "macros": ("a.xlsx", lambda: added(PLAIN, "xl/vbaProject.bin", b"x"), "macros"),
    "a name with macros": ("a.xlsm", lambda: PLAIN, "ends in another way"),
    "another ending": ("a.csv", lambda: PLAIN, "ends in another way"),
    "a text called a workbook": ("a.xlsx", lambda: b"Code,Name\n1,2\n", "ends in another way"),
    "a picture": ("a.xlsx", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "Only Excel"),
    "a web page": ("a.xls", lambda: b"<html><table><tr><td>1</table>", "Only Excel"),
    "a password": ("a.xlsx", encrypted, "password"),
    "an encrypted archive": ("a.xlsx", lambda: locked_zip(PLAIN), "password"),
    "cut off": ("a.xlsx", lambda: PLAIN[: len(PLAIN) // 2], "damaged"),
    "an old workbook, cut off": ("a.xls", lambda: OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "damaged"),
    "a document": ("a.xlsx", lambda: renamed(PLAIN), "Only Excel"),
    "empty": ("a.xlsx", lambda: b"", "empty"),
    "100 sheets": ("a.xlsx", lambda: written(many_sheets), "sheets"),
    "bytes that are no text": ("a.csv", lambda: b"Code\n\xff\xff\xff" * 50, "neither UTF-8"),
    "a line of a million columns": ("a.csv", lambda: b"x," * 1_000_000, "columns"),
    "a cell of a million letters": ("a.csv", lambda: b"a" * 1_000_000, "more text"),
    "NUL": ("a.csv", lambda: b"Code,Name\nA\0B,x\n", "stored"),
}


def renamed(content: bytes) -> bytes:
    return changed(content, lambda name, data: data).replace(b"xl/workbook.xml", b"wo/document.xml")


@pytest.mark.parametrize("case", REFUSED)
def test_a_nasty_file_is_refused_with_a_sentence_and_little_effort(case: str, tmp_path: Path) -> None:
    name, make, said = REFUSED[case]
    (tmp_path / "file").write_bytes(make())
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    own = os.times().user

    with pytest.raises(ValidationError, match=said):
        read(tmp_path / "file", name, tmp_path / "cells")

    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime + os.times().user - own
    assert spent <= MOST_SECONDS


def test_the_process_that_reads_has_little_memory() -> None:
    script = f"import runpy; child = runpy.run_path({str(CHILD)!r}); child['limit'](); bytearray(200 << 20)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
    more = script.replace("200 <<", "256 <<")
    assert b"MemoryError" in subprocess.run([sys.executable, "-c", more], check=False, capture_output=True).stderr


def cells(content: bytes, name: str, folder: Path) -> list[list[Any]]:
    (folder / "file").write_bytes(content)
    kind = read(folder / "file", name, folder / "cells")
    return [line.cells for _name, lines in sheets(folder / "cells", kind) for line in lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_in_the_encodings_and_with_the_separators_in_use(
    encoding: str, delimiter: str, tmp_path: Path
) -> None:
    text = f"编码{delimiter}名称\r\nA-1{delimiter}稀土\r\n"
    assert cells(text.encode(encoding), "a.csv", tmp_path) == [["编码", "名称"], ["A-1", "稀土"]]


def test_texts_come_back_exactly(tmp_path: Path) -> None:
    texts = ["==1+1", "=1+1", "+86 471", "-5℃", "@某人", "😀 emoji", "'quoted", "0012", "a\nb", "１２"]

    def write(made: Any) -> None:
        sheet = made.add_worksheet()
        for place, text in enumerate(texts):
            sheet.write_string(0, place, text)

    assert cells(written(write), "a.xlsx", tmp_path) == [texts]


def test_a_formula_is_read_as_what_it_showed(tmp_path: Path) -> None:
    def formulas(made: Any) -> None:
        made.add_worksheet().write_formula(0, 0, "=1+1", None, 2)

    ((cell,),) = cells(written(formulas), "a.xlsx", tmp_path)
    assert str(cell) == "2"


def test_codes_are_no_floats_and_days_are_days(tmp_path: Path) -> None:
    ((number, amount, day),) = cells(book([150100, 0.1 + 0.2, date(2025, 6, 30)]), "a.xlsx", tmp_path)
    assert (str(number), str(amount), day) == ("150100", "0.3", date(2025, 6, 30))


def test_the_process_that_reads_knows_nothing_of_the_product() -> None:
    imported = [line for line in CHILD.read_text().splitlines() if "import" in line]
    assert not [line for line in imported if "django" in line or "breakthrough" in line]
