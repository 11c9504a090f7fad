"""Which files are accepted: known by their bytes, whatever they are called, and nothing that could run."""

from __future__ import annotations

import re
import zipfile
from pathlib import PurePath
from typing import BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

OOXML = "application/vnd.openxmlformats-officedocument."
# What a file is served as, and the endings that its name may have.
ENDINGS = {
    "application/pdf": ("pdf",),
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg"),
    f"{OOXML}wordprocessingml.document": ("docx",),
    f"{OOXML}spreadsheetml.sheet": ("xlsx",),
    f"{OOXML}presentationml.presentation": ("pptx",),
    "application/ofd": ("ofd",),
    "application/x-ole-storage": ("doc", "xls", "ppt", "wps", "et", "dps"),
}
# The part of a zip archive that says which document it is.
MAIN_PARTS = {
    "word/document.xml": f"{OOXML}wordprocessingml.document",
    "xl/workbook.xml": f"{OOXML}spreadsheetml.sheet",
    "ppt/presentation.xml": f"{OOXML}presentationml.presentation",
    "OFD.xml": "application/ofd",
}
MOST_PARTS, MOST_UNPACKED, MOST_RATIO = 5_000, 300 << 20, 200
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
OLE_MACROS = "_VBA_PROJECT".encode("utf-16-le")
HARMFUL_PARTS = re.compile(
    r"vbaproject|vbadata|activex|\.(exe|dll|js|vbs|bat|cmd|scr|html?|svg|hta|lnk)$|(^|/)\.\./|^/"
)
END_OF_ZIP = b"PK\x05\x06"

REFUSALS = {
    "kind": _(
        "Files of this kind are not accepted. Attach a PDF, an image (PNG, JPEG), or a Word, Excel, PowerPoint, "
        "WPS or OFD document; unpack an archive first."
    ),
    "name": _("The name ends in another way than its content: it is a file of the kind “%(kind)s”."),
    "empty": _("The file is empty."),
    "large": _("The file is larger than %(megabytes)s MB. Make it smaller or attach it in parts."),
    "macros": _("The document contains macros or programs. Save it without them and attach it again."),
    "bomb": _("The document unpacks to far more than it shows. Save it anew, or as a PDF."),
    "damaged": _("The file is damaged or not complete. Open it, save it again and attach that."),
}


def refusal(code: str, **facts: object) -> ValidationError:
    return ValidationError(REFUSALS[code], code=code, params=facts)


def media_type(file: BinaryIO, name: str, size: int) -> str:
    """What a file is, by its bytes; or a ValidationError that says why it is not accepted and what to do."""
    if size == 0:
        raise refusal("empty")
    if size > settings.UPLOAD_MOST_BYTES:
        raise refusal("large", megabytes=settings.UPLOAD_MOST_BYTES >> 20)
    found = recognized(file, size)
    ending = PurePath(name).suffix.lstrip(".").lower()
    if ending not in ENDINGS[found]:
        raise refusal("name", kind=ENDINGS[found][0])
    return found


def recognized(file: BinaryIO, size: int) -> str:
    head, tail = ends(file, size)
    if head.startswith(b"%PDF-"):
        return known("application/pdf", b"%%EOF" in tail)
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return known("image/png", tail.endswith(b"IEND\xaeB`\x82"))
    if head.startswith(b"\xff\xd8\xff"):
        return known("image/jpeg", tail.rstrip(b"\0").endswith(b"\xff\xd9"))
    if head.startswith(b"PK\x03\x04"):
        # Nothing before the archive and nothing after it: it is no second file as well.
        return known(document_in_zip(file), tail[-22:-18] == END_OF_ZIP)
    if head.startswith(OLE):
        return old_document(file)
    raise refusal("kind")


def known(kind: str, is_whole: bool) -> str:
    if not is_whole:
        raise refusal("damaged")
    return kind


def ends(file: BinaryIO, size: int) -> tuple[bytes, bytes]:
    file.seek(0)
    head = file.read(1024)
    file.seek(max(0, size - 1024))
    return head, file.read(1024)


def document_in_zip(file: BinaryIO) -> str:
    """Only the directory of the archive is read; nothing is unpacked."""
    try:
        parts = zipfile.ZipFile(file).infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError, OverflowError) as error:
        raise refusal("damaged") from error
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(packed, 1):
        raise refusal("bomb")
    names = [part.filename for part in parts]
    if any(HARMFUL_PARTS.search(name.lower()) for name in names):
        raise refusal("macros")
    mains = [kind for part, kind in MAIN_PARTS.items() if part in names]
    is_document = len(mains) == 1 and ("[Content_Types].xml" in names or mains == ["application/ofd"])
    if not is_document or any(part.flag_bits & 1 for part in parts):
        raise refusal("kind")
    return mains[0]


def old_document(file: BinaryIO) -> str:
    file.seek(0)
    # A document of this kind is at most as large as an upload may be.
    content = file.read()
    if OLE_MACROS in content:
        raise refusal("macros")
    return "application/x-ole-storage"


def clean_name(name: str) -> str:
    """The name as it is shown and offered for download: without folders and without signs that steer anything."""
    last = re.split(r"[/\\]", name)[-1]
    plain = "".join(sign for sign in last if sign.isprintable() and sign not in '<>:"|?*;').strip(" .")
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[:110]}{dot}{ending[:9]}" or "file"
