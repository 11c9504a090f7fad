"""The filters of a list: what its model allows, declared once, and nothing else."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django_filters.rest_framework import DjangoFilterBackend

from breakthrough.api.errors import Refused
from breakthrough.api.parameters import refuse_unknown
from breakthrough.api.values import TEXT, Kind, listed, text

CONTROLS = (
    "as_of", "page_size", "page", "cursor", "count", "ordering", "fields", "omit", "brief", "expand", "explain",
    "format", "etags",
)  # fmt: skip


class ValueField(forms.Field):
    """A form field that reads its text as a kind of value."""

    def __init__(self, *, kind: Kind, **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        return None if value is None else self.kind.read(value.strip())


class Parameter(django_filters.Filter):
    """One parameter: its kind of value, and the lookup that it means."""

    field_class = ValueField

    def __init__(self, field_name: str | None = None, lookup: str = "exact", *, kind: Kind, says: Any = "") -> None:
        super().__init__(field_name, lookup, kind=kind)
        self.kind, self.says = kind, says


class SearchParameter(Parameter):
    """Every word of the text, upper or lower case, somewhere in one of the fields."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(None, "icontains", kind=TEXT, says=_search_says(fields))
        self.fields = fields

    def filter(self, queryset: QuerySet, value: str | None) -> QuerySet:
        for word in (value or "").split()[:20]:
            conditions = [(f"{name}__icontains", word) for name in self.fields]
            queryset = queryset.filter(Q(*conditions, _connector=Q.OR))
        return queryset


def _search_says(fields: tuple[str, ...]) -> str:
    return "Words, in any language and of any length, looked for in: " + ", ".join(fields)


class RelationParameter(Parameter):
    """Rows that belong to one of the rows named, by natural key or id. A hidden one is as unknown as an absent one."""

    def __init__(self, field_name: str, model: Any, *, several: bool = False) -> None:
        self.target = model
        key = natural_key(model)
        says = f"By {key} or id." if key else "By id."
        super().__init__(field_name, "in", kind=listed(TEXT) if several else Kind(_one, TEXT.schema), says=says)

    def filter(self, queryset: QuerySet, value: list[str] | None) -> QuerySet:
        return queryset if value is None else self.narrowed(queryset, self.resolved(value))

    def narrowed(self, queryset: QuerySet, ids: list[int]) -> QuerySet:
        return queryset.filter(**{f"{self.field_name}__in": ids})

    def visible(self, model: Any) -> QuerySet:
        return model._default_manager.visible_to(self.parent.request.user)

    def resolved(self, keys: list[str]) -> list[int]:
        """The ids of the rows that these keys name, the natural key before the id."""
        natural = natural_key(self.target)
        numbers = [int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) < 19]
        condition = Q(pk__in=numbers) | (Q(**{f"{natural}__in": keys}) if natural else Q())
        found = list(self.visible(self.target).filter(condition).order_by().values_list("pk", natural or "pk"))
        by_id, by_key = {str(pk): pk for pk, _key in found}, {key: pk for pk, key in found}
        return [self.one(key, by_key.get(key) or by_id.get(key.lstrip("0"))) for key in keys]

    def one(self, key: str, found: int | None) -> int:
        if found is None:
            name = next(name for name, one in self.parent.filters.items() if one is self)
            raise Refused(name, _("There is no “%(key)s”.") % {"key": key[:100]})
        return found


def _one(value: str) -> list[str]:
    return [text(value)]


def natural_key(model: Any) -> str | None:
    key = getattr(model, "natural_field", "pk")
    return None if key == "pk" else key


class ThroughTasksParameter(RelationParameter):
    """Rows that hang on several tasks, one of which, among those the asker may see, fits."""

    def __init__(self, task_path: str, to: str, model: Any, *, task_model: Any, several: bool = False) -> None:
        super().__init__(task_path, model, several=several)
        self.to, self.task_model = to, task_model

    def narrowed(self, queryset: QuerySet, ids: list[int]) -> QuerySet:
        tasks = self.visible(self.task_model).filter(**{f"{self.to}__in": ids})
        rows = queryset.model._base_manager.filter(**{f"{self.field_name}__in": tasks})
        return queryset.filter(pk__in=rows.values("pk"))


class RowFilters(django_filters.FilterSet):
    """The base of every list's filters."""

    base_filters: Any
    orderings: ClassVar[dict[str, list[str]]] = {}
    """What the list may be ordered by: the name, and the paths it stands for."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        # Only those asked for: to copy the hundred of a table, and make a form of them, takes longer than its rows.
        self.base_filters = {name: one for name, one in type(self).base_filters.items() if name in (data or ())}
        super().__init__(data, *args, **kwargs)

    @classmethod
    def parameters(cls) -> set[str]:
        return {*cls.base_filters, *CONTROLS}


class FilterBackend(DjangoFilterBackend):
    """django-filter, with every unknown parameter and every value that cannot be read refused."""

    def filter_queryset(self, request: Any, queryset: QuerySet, view: Any) -> QuerySet:
        refuse_unknown(request, view.filterset_class.parameters())
        filters = view.filterset_class(request.query_params, queryset, request=request)
        if not filters.is_valid():
            name, errors = next(iter(filters.errors.as_data().items()))
            raise Refused(name, ValidationError(errors).messages[0])
        return filters.qs
