"""The rows that a request names, locked, as they stand and as the asker sees them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound

from breakthrough.api.entry import MOST

KEY, TAG = "id", "etag"


class Standing:
    """Reads them all at once, and hands each out once: to whoever may change it, from the state that they read."""

    def __init__(self, view: Any, keys: Iterable[Any], action: str) -> None:
        self.view, self.action, self.taken = view, action, set[int]()
        wanted = [key for key in keys if is_key(key)]
        visible = view.get_queryset().filter(pk__in=wanted).order_by().values_list("pk", flat=True)
        page = view.page()
        rows = page.model._base_manager.select_for_update(no_key=True, of=("self",))
        # Always in the same order, so that two requests never wait for each other.
        self.locked = {row.pk: row for row in rows.filter(pk__in=[*visible]).order_by("pk")}
        page.ask_for_page(view.request._request, self.locked.values())
        self.shown = self.shown_rows(view, self.locked)

    @staticmethod
    def shown_rows(view: Any, keys: Iterable[int]) -> dict[int, Any]:
        """The rows with all that is shown of them, in a few queries."""
        rows = view.get_serializer_class().related(view.get_queryset(), view.request.user, None)
        return {row.pk: row for row in rows.filter(pk__in=[*keys])}

    def row(self, item: Any) -> Any:
        """The row that an item names by its id, in the state that its `etag` names."""
        item = without(item)
        key = item.get(KEY)
        if not is_key(key):
            raise ValidationError({KEY: _("Write an id: a whole number such as 42.")})
        row = self.mine(key)
        self.view.refuse_stale(item.get(TAG), self.shown[key], named=TAG)
        return row

    def only(self, item: Any) -> Any:
        """The same of an item that says nothing else."""
        more = without(item, KEY, TAG)
        if more:
            raise ValidationError(dict.fromkeys(more, _("Say the id and the etag, and nothing else.")))
        return self.row(item)

    def known(self, key: int, tag: Any) -> Any:
        """The row with a key; its state counts only where it is named."""
        row = self.mine(key)
        if tag is not None:
            self.view.refuse_stale(tag, self.shown[key], named=TAG)
        return row

    def mine(self, key: int) -> Any:
        row = self.locked.get(key)
        if row is None:
            raise NotFound(_("There is nothing at this address."))
        if key in self.taken:
            raise ValidationError({KEY: _("Another item before this one names the same row.")})
        self.taken.add(key)
        if not getattr(self.view.page(), f"has_{self.action}_permission")(self.view.request._request, row):
            self.view.refuse(row)
        return row


def is_key(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < MOST


def without(item: Any, *names: str) -> dict[str, Any]:
    """What an item says besides these."""
    if not isinstance(item, dict):
        raise ValidationError(_("Write an object: the fields and their values."))
    return {name: value for name, value in item.items() if name not in names}
