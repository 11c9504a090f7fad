"""Pages of the admin's lists."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet


class KeyPaginator(Paginator):
    """Counts off bare keys: what is shown of the rows of the pages before is not worked out."""

    def page(self, number: Any) -> Page:
        page = super().page(number)
        rows, shown = self.object_list, page.object_list
        if page.number > 1 and isinstance(rows, QuerySet) and isinstance(shown, QuerySet) and not rows.query.combinator:
            page.object_list = rows.filter(pk__in=[*shown.values_list("pk", flat=True)])
        return page
