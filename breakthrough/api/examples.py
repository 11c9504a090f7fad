"""An example for every operation, made from the schema: the same words for the same schema, and valid by it."""

from __future__ import annotations

import re
from typing import Any

METHODS = ("get", "post", "put", "patch", "delete")
DEEPEST = 8

# What a reader recognizes, by the name of a column; anything else is made from its type.
WORDS: dict[str, Any] = {
    "code": "T-001",
    "name_zh": "高丰度稀土永磁材料制备",
    "name_en": "High-abundance rare-earth permanent magnets",
    "title_zh": "一种稀土永磁材料的制备方法",
    "title_en": "Preparation of a rare-earth permanent magnet",
    "uscc": "91150200MA0N000000",
    "amount": "1250000.00",
    "subject": "设备费",
    "unit": "%",
    "reason": "合同约定的考核指标调整",
    "username": "officer",
    "name": "稀土专员",
    "language": "zh-hans",
    "resource": "tasks",
    "detail": "There is nothing at this address.",
}
FORMATS = {
    "date": "2025-06-30",
    "date-time": "2025-06-30T18:00:00+08:00",
    "uri": "https://breakthrough.example/api/v1/tasks/1/",
    "uuid": "00000000-0000-4000-8000-000000000001",
    "email": "office@example.org",
    "ipv4": "10.20.3.4",
}
NUMBERS = ("12.50", "12.5", "12")


def add_examples(result: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
    """A postprocessing hook of the schema."""
    maker = Maker(result.get("components", {}).get("schemas", {}))
    for operations in result["paths"].values():
        for method in METHODS:
            operation = operations.get(method, {})
            bodies = [operation.get("requestBody", {}), *operation.get("responses", {}).values()]
            for content in (body.get("content", {}) for body in bodies):
                for kind, media in content.items():
                    if "json" in kind and "ndjson" not in kind:
                        media.setdefault("examples", {"example": {"value": maker.example(media["schema"])}})
    return result


class Maker:
    def __init__(self, components: dict[str, Any]) -> None:
        self.components = components

    def example(self, schema: dict[str, Any], name: str = "", depth: int = 0) -> Any:
        if "$ref" in schema:
            return self.example(self.components[schema["$ref"].rsplit("/", 1)[1]], name, depth)
        for word in ("allOf", "oneOf", "anyOf"):
            if word in schema:
                return self.example(schema[word][0], name, depth)
        if "enum" in schema:
            return next((value for value in schema["enum"] if value not in ("", None)), schema["enum"][0])
        if schema.get("examples"):
            return schema["examples"][0]
        return self.of_type(schema, name, depth)

    def of_type(self, schema: dict[str, Any], name: str, depth: int) -> Any:
        kinds = schema.get("type", "object")
        kind = kinds if isinstance(kinds, str) else next(one for one in kinds if one != "null")
        if kind == "object":
            return self.of_object(schema, depth)
        if kind == "array":
            return [self.example(schema["items"], name, depth + 1)] if depth < DEEPEST else []
        if kind == "string":
            return of_string(schema, name)
        return {"boolean": True, "null": None}.get(
            kind, max(schema.get("minimum", 1), min(1, schema.get("maximum", 1)))
        )

    def of_object(self, schema: dict[str, Any], depth: int) -> dict[str, Any]:
        shown = schema.get("properties", {})
        return {name: self.example(one, name, depth + 1) for name, one in shown.items()} if depth < DEEPEST else {}


def of_string(schema: dict[str, Any], name: str) -> str:
    if "format" in schema and schema["format"] in FORMATS:
        return FORMATS[schema["format"]]
    if "pattern" in schema:
        return next(text for text in (WORDS.get(name, ""), *NUMBERS, name) if re.search(schema["pattern"], text))
    word = str(WORDS.get(name, name.replace("_", " ") or "text"))
    return word[: schema.get("maxLength", len(word))]
