"""How the answers of figures look, for the schema."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema

from breakthrough.api import values
from breakthrough.api.pagination import PAGE_SIZE, SIZE
from breakthrough.api.schema import AS_OF, ErrorSerializer

NUMBER = {"type": ["string", "integer", "null"]}
LINK = {"type": ["string", "null"], "format": "uri"}
TEXT = {"type": "string"}
COVERAGE = {
    "type": ["object", "null"],
    "required": ["reported", "expected", "missing"],
    "properties": {
        "reported": {"type": "integer"},
        "expected": {"type": "integer"},
        "missing": {"type": "array", "items": TEXT, "description": "Codes of the tasks whose report is missing."},
    },
}
NUMBERS = {"value": NUMBER, "numerator": NUMBER, "denominator": NUMBER, "coverage": COVERAGE}
ROWS = {"type": "string", "format": "uri", "description": "The rows that add up to the value."}


def an_object(properties: dict[str, Any], *optional: str) -> dict[str, Any]:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "required": required, "properties": properties}


SCOPE = {
    "type": ["object", "null"],
    "required": ["clusters", "of"],
    "properties": {"clusters": {"type": "integer"}, "of": {"type": "integer"}},
    "description": "Where the asker sees some clusters only.",
}
SINCE = {
    "type": ["string", "null"],
    "format": "date",
    "description": "The day from which the version is quoted; null for a first one.",
}
EARLIER = an_object({"version": {"type": "integer"}, "since": SINCE, "definition_zh": TEXT, "definition_en": TEXT})
LINE = an_object({"key": {"type": ["string", "null"]}, "name_zh": TEXT, "name_en": TEXT, **NUMBERS, "rows": ROWS})
FIGURE = an_object(
    {
        "code": TEXT,
        "name_zh": TEXT,
        "name_en": TEXT,
        "unit": TEXT | {"enum": ["CNY", "count", "percent", "ratio", "levels"]},
        **NUMBERS,
        "definition_zh": TEXT,
        "definition_en": TEXT,
        "version": {"type": "integer"},
        "since": SINCE,
        "earlier": {"type": "array", "items": EARLIER, "description": "Versions quoted before, the oldest first."},
        "as_of": {"type": "string", "format": "date-time"},
        "until": {"type": "string", "format": "date"},
        "rows": ROWS,
        "filters": {"type": "object", "additionalProperties": TEXT, "description": "What it was narrowed to."},
        "scope": SCOPE,
        "by": TEXT,
        "series": {"type": "array", "items": LINE},
    },
    "by",
    "series",
)
ROW = an_object(
    {
        "id": {"type": "integer"},
        "model": TEXT,
        "label": TEXT,
        "url": LINK,
        "task": {"type": ["string", "null"], "description": "The code of the row's task."},
        "day": {"type": ["string", "null"], "format": "date"},
        "part": {"type": "string", "enum": ["value", "numerator", "denominator"]},
        "contribution": TEXT | {"description": "What the row adds, as a decimal string."},
    }
)


def listed(item: dict[str, Any]) -> dict[str, Any]:
    properties = {"count": {"type": "integer"}, "next": LINK, "previous": LINK}
    return an_object({**properties, "results": {"type": "array", "items": item}}, "count")


QUESTION = [
    AS_OF,
    OpenApiParameter("until", values.DAY.schema, description="Count facts dated up to this day."),
    *(
        OpenApiParameter(name, values.TEXT.schema, description=f"Only this {says}.")
        for name, says in {
            "program": "program, by code",
            "cluster": "cluster, by code",
            "region": "league or city, by code",
            "track": "industry track",
            "organization": "lead organization, by unified social credit code or id",
            "year": "year",
            "task": "task, by code",
            "status": "status",
            "light": "traffic light",
            "kind": "kind of cluster",
            "result": "result, by code",
        }.items()
    ),
]
BY = OpenApiParameter("by", values.TEXT.schema, description="The dimension to divide by; it gives a series.")
CODE = OpenApiParameter("code", TEXT, OpenApiParameter.PATH, description="The code of the figure.")
PAGES = [
    OpenApiParameter("page_size", SIZE.schema | {"default": PAGE_SIZE}),
    OpenApiParameter("cursor", TEXT),
    OpenApiParameter("count", values.BOOLEAN.schema),
]
REFUSALS: dict[int, Any] = dict.fromkeys([400, 401, 403, 429], ErrorSerializer)

figure_list = extend_schema(
    operation_id="figures_list", parameters=[*QUESTION, BY, *PAGES], responses={200: listed(FIGURE), **REFUSALS}
)
figure_detail = extend_schema(
    operation_id="figures_retrieve",
    parameters=[CODE, *QUESTION, BY],
    responses={200: FIGURE, **REFUSALS, 404: ErrorSerializer},
)
figure_rows = extend_schema(
    operation_id="figures_rows",
    parameters=[CODE, *QUESTION, *PAGES],
    responses={200: listed(ROW), **REFUSALS, 404: ErrorSerializer},
)
