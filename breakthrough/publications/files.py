"""A publication as a file: Word, PDF or a web page, in either language, from what is frozen."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.text import slugify

from breakthrough.history import settled
from breakthrough.models import Publication, Snapshot
from breakthrough.models.publication import LANGUAGES
from breakthrough.publications import snapshot
from breakthrough.publications.document import document_of
from breakthrough.typesetting import docx, html, pdf

RENDER = {"docx": docx.render, "pdf": pdf.render, "html": html.render}
FORMATS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}


def file_of(publication: Publication, kind: str, language: str) -> HttpResponse:
    """Always the same bytes for what is published. Raises Http404 for a format or language that there is not."""
    if kind not in FORMATS or language not in LANGUAGES:
        raise Http404
    frozen = Snapshot.objects.filter(publication=publication).first()
    content: Any = json.loads(frozen.content) if frozen else snapshot.content_of(publication, settled())
    document = document_of(content, language, frozen.sha256 if frozen else "")
    answer = HttpResponse(RENDER[kind](document), content_type=FORMATS[kind])
    name = f"{slugify(content['documents']['en']['title']) or 'publication'}-{document.day}-{language}.{kind}"
    answer["Content-Disposition"] = f'{"inline" if kind == "html" else "attachment"}; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
