from typing import Any

from django.contrib.admin import FieldListFilter, RelatedFieldListFilter
from django.contrib.admin.utils import get_model_from_relation
from django.db import models
from django.http import HttpRequest


class VisibleRelatedFilter(RelatedFieldListFilter):
    """Offers only rows that the user may see; the stock filter names them all."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        rows = get_model_from_relation(field)._default_manager.all()
        visible = rows.visible_to(request.user) if hasattr(rows, "visible_to") else rows
        return field.get_choices(
            include_blank=False,
            ordering=self.field_admin_ordering(field, request, model_admin),
            limit_choices_to=models.Q(pk__in=visible.order_by().values("pk")),
        )


FieldListFilter.register(lambda field: bool(field.remote_field), VisibleRelatedFilter, take_priority=True)
