from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateTimeField

# What filters and links ask. Of others (a range, a regular expression, a year), a wrong value breaks the query.
PLAIN = {"exact", "in", "gt", "gte", "lt", "lte", "isnull", "isempty"}
OF_HIERARCHY = {"year", "month", "day"}


def is_plain(options: Any, lookup: str, date_hierarchy: str | None) -> bool:
    """Whether an address may narrow a list so: by a field, or one reached from it, and a plain comparison."""
    if date_hierarchy and lookup in [f"{date_hierarchy}__{part}" for part in OF_HIERARCHY]:
        return True
    names = lookup.split("__")
    while names and options is not None:
        try:
            field = options.pk if names[0] == "pk" else options.get_field(names[0])
        except FieldDoesNotExist:
            break
        if isinstance(field, (ArrayField, DateTimeField)):
            return names[1:] == ["isempty"]
        names.pop(0)
        options = field.related_model._meta if field.is_relation else None
    return "__".join(names) in ("", *PLAIN)
