from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request


class MayView(BasePermission):
    """Open to those who may view the model, by a grant or a permission; which rows of it is scope."""

    def has_permission(self, request: Request, view: Any) -> bool:
        user = request.user
        if not user or not user.is_authenticated:
            return False
        model = getattr(getattr(view, "queryset", None), "model", None)
        return model is None or user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")


class IsSignedIn(BasePermission):
    """Open to everybody who is known; what they are shown is theirs."""

    def has_permission(self, request: Request, view: Any) -> bool:
        return bool(request.user and request.user.is_authenticated)
