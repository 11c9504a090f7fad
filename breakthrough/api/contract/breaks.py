"""What of a promise is broken. Additions keep it; what a program relied on must stay.

What a program sends may only be allowed more, what it receives may only be promised more.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

Schema = dict[str, Any]
METHODS = ("get", "post", "put", "patch", "delete")
# Limits of what is sent: with a higher or lower one, less fits.
FLOORS, CEILINGS = ("minimum", "minLength", "minItems"), ("maximum", "maxLength", "maxItems")


def breaks(before: Schema, after: Schema) -> list[str]:
    """A sentence for each promise that is broken."""
    return [*Comparison(before["schemas"], after["schemas"]).of_paths(before["paths"], after["paths"])]


class Comparison:
    def __init__(self, before: Schema, after: Schema) -> None:
        self.components = before, after

    def of_paths(self, before: Schema, after: Schema) -> Iterator[str]:
        for path, operations in before.items():
            for method in METHODS:
                if method not in operations:
                    continue
                if method not in after.get(path, {}):
                    yield f"{method.upper()} {path} is gone"
                else:
                    yield from self.of_operation(f"{method.upper()} {path}", operations[method], after[path][method])

    def of_operation(self, place: str, before: Schema, after: Schema) -> Iterator[str]:
        if before["operationId"] != after["operationId"]:
            yield f"{place}: its id is no longer “{before['operationId']}”"
        yield from self.of_parameters(place, before.get("parameters", []), after.get("parameters", []))
        yield from self.of_bodies(place, before, after)
        for status, response in before["responses"].items():
            if status < "400":
                yield from self.of_answer(f"{place} → {status}", response, after["responses"].get(status))

    def of_parameters(self, place: str, before: list[Schema], after: list[Schema]) -> Iterator[str]:
        old, new = ({(one["in"], one["name"]): one for one in parameters} for parameters in (before, after))
        for key, one in new.items():
            if one.get("required") and not old.get(key, {}).get("required"):
                yield f"{place}: the parameter “{key[1]}” is required now"
        for key, one in old.items():
            if key not in new:
                yield f"{place}: the parameter “{key[1]}” is gone"
            else:
                yield from self.sent(f"{place} ? {key[1]}", one["schema"], new[key]["schema"])

    def of_bodies(self, place: str, before: Schema, after: Schema) -> Iterator[str]:
        old, new = (one.get("requestBody", {}).get("content", {}) for one in (before, after))
        for kind, media in old.items():
            if kind not in new:
                yield f"{place}: “{kind}” is no longer taken"
            else:
                yield from self.sent(place, media["schema"], new[kind]["schema"])
        if new and not old and after["requestBody"].get("required"):
            yield f"{place}: a body is required now"

    def of_answer(self, place: str, before: Schema, after: Schema | None) -> Iterator[str]:
        if after is None:
            yield f"{place} is gone"
            return
        for kind, media in before.get("content", {}).items():
            if kind not in after.get("content", {}):
                yield f"{place}: “{kind}” is gone"
            else:
                yield from self.received(place, media["schema"], after["content"][kind]["schema"])

    def sent(self, place: str, before: Schema, after: Schema) -> Iterator[str]:
        old, new = self.whole(before, after)
        fewer = len(others(before)) > len(others(after))
        yield from [f"{place}: one way of writing it is gone"] if fewer else []
        for one, other in zip(others(before), others(after), strict=False):
            yield from self.sent(place, one, other)
        yield from narrowed(place, old, new)
        names = new.get("properties", {})
        yield from (f"{place}: the field “{name}” is gone" for name in old.get("properties", {}) if name not in names)
        added = {*new.get("required", [])} - {*old.get("required", [])}
        yield from (f"{place}: the field “{name}” is required now" for name in sorted(added))
        yield from self.inside(self.sent, place, old, new)

    def received(self, place: str, before: Schema, after: Schema, seen: tuple[str, ...] = ()) -> Iterator[str]:
        old, new = self.whole(before, after)
        if "$ref" in before and before["$ref"] in seen:
            return
        seen = (*seen, before.get("$ref", ""))
        if more := kinds(new) - kinds(old):
            yield f"{place}: may be {', '.join(sorted(more))} now"
        names = new.get("properties", {})
        yield from (f"{place}: the field “{name}” is gone" for name in old.get("properties", {}) if name not in names)
        less = {*old.get("required", [])} - {*new.get("required", [])}
        yield from (f"{place}: the field “{name}” may be missing now" for name in sorted(less) if name in names)
        yield from self.inside(partial(self.received, seen=seen), place, old, new)

    def inside(self, compare: Any, place: str, old: Schema, new: Schema) -> Iterator[str]:
        for name, one in old.get("properties", {}).items():
            if name in new.get("properties", {}):
                yield from compare(f"{place} · {name}", one, new["properties"][name])
        if "items" in old and "items" in new:
            yield from compare(f"{place} · each", old["items"], new["items"])

    def whole(self, before: Schema, after: Schema) -> tuple[Schema, Schema]:
        return resolved(before, self.components[0]), resolved(after, self.components[1])


def resolved(schema: Schema, components: Schema) -> Schema:
    """The schema that a reference leads to; of several, the first with whether there may be nothing in its place."""
    if "$ref" in schema:
        return resolved(components[schema["$ref"].rsplit("/", 1)[1]], components)
    choices = schema.get("anyOf") or schema.get("oneOf") or schema.get("allOf")
    if not choices:
        return schema
    first = resolved(choices[0], components)
    return {**first, "type": sorted(kinds(first) | {"null"})} if {"type": "null"} in choices else first


def others(schema: Schema) -> list[Schema]:
    """The choices besides the first: several rows instead of one."""
    choices = schema.get("anyOf") or schema.get("oneOf") or []
    return [one for one in choices[1:] if one != {"type": "null"} and "enum" not in one]


def kinds(schema: Schema) -> set[str]:
    said = schema.get("type", [])
    return {said} if isinstance(said, str) else {*said}


def narrowed(place: str, old: Schema, new: Schema) -> Iterator[str]:
    """What may no longer be sent."""
    if kinds(new) and (fewer := (kinds(old) or {"anything"}) - kinds(new)):
        yield f"{place}: may no longer be {', '.join(sorted(fewer))}"
    if "enum" in new and (gone := [one for one in old.get("enum", ["any"]) if one not in new["enum"]]):
        yield f"{place}: may no longer be {', '.join(str(one) for one in gone)}"
    for limit in FLOORS:
        if limit in new and new[limit] > old.get(limit, float("-inf")):
            yield f"{place}: {limit} is {new[limit]} now"
    for limit in CEILINGS:
        if limit in new and new[limit] < old.get(limit, float("inf")):
            yield f"{place}: {limit} is {new[limit]} now"
