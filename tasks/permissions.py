"""What each role may do with which tables; which rows of them is scope (breakthrough/scope.py)."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.models import AnonymousUser

from breakthrough.models import User
from tasks.models import Grant
from tasks.models.grant import grants_of

DOMAIN = ("tasks", "talent", "funding")
# Reference data is entered by the department's administrator; officers only choose from it.
REFERENCE = {
    "program", "cluster", "region", "period", "trllevel", "grant", "awardscheme", "awardround", "indirectcostcap",
}  # fmt: skip
READ = ("view",)
ENTER = ("view", "add", "change", "delete")


class GrantBackend(BaseBackend):
    """Gives a user the permissions of the roles in their grants of today; nothing is stored twice."""

    def has_perm(self, user_obj: User | AnonymousUser, perm: str, obj: Any = None) -> bool:
        app, _dot, codename = perm.partition(".")
        action, _underscore, model = codename.partition("_")
        if app not in DOMAIN or not user_obj.is_active or not user_obj.is_authenticated:
            return False
        roles = roles_of(user_obj)
        if model == "grant" or not roles:
            return False
        entering = Grant.Role.OFFICER in roles and model not in REFERENCE
        return action in (ENTER if entering else READ)

    def has_module_perms(self, user_obj: User | AnonymousUser, app_label: str) -> bool:
        if app_label not in DOMAIN or not user_obj.is_active or not user_obj.is_authenticated:
            return False
        return bool(roles_of(user_obj))


def roles_of(user: Any) -> frozenset[str]:
    """The roles of a user's grants of today."""
    return frozenset(grant.role for grant in grants_of(user))
