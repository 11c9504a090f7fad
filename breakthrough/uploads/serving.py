"""The one way by which an uploaded file leaves the product: as a download that no browser opens in the page."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _

from breakthrough.models.stored_file import StoredFile
from breakthrough.uploads import store


def download(request: HttpRequest, file: StoredFile, name: str) -> HttpResponseBase:
    """Asked only after the asker's right to the row that names the file."""
    try:
        content = store.open_file(file.sha256)
    except OSError as error:
        raise Http404(_("The file is not in the store. Ask the operator to restore it from the backup.")) from error
    answer: Any = FileResponse(content, as_attachment=True, filename=name, content_type=file.media_type)
    answer["Content-Length"] = str(file.size)
    answer["ETag"] = f'"{file.sha256}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    patch_cache_control(answer, private=True, no_cache=True)
    unchanged: Any = get_conditional_response(request, answer["ETag"], None, answer)
    if unchanged is not answer:
        answer.close()
    return unchanged
