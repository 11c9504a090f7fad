"""A document as PDF: tagged, with real footnotes and all fonts embedded."""

from __future__ import annotations

from breakthrough.typesetting import typst
from breakthrough.typesetting.document import Document
from breakthrough.typesetting.drawing import inked
from breakthrough.typesetting.preparation import prepare


def render(document: Document) -> bytes:
    """Raises Unprintable where something in the document cannot be printed."""
    content = prepare(document)
    for block in content["blocks"]:
        if block["kind"] == "chart":
            block["drawing"] = inked(block["drawing"], typst.SANS)
    return typst.pdf("brief.typ", content, document.day)
