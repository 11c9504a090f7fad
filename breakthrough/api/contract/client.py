"""The typed rows of the Python client, made from the frozen contract."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

FILE = Path(settings.BASE_DIR) / "clients/python/breakthrough_client/rows.py"
Schema = dict[str, Any]
TYPES = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None", "object": "Json"}
HEAD = '''"""The rows of each resource. Made from the contract: `manage.py contract --freeze`; do not edit by hand.

Money and measures are decimal strings, days and moments are texts as ISO 8601 writes them.
"""

from __future__ import annotations

from typing import {names}

Json = dict[str, Any]
'''


def rows_module(contract: Schema) -> str:
    """The text of the module: a class for each kind of row and small object, and which resource has which."""
    lists = {path: row for path in sorted(contract["paths"]) if (row := row_of(contract, path))}
    names = closure(contract["schemas"], [*lists.values()])
    classes = "\n\n\n".join("\n".join(typed_dict(name, contract["schemas"][name])) for name in names)
    imported = ["Any", *(["NotRequired"] if "NotRequired" in classes else []), "TypedDict"]
    return f"{HEAD.replace('{names}', ', '.join(imported))}\n\n{classes}\n"


def resources(contract: Schema) -> dict[str, str]:
    """Which class each resource's rows have, by the resource's name."""
    found = {path.split("/")[3]: row_of(contract, path) for path in sorted(contract["paths"]) if path.count("/") == 4}
    return {name: row for name, row in found.items() if row}


def row_of(contract: Schema, path: str) -> str | None:
    """The name of the component that a list shows; None for what is no list of rows."""
    answer = contract["paths"][path].get("get", {}).get("responses", {}).get("200", {})
    schema = answer.get("content", {}).get("application/json", {}).get("schema", {})
    page = contract["schemas"].get(name_in(schema) or "", {})
    items = page.get("properties", {}).get("results", {}).get("items", {})
    return name_in(items)


def name_in(schema: Schema) -> str | None:
    for choice in (schema, *schema.get("anyOf", ()), *schema.get("oneOf", ())):
        if "$ref" in choice:
            return choice["$ref"].rsplit("/", 1)[1]
    return None


def closure(schemas: Schema, names: list[str]) -> list[str]:
    """These components and all that they name."""
    found: dict[str, None] = {}
    waiting = [*names]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting += re.findall(r"#/components/schemas/(\w+)", str(schemas[name]))
    return sorted(found)


def typed_dict(name: str, schema: Schema) -> Iterator[str]:
    yield f"class {name}(TypedDict):"
    required = {*schema.get("required", ())}
    for field, one in schema["properties"].items():
        kind = python_type(one)
        yield f"    {field}: {kind if field in required else f'NotRequired[{kind}]'}"


def python_type(schema: Schema) -> str:
    if "$ref" in schema:
        return str(name_in(schema))
    if choices := schema.get("anyOf") or schema.get("oneOf") or schema.get("allOf"):
        return " | ".join(dict.fromkeys(python_type(one) for one in choices))
    kinds = schema.get("type", "any")
    return " | ".join(one_type(schema, kind) for kind in ([kinds] if isinstance(kinds, str) else kinds))


def one_type(schema: Schema, kind: str) -> str:
    if kind == "array":
        return f"list[{python_type(schema['items'])}]"
    return TYPES.get(kind, "Any")


RESOURCES = FILE.with_name("resources.py")
RESOURCES_HEAD = '''"""The resources by name. Made by `manage.py contract --freeze`; do not edit by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from breakthrough_client import rows
    from breakthrough_client.client import Resource


class Resources:
    def resource(self, name: str) -> Any:
        raise NotImplementedError
'''


def resources_module(contract: Schema) -> str:
    parts = [
        f"    @property\n    def {name.replace('-', '_')}(self) -> Resource[rows.{row}]:\n"
        f'        return self.resource("{name}")\n'
        for name, row in resources(contract).items()
    ]
    return "\n".join([RESOURCES_HEAD, *parts])


def modules(contract: Schema) -> dict[Path, str]:
    """What the client has of the contract, by file."""
    return {FILE: rows_module(contract), RESOURCES: resources_module(contract)}
