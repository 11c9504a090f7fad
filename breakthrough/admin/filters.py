from typing import Any

from django.contrib.admin import FieldListFilter, RelatedFieldListFilter
from django.contrib.admin.utils import get_model_from_relation
from django.http import HttpRequest

from breakthrough.figures.question import is_row_number

MOST_CHOICES = 100


class VisibleRelatedFilter(RelatedFieldListFilter):
    """Offers only rows that the user may see, unless there are very many; the stock filter names them all."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        rows = get_model_from_relation(field)._default_manager.all()
        visible = rows.visible_to(request.user) if hasattr(rows, "visible_to") else rows
        ordering = self.field_admin_ordering(field, request, model_admin)
        if ordering:
            visible = visible.order_by(*ordering)
        target = field.target_field.attname
        found = [*visible[: MOST_CHOICES + 1]]
        if len(found) > MOST_CHOICES:
            # Among thousands nobody looks for one: they search. The one that is chosen can be left.
            found = [*visible.filter(**{f"{target}__in": self._chosen()})]
        return [(getattr(row, target), str(row)) for row in found]

    def has_output(self) -> bool:
        return super().has_output() or bool(self._chosen())

    def _chosen(self) -> list[int]:
        return [int(value) for value in self.lookup_val or [] if is_row_number(value)]


FieldListFilter.register(lambda field: bool(field.remote_field), VisibleRelatedFilter, take_priority=True)
