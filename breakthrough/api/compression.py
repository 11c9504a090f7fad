"""Answers made small for whoever takes that: zstd where it is taken, else gzip."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

ZSTD = re.compile(r"(?:^|,)\s*zstd\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[0-9.]+\s*)?(?=,|$)", re.IGNORECASE)
# Less is not worth it; the same limit as gzip's.
LEAST = 200


class CompressedAnswers(GZipMiddleware):
    """The API's answers; pages with forms never are (BREACH)."""

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        if not request.path_info.startswith("/api/"):
            return response
        is_small = not response.streaming and len(response.content) < LEAST
        takes_it = ZSTD.search(request.headers.get("Accept-Encoding", "")) is not None
        if is_small or not takes_it or response.has_header("Content-Encoding"):
            return super().process_response(request, response)
        patch_vary_headers(response, ("Accept-Encoding",))
        response["Content-Encoding"] = "zstd"
        if response.streaming:
            response.streaming_content = packed(response.streaming_content)
            del response["Content-Length"]
        else:
            response.content = zstd.compress(response.content)
            response["Content-Length"] = str(len(response.content))
        weaken(response)
        return response


def packed(parts: Iterable[bytes]) -> Iterator[bytes]:
    """As it comes, so that nothing is held."""
    compressor = zstd.ZstdCompressor()
    for part in parts:
        if ready := compressor.compress(part):
            yield ready
    yield compressor.flush()


def weaken(response: Any) -> None:
    """Other bytes, the same meaning: what RFC 9110 calls a weak tag."""
    tag = response.get("ETag", "")
    if tag.startswith('"'):
        response["ETag"] = f"W/{tag}"
