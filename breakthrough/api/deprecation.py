"""What will go, said long before: in the description of the API, and by headers to those who still use it.

An entry stays at least a year between the day it is announced and the day it goes (docs/api.md).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date

from breakthrough.api.docs import schema_in
from breakthrough.api.examples import METHODS


@dataclass(frozen=True)
class Deprecated:
    """One operation by its id, or a parameter of it, or a field of its answer."""

    operation: str
    since: date
    sunset: date
    parameter: str = ""
    field: str = ""

    def say(self, response: HttpResponse) -> None:
        """As RFC 9745 and RFC 8594 write it."""
        response["Deprecation"] = f"@{moment(self.since)}"
        response["Sunset"] = http_date(moment(self.sunset))

    def is_used(self, request: HttpRequest) -> bool:
        return not self.parameter or self.parameter in request.GET


REGISTRY: list[Deprecated] = []


def moment(day: date) -> int:
    return int(datetime.combine(day, time.min, UTC).timestamp())


class DeprecationHeaders:
    """Middleware: says on an answer that what was asked will go, and when."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if REGISTRY and request.path_info.startswith("/api/"):
            operation = operation_of(request)
            used = [one for one in REGISTRY if one.operation == operation and one.is_used(request)]
            for one in sorted(used, key=lambda one: one.sunset, reverse=True)[-1:]:
                one.say(response)
        return response


def operation_of(request: HttpRequest) -> str | None:
    """The id of the operation that was asked, as the description has it: `tasks_list`."""
    path = request.path_info
    for name, value in request.resolver_match.kwargs.items() if request.resolver_match else ():
        path = path.replace(f"/{value}/", f"/{{{'id' if name == 'pk' else name}}}/", 1)
    operation = schema_in("en")["paths"].get(path, {}).get(str(request.method).lower())
    return operation["operationId"] if operation else None


def mark(result: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
    """A postprocessing hook of the schema."""
    for operations in result["paths"].values():
        for operation in (operations[method] for method in METHODS if method in operations):
            for one in (one for one in REGISTRY if one.operation == operation["operationId"]):
                mark_one(one, operation, result["components"]["schemas"])
    return result


def mark_one(one: Deprecated, operation: dict[str, Any], components: dict[str, Any]) -> None:
    if one.parameter:
        for parameter in operation["parameters"]:
            if parameter["name"] == one.parameter:
                parameter["deprecated"] = True
    elif one.field:
        row = row_of(operation["responses"]["200"]["content"]["application/json"]["schema"], components)
        row["properties"][one.field] = {**row["properties"][one.field], "deprecated": True}
    else:
        operation["deprecated"] = True


def row_of(schema: dict[str, Any], components: dict[str, Any]) -> dict[str, Any]:
    """The schema of one row, also where the answer is a page of them."""
    if "$ref" in schema:
        return row_of(components[schema["$ref"].rsplit("/", 1)[1]], components)
    if "anyOf" in schema:
        return row_of(schema["anyOf"][0], components)
    results = schema.get("properties", {}).get("results")
    return row_of(results["items"], components) if results else schema
