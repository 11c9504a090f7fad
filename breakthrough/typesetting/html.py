"""A document as a web page without scripts or inline styles, which also prints."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import override

from breakthrough.typesetting.document import Document
from breakthrough.typesetting.drawing import markup
from breakthrough.typesetting.preparation import prepare


def render(document: Document) -> bytes:
    """Raises Unprintable where something in the document cannot be printed."""
    content = prepare(document)
    content["moment"] = document.day.isoformat()
    for block in content["blocks"]:
        _prepare(block)
    with override(document.language):
        return render_to_string("typesetting/web/page.html", content).encode()


def _prepare(block: dict[str, Any]) -> None:
    block["template"] = f"typesetting/web/{block['kind']}.html"
    if block["kind"] == "heading":
        block["rank"] = block["level"] + 1
    if block["kind"] == "chart":
        # What is left of it are shapes and words, each written out by the library that reads XML.
        block["markup"] = mark_safe(markup(block["drawing"]))
