from typing import Any

from django.contrib.admin import widgets
from django.core.exceptions import ValidationError
from django.db import models


class PickedRows(widgets.AutocompleteMixin):
    """Mixin: an autocomplete that shows a junk value as empty, and asks for each row's label once a page."""

    is_required: bool
    allow_multiple_selected: bool
    create_option: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Copies of the widget, one per inline row, share this dictionary.
        self.known: dict[str, models.Model] = {}

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        picked = [str(item) for item in value if str(item) in self.known]
        if len(picked) < len(value) or not value:
            return super().optgroups(name, self.readable(value), attr)
        blank = [] if self.is_required or self.allow_multiple_selected else [self.create_option(name, "", "", False, 0)]
        label = self.choices.field.label_from_instance
        options = [self.create_option(name, pk, label(self.known[pk]), True, index) for index, pk in enumerate(picked)]
        return [(None, [*blank, *options], 0)]

    def readable(self, values: list[str]) -> list[str]:
        return [value for value in values if value in ("", None) or is_readable(self.field.target_field, value)]


def is_readable(field: models.Field, value: Any) -> bool:
    """Whether the value could be one of this field's at all: right type, right range."""
    try:
        field.clean(value, None)
    except (ValidationError, ValueError, TypeError, OverflowError):
        return False
    return True


class Autocomplete(PickedRows, widgets.AutocompleteSelect):
    pass


class AutocompleteMultiple(PickedRows, widgets.AutocompleteSelectMultiple):
    pass
