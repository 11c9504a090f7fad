"""List columns that say their unit: list_display = ["name_zh", yuan("amount"), light("light")]."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.admin.utils import get_fields_from_path
from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist
from django.db import models
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from breakthrough import units

Label = str | Promise
LIGHTS = {
    "green": _("On track"),
    "yellow": _("Slightly behind"),
    "red": _("Far behind"),
    "grey": _("No current report"),
    "blue": _("Done"),
}


class Column:
    """A callable for list_display and readonly_fields, over a field or a path (`task__code`)."""

    def __init__(
        self,
        kind: str,
        path: str,
        show: Callable[[Any, str, Any], Any],
        label: Label | None = None,
        unit: Label | None = None,
    ) -> None:
        # The admin writes class="field-{__name__}": with the blank, a cell gets two classes,
        # of which field-num is the one that the style sheet aligns.
        self.__name__ = f"{kind} of-{path}"
        self.kind, self.path, self.show, self.label, self.unit = kind, path, show, label, unit
        self.admin_order_field: str | None = path

    def __call__(self, row: models.Model) -> Any:
        owner: Any = row
        *steps, name = self.path.split("__")
        try:
            for step in steps:
                owner = getattr(owner, step)
        except ObjectDoesNotExist:
            owner = None
        value = getattr(owner, name, None) if steps else getattr(owner, name)
        return None if value is None else self.show(owner, name, value)

    @property
    def short_description(self) -> Label:
        label = self.label or self.path.replace("__", " ").replace("_", " ")
        return format_lazy(_("{label} ({unit})"), label=label, unit=self.unit) if self.unit else label

    def bind(self, model: type[models.Model]) -> "Column":
        """Labeled by the model's field; sortable only by what the database knows."""
        try:
            field = get_fields_from_path(model, self.path)[-1]
        except FieldDoesNotExist:
            self.admin_order_field = None
        else:
            self.label = self.label or getattr(field, "verbose_name", None)
        return self


def number(path: str, label: Label | None = None, unit: Label | None = None) -> Column:
    return Column("num", path, lambda owner, name, value: units.number(value), label, unit)


def yuan(path: str, label: Label | None = None) -> Column:
    return Column("num", path, lambda owner, name, value: units.yuan(value), label, _("yuan"))


def money(path: str, label: Label | None = None) -> Column:
    return Column("num", path, lambda owner, name, value: units.money(value), label)


def percent(path: str, label: Label | None = None) -> Column:
    return Column("num", path, lambda owner, name, value: units.percent(value), label)


def progress(path: str, label: Label | None = None) -> Column:
    """A share of one, as a bar with its number."""
    return Column("progress", path, show_progress, label)


def light(path: str = "light", label: Label | None = None) -> Column:
    return Column("light", path, show_light, label)


def status(path: str = "status", label: Label | None = None) -> Column:
    return Column("status", path, show_status, label)


def show_progress(owner: Any, name: str, value: Any) -> str:
    shown = units.percent(value, 0)
    return format_html('<progress max="1" value="{}" aria-label="{}"></progress> <span>{}</span>', value, shown, shown)


def show_light(owner: Any, name: str, value: Any) -> str:
    return format_html('<span class="light light-{}">{}</span>', value, label_of(owner, name, value))


def show_status(owner: Any, name: str, value: Any) -> str:
    return format_html('<span class="pill pill-{}">{}</span>', value, label_of(owner, name, value))


def label_of(owner: Any, name: str, value: Any) -> Any:
    display = getattr(owner, f"get_{name}_display", None)
    return display() if display else LIGHTS.get(str(value), value)


def bind(model: type[models.Model], items: Iterable[Any]) -> None:
    """A column belongs to one admin class, so it can learn its model once."""
    for item in items:
        if isinstance(item, Column):
            item.bind(model)


def with_numbers(model: type[models.Model], items: Iterable[Any], editable: Iterable[str]) -> list[Any]:
    """Aligns plain number fields as the columns above are."""
    return [number(item).bind(model) if item not in editable and is_number(model, item) else item for item in items]


def is_number(model: type[models.Model], name: Any) -> bool:
    if str(name).endswith("year"):  # 2,025 is no year
        return False
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    kinds = (models.IntegerField, models.DecimalField, models.FloatField)
    return isinstance(field, kinds) and not field.choices and not field.primary_key
