"""How the answers of the feed and the export look, for the schema."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema

from breakthrough.api import values
from breakthrough.api.figure_schema import TEXT, an_object
from breakthrough.api.schema import ErrorSerializer

SMALLEST_PAGE, LARGEST_PAGE = 200, 1_000
LIMIT = values.whole_number(1, LARGEST_PAGE)
WAIT = values.whole_number(0, settings.FEED["longest_wait"])

CHANGE = an_object(
    {
        "at": {
            "type": ["string", "null"],
            "format": "date-time",
            "description": "When it was committed; null for what came with the product.",
        },
        "resource": TEXT,
        "id": {"type": "integer"},
        "kind": {"type": "string", "enum": ["upsert", "delete"]},
        "row": {
            "type": ["object", "null"],
            "additionalProperties": True,
            "description": "The row's own columns as its resource's list shows them; null where it went.",
        },
    }
)
CHANGES = an_object(
    {
        "cursor": TEXT | {"description": "The place after these changes; it counts nothing that one may not see."},
        "next": {"type": "string", "format": "uri"},
        "more": {"type": "boolean", "description": "Whether to ask again at once."},
        "results": {"type": "array", "items": CHANGE},
    }
)
RESOURCES = OpenApiParameter(
    "resources",
    {"type": "array", "items": {"type": "string"}},
    description="Only these, by their names, separated by commas.",
    explode=False,
    style="form",
)
PARAMETERS = [
    OpenApiParameter("cursor", TEXT, description="Where the last answer ended; without it, the first commit."),
    OpenApiParameter("since", values.MOMENT.schema, description="Begin after a moment instead."),
    RESOURCES,
    OpenApiParameter("limit", LIMIT.schema | {"default": SMALLEST_PAGE}, description="Changes in one answer."),
    OpenApiParameter("wait", WAIT.schema | {"default": 0}, description="Seconds to wait if nothing is new."),
]
REFUSALS: dict[int, Any] = dict.fromkeys([400, 401, 403, 429], ErrorSerializer)

changes = extend_schema(
    operation_id="changes", parameters=PARAMETERS, responses={200: CHANGES, **REFUSALS, 410: ErrorSerializer}
)
export = extend_schema(
    operation_id="export",
    parameters=[RESOURCES],
    responses={(200, "application/x-ndjson"): OpenApiTypes.STR, **REFUSALS},
)
