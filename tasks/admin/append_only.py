from typing import Any

from django.http import HttpRequest


class AppendOnly:
    """Mixin: rows may be added and read, never changed or deleted."""

    is_append_only = True
    is_added = True
    """Whether there is a form to add them here; else they begin with another row."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
