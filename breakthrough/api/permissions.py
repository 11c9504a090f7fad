from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request


class IsSignedIn(BasePermission):
    """Open to everybody who is known, within the scopes of their token; what they are shown is theirs."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if not request.user or not request.user.is_authenticated:
            return False
        refuse_outside_scopes(request, view)
        return True


class MayView(IsSignedIn):
    """Open to those who may view the model, by a grant or a permission; which rows of it is scope."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if not super().has_permission(request, view):
            return False
        model = getattr(getattr(view, "queryset", None), "model", None)
        return model is None or request.user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")


def refuse_outside_scopes(request: Any, view: Any) -> None:
    resource = getattr(view, "resource", None)
    if resource is not None:
        refuse_without(request, resource, "read" if request.method in SAFE_METHODS else "write")


def refuse_without(request: Any, resource: str, action: str) -> None:
    """Refuses a token that lacks a scope; who is signed in by a session has no need of one."""
    if request.auth is not None and not request.auth.allows(resource, action):
        raise PermissionDenied(
            _("This token does not reach that far: it lacks “%(scope)s”.") % {"scope": f"{resource}:{action}"}
        )
