"""A document for Word and WPS: OOXML written from templates, with real footnotes and the fonts of government papers."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.template.loader import render_to_string

from breakthrough.typesetting import typst
from breakthrough.typesetting.document import Document
from breakthrough.typesetting.drawing import inked, size_of
from breakthrough.typesetting.measures import width_of
from breakthrough.typesetting.preparation import prepare

# Twentieths of a point, as Word counts: margins of GB/T 9704 in a Chinese paper.
MARGINS = {
    True: {"top": 2098, "bottom": 1984, "left": 1587, "right": 1474},
    False: {"top": 1587, "bottom": 1814, "left": 1474, "right": 1474},
}
PAGE_WIDTH = 11906
# Half points: title 2号, body and headings 3号, page numbers 4号, captions and tables 小四, notes 小五.
SIZES = {
    True: {"title": 44, "body": 32, "caption": 24, "table": 24, "page": 28, "note": 18},
    False: {"title": 46, "body": 23, "caption": 20, "table": 20, "page": 20, "note": 17},
}
EMU_PER_TWENTIETH = 635
DENSITY = 180
# Below the text: 7 mm to the page number, then the number and the lines of marks.
TO_NUMBER, NUMBER, MARK = 397, 360, 190
LARGEST_MASTHEAD, SMALLEST_MASTHEAD = 60, 44
PARTS = {
    "[Content_Types].xml": "types",
    "_rels/.rels": "package",
    "docProps/core.xml": "core",
    "word/document.xml": "document",
    "word/_rels/document.xml.rels": "relations",
    "word/styles.xml": "styles",
    "word/settings.xml": "settings",
    "word/fontTable.xml": "fonts",
    "word/numbering.xml": "numbering",
    "word/footnotes.xml": "footnotes",
}


def render(document: Document) -> bytes:
    """Raises Unprintable where something in the document cannot be printed."""
    content = _laid_out(prepare(document))
    content["moment"] = f"{document.day.isoformat()}T00:00:00Z"
    parts = {name: _filled(template, content) for name, template in PARTS.items()}
    sides = ("right", "left") if content["is_chinese"] else ("center", "center")
    for number, side in enumerate(sides, 1):
        parts[f"word/footer{number}.xml"] = _filled("footer", {**content, "side": side})
    for picture in content["pictures"]:
        parts[f"word/media/picture{picture['number']}.png"] = picture["image"]
    return _zipped(parts)


def _filled(template: str, content: dict[str, Any]) -> bytes:
    return render_to_string(f"typesetting/word/{template}.xml", content).encode()


def _zipped(parts: dict[str, bytes]) -> bytes:
    """The parts in one file, each of the first day that a zip file knows, so that the bytes are always the same."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return file.getvalue()


def _laid_out(content: dict[str, Any]) -> dict[str, Any]:
    margins = MARGINS[content["is_chinese"]]
    width = PAGE_WIDTH - margins["left"] - margins["right"]
    footer = margins["bottom"] - TO_NUMBER - NUMBER - MARK * len(content["marks"])
    content |= {"margins": {**margins, "footer": footer}, "sizes": SIZES[content["is_chinese"]], "width": width}
    fitting = 4 * width // 20 // max(width_of(content["issuer"]), 1)
    content["masthead"] = min(LARGEST_MASTHEAD, max(SMALLEST_MASTHEAD, fitting))
    content["pictures"] = [
        _picture(number, block, width)
        for number, block in enumerate((block for block in content["blocks"] if block["kind"] == "chart"), 1)
    ]
    links: dict[str, str] = {}
    content["links"] = links
    for block in content["blocks"]:
        block["template"] = f"typesetting/word/{block['kind']}.xml"
        for piece in _pieces(block):
            if piece["link"]:
                piece["relation"] = links.setdefault(piece["link"], f"link{len(links) + 1}")
        if block["kind"] in ("table", "chart"):
            _lay_out_table(block["table"] if block["kind"] == "chart" else block, width)
    return content


def _picture(number: int, block: dict[str, Any], width: int) -> dict[str, Any]:
    across, down = size_of(block["drawing"])
    image = typst.png("drawing.typ", {"drawing": inked(block["drawing"], typst.SANS)}, DENSITY)
    extent = width * EMU_PER_TWENTIETH
    block["picture"] = {"number": number, "image": image, "across": extent, "down": round(extent * down / across)}
    return block["picture"]


def _pieces(block: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from block.get("pieces", ())
    for item in block.get("items", ()):
        yield from item
    table = block.get("table", block)
    for row in table.get("rows", ()):
        for cell in row["cells"]:
            yield from cell["pieces"]


def _lay_out_table(table: dict[str, Any], width: int) -> None:
    """Widths that fill the line exactly."""
    columns, shares = table["columns"], sum(column["share"] for column in table["columns"])
    for column in columns:
        column["width"] = width * column["share"] // shares
    columns[0]["width"] += width - sum(column["width"] for column in columns)
    table["letters"] = int(table["size"] * 2)
