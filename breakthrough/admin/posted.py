"""What was posted with a form, read and mended field by field and line by line."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.db import models
from django.http import QueryDict

from breakthrough.admin.forms import inner

MOST_LINES = 2_000


class Line:
    """One line of a formset, as it was posted."""

    def __init__(self, prefix: str, values: dict[str, list[str]]) -> None:
        self.prefix = prefix
        self.values = values

    @property
    def is_deleted(self) -> bool:
        return bool(self.values.get("DELETE", [""])[-1])

    def one(self, name: str) -> str:
        return (self.values.get(name) or [""])[-1]


class Lines:
    """The lines of one formset in posted data: those that were there, and new ones."""

    def __init__(self, data: QueryDict, prefix: str) -> None:
        self.data, self.prefix = data, prefix
        pattern = re.compile(re.escape(prefix) + r"-([0-9]{1,4})-(.+)", re.DOTALL)
        found: dict[int, dict[str, list[str]]] = {}
        for name in list(data):
            if match := pattern.fullmatch(name):
                found.setdefault(int(match[1]), {})[match[2]] = data.getlist(name)
                del data[name]
        total, initial = (min(self.count(name), MOST_LINES) for name in ("TOTAL_FORMS", "INITIAL_FORMS"))
        lines = [Line(f"{prefix}-{index}", found.get(index, {})) for index in range(total)]
        self.there, self.new = lines[:initial], lines[initial:]

    def count(self, name: str) -> int:
        text = self.data.get(f"{self.prefix}-{name}", "")
        return int(text) if re.fullmatch("[0-9]{1,4}", text) else 0

    def write(self) -> None:
        """Back into the data, numbered anew."""
        lines = [*self.there, *self.new]
        for index, line in enumerate(lines):
            line.prefix = f"{self.prefix}-{index}"
            for name, values in line.values.items():
                self.data.setlist(f"{line.prefix}-{name}", values)
        self.data[f"{self.prefix}-TOTAL_FORMS"] = str(len(lines))
        self.data[f"{self.prefix}-INITIAL_FORMS"] = str(len(self.there))


def posted(field: forms.Field, values: dict[str, list[str]], name: str) -> Any:
    """What a field was given, as its widget reads it."""
    data = QueryDict(mutable=True)
    for key, found in values.items():
        data.setlist(key, found)
    return field.widget.value_from_datadict(data, data, name)


def put(field: forms.Field, values: dict[str, list[str]], name: str, value: Any) -> None:
    """Writes a value as a browser would send it."""
    widget: Any = inner(field.widget)
    shown = field.prepare_value(value)
    if isinstance(widget, forms.CheckboxInput):
        values.pop(name, None)
        if shown:
            values[name] = ["on"]
    elif isinstance(widget, forms.MultiWidget):
        several: Any = widget
        for suffix, part, piece in zip(several.widgets_names, several.decompress(shown), several.widgets, strict=False):
            values[name + suffix] = [str(piece.format_value(part) or "")]
    else:
        formatted = widget.format_value(shown)
        values[name] = [str(item) for item in formatted] if isinstance(formatted, list) else [str(formatted or "")]
        if formatted == 0:
            values[name] = ["0"]


def model_field(model: type[models.Model], name: str) -> Any:
    """The column behind a form's field; None if it has none of its own."""
    found = next((field for field in model._meta.concrete_fields if field.name == name), None)
    return None if found is None or found.primary_key else found
