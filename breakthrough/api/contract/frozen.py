"""The frozen description: one line for each operation and each component, so that a change shows as what it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from breakthrough.api.docs import schema_in

FILE = Path(__file__).with_name("v1.json")
# Words and examples are no promise.
PROSE = ("description", "summary", "examples", "example", "title", "x-spec-enum-id")


def current() -> dict[str, Any]:
    """Today's description, without its prose."""
    schema = schema_in("en")
    return {
        "openapi": schema["openapi"],
        "paths": {path: without_prose(of_path) for path, of_path in schema["paths"].items()},
        "schemas": {name: without_prose(one) for name, one in schema["components"]["schemas"].items()},
    }


def frozen() -> dict[str, Any]:
    return json.loads(FILE.read_text(encoding="utf-8"))


def written(contract: dict[str, Any]) -> str:
    return (
        "{\n"
        f'"openapi": {json.dumps(contract["openapi"])},\n'
        f'"paths": {{\n{lines(contract["paths"])}\n}},\n'
        f'"schemas": {{\n{lines(contract["schemas"])}\n}}\n'
        "}\n"
    )


def lines(parts: dict[str, Any]) -> str:
    return ",\n".join(
        f"{json.dumps(name)}: {json.dumps(parts[name], ensure_ascii=False, separators=(',', ':'), sort_keys=True)}"
        for name in sorted(parts)
    )


def without_prose(part: Any, *, is_naming: bool = False) -> Any:
    """`properties` names things as it likes: one of them may be called “title”."""
    if isinstance(part, list):
        return [without_prose(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {
        name: without_prose(one, is_naming=name in ("properties", "responses", "content") and not is_naming)
        for name, one in part.items()
        if is_naming or name not in PROSE
    }
