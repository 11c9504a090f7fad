"""ETags. Made from what an answer says to this asker and nothing else, so that hidden rows never move one."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.encoders import JSONEncoder

from breakthrough.api.json_rows import Texts

# What differs from one asking to the next although nothing has changed: places in a list, the moment of now.
LINKS = ("next", "previous")


class Conditional:
    """Mixin for a view: 304 without a body where the asker has the answer already."""

    caching = "private, no-cache"

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(response, Response) and request.method in ("GET", "HEAD") and response.status_code == 200:
            tag = f'W/"{self.tag_of(request, response.data)}"'
            response["ETag"] = tag
            response["Cache-Control"] = self.caching
            self.keep(request, tag)
            if is_known(request, tag):
                response.status_code, response.data = 304, None
        return super().finalize_response(request, response, *args, **kwargs)

    def keep(self, request: Request, tag: str) -> None:
        """Takes note of the tag of an answer."""

    def tag_of(self, request: Request, data: Any) -> str:
        return self.tag_at(request.get_full_path(), data, now="as_of" not in request.query_params)

    def tag_at(self, path: str, data: Any, *, now: bool = True) -> str:
        return digest([steady(data, now=now), path])


def is_known(request: Request, tag: str) -> bool:
    asked = [one.strip().removeprefix("W/") for one in request.headers.get("If-None-Match", "").split(",")]
    return "*" in asked or tag.removeprefix("W/") in asked


def digest(data: Any) -> str:
    text = json.dumps(data, cls=JSONEncoder, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def steady(data: Any, *, now: bool) -> Any:
    """The data without what moves by itself; of a link only whether there is one."""
    if not isinstance(data, dict):
        return data
    kept: dict[str, Any] = {name: value for name, value in data.items() if not (now and name == "as_of")}
    kept |= {name: bool(kept[name]) for name in LINKS if name in kept}
    rows = kept.get("results")
    if isinstance(rows, Texts):
        kept["results"] = sha256("\n".join(rows).encode()).hexdigest()
    elif rows is not None:
        kept["results"] = [steady(row, now=now) for row in rows]
    return kept
