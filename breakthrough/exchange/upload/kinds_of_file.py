"""Which files are read: workbooks and CSV, known by their bytes; and why others are not."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path, PurePath
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from breakthrough.uploads.content import END_OF_ZIP, HARMFUL_PARTS, MOST_PARTS, OLE, OLE_MACROS, REFUSALS

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MOST_BYTES, MOST_UNPACKED, MOST_PART = 50 << 20, 400 << 20, 300 << 20
ENDINGS = {"xlsx": ("xlsx",), "xls": ("xls", "et"), "csv": ("csv", "txt")}
# What a sheet says of its own extent. If that is no lie, nothing has to be unpacked to refuse it.
EXTENT = re.compile(rb'<dimension ref="[A-Z]+[0-9]+:([A-Z]+)([0-9]+)"')
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS, FEW_ROWS = 200_000, 300, 60, 400
DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)

SENTENCES = {
    **REFUSALS,
    "kind": _("Only Excel workbooks (.xlsx, .xls) and CSV files are imported."),
    "name": _("The name ends in another way than its content: it is a file of the kind “%(kind)s”."),
    "large": _("The file is too large to be imported at once. Delete empty rows and columns, or import it in parts."),
    "password": _("The workbook is protected by a password. Save it without one and upload it again."),
    "rows": _("There are more than %(rows)s rows. Import them in parts."),
    "columns": _("There are more than %(columns)s columns. Delete what stands far to the right, and save anew."),
    "sheets": _("There are more than %(sheets)s sheets. Keep those that are to be imported."),
    "cell": _("A cell holds more text than can be stored."),
    "encoding": _("The text is neither UTF-8 nor UTF-16 nor GB18030. Save the file as Excel, or as CSV in UTF-8."),
    "binary": _("The file contains characters that cannot be stored."),
    "declarations": _("The workbook contains declarations that no program of ours reads. Save it anew in Excel."),
    "slow": _("Reading the file takes too long. Delete empty rows and columns, or import it in parts."),
}  # fmt: skip


def refusal(code: str, **facts: object) -> ValidationError:
    return ValidationError(SENTENCES[code], code=code, params=facts)


def kind_of_file(path: Path, name: str) -> str:
    """xlsx, xls or csv, by the bytes and the ending of the name; or a ValidationError."""
    size = path.stat().st_size
    if size == 0:
        raise refusal("empty")
    if size > MOST_BYTES:
        raise refusal("large")
    with path.open("rb") as file:
        found = recognized(file)
    if PurePath(name).suffix.lstrip(".").lower() not in ENDINGS[found]:
        raise refusal("name", kind=ENDINGS[found][0])
    return found


def recognized(file: BinaryIO) -> str:
    head = file.read(4096)
    if head.startswith(OLE):
        return old_workbook(head + file.read())
    if head.startswith(b"PK"):
        return workbook(file)
    if head.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"\x7fELF", b"MZ", b"{\\rtf", b"GIF8")):
        raise refusal("kind")
    if re.match(rb"\s*<(\?xml|!doctype|html|table)", head, re.IGNORECASE):
        raise refusal("kind")
    return "csv"


def old_workbook(content: bytes) -> str:
    if ENCRYPTED in content:
        raise refusal("password")
    if OLE_MACROS in content:
        raise refusal("macros")
    if "Workbook".encode("utf-16-le") not in content and "Book".encode("utf-16-le") not in content:
        raise refusal("kind")
    return "xls"


def workbook(file: BinaryIO) -> str:
    """Only the directory of the archive is read, and the head of each part: nothing is unpacked whole."""
    size = file.seek(0, 2)
    file.seek(max(size - 22, 0))
    if file.read(4) != END_OF_ZIP:
        raise refusal("damaged")
    try:
        with zipfile.ZipFile(file) as archive:
            return inspect(archive)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, OverflowError, EOFError):
        raise refusal("damaged") from None


def inspect(archive: zipfile.ZipFile) -> str:
    parts = archive.infolist()
    sizes = [part.file_size for part in parts]
    if len(parts) > MOST_PARTS or sum(sizes) > MOST_UNPACKED or max(sizes, default=0) > MOST_PART:
        raise refusal("bomb")
    names = [part.filename for part in parts]
    if any(HARMFUL_PARTS.search(name.lower()) for name in names):
        raise refusal("macros")
    if "xl/workbook.xml" not in names:
        raise refusal("kind")
    if any(part.flag_bits & 1 for part in parts):
        raise refusal("password")
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with archive.open(part) as content:
                check_head(content.read(2048))
    return "xlsx"


def check_head(head: bytes) -> None:
    if DOCTYPE.search(head):
        raise refusal("declarations")
    if extent := EXTENT.search(head):
        rows, columns = int(extent[2]), number_of(extent[1].decode())
        if rows > MOST_ROWS:
            raise refusal("rows", rows=MOST_ROWS)
        if columns > MOST_COLUMNS and rows > FEW_ROWS:
            raise refusal("columns", columns=MOST_COLUMNS)


def number_of(letters: str) -> int:
    """A column's number: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
