"""What each role may do with which tables; which rows of them is scope (breakthrough/scope.py)."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from breakthrough.models import User
from tasks.models import Grant
from tasks.models.grant import grants_of

Role = Grant.Role
GROUND = "breakthrough"
DOMAIN = ("tasks", "talent", "funding")
# Reference data is entered by an administrator; officers only choose from it.
REFERENCE = {
    "program", "cluster", "region", "period", "trllevel", "grant", "awardscheme", "awardround", "indirectcostcap",
    "transition", "transitiondocument",
}  # fmt: skip
# What is published is for everybody who signs in; which of the rows that are is scope.
READ_WHAT_IS_PUBLISHED = "breakthrough.view_publication"
READ = ("view",)
ENTER = ("view", "add", "change", "delete")
NOTHING: tuple[str, ...] = ()

# Accounts, tokens and the access log. Nobody makes a superuser, and nobody writes the log.
# The office writes publications; a leader, or a second person of the office, publishes them.
GROUND_TABLES: dict[str, dict[str, tuple[str, ...]]] = {
    Role.OFFICE: {"publication": (*ENTER, "publish"), "texttemplate": ENTER},
    Role.LEADER: {"publication": ("view", "publish"), "texttemplate": READ},
    Role.SYSTEM: {"user": ("view", "add", "change"), "remindermail": ("view", "change"), "reminder": READ},
    Role.SECURITY: {"user": ("view", "unlock"), "token": ("view", "change")},
    Role.AUDITOR: dict.fromkeys(
        ["user", "token", "accessrecord", "remindermail", "reminder", "publication", "texttemplate"], READ
    ),
}


class GrantBackend:
    """Gives a user the permissions of the roles in their grants of today; nothing is stored twice.

    No BaseBackend, which says that it knows accounts: it signs nobody in.
    """

    def authenticate(self, request: Any) -> None:
        return None

    def has_perm(self, user_obj: User | AnonymousUser, perm: str, obj: Any = None) -> bool:
        if perm == READ_WHAT_IS_PUBLISHED:
            return user_obj.is_active and user_obj.is_authenticated
        app, _dot, codename = perm.partition(".")
        action, _underscore, model = codename.partition("_")
        return any(action in actions_of(role, app, model) for role in acting_roles(user_obj, app))

    def has_module_perms(self, user_obj: User | AnonymousUser, app_label: str) -> bool:
        return any(opens(role, app_label) for role in acting_roles(user_obj, app_label))


def acting_roles(user: User | AnonymousUser, app: str) -> frozenset[str]:
    if app not in (*DOMAIN, GROUND) or not user.is_active or not user.is_authenticated:
        return frozenset()
    return roles_of(user)


def actions_of(role: str, app: str, model: str) -> tuple[str, ...]:
    """What a role may do with a table."""
    if app == GROUND:
        return GROUND_TABLES.get(role, {}).get(model, NOTHING)
    part = part_of(app, model)
    if role == Role.SYSTEM:
        return ENTER if part == "settings" else NOTHING
    if role == Role.SECURITY:
        return ENTER if part == "rights" else NOTHING
    if role == Role.AUDITOR:
        return READ
    if part == "rights":
        return NOTHING
    return ENTER if role == Role.OFFICER and model not in REFERENCE else READ


@cache
def part_of(app: str, model: str) -> str:
    try:
        return getattr(apps.get_model(app, model), "part", "")
    except LookupError:
        return ""


@cache
def opens(role: str, app: str) -> bool:
    """Whether the role may read anything of an app."""
    return any(actions_of(role, app, str(model._meta.model_name)) for model in apps.get_app_config(app).get_models())


def roles_of(user: Any) -> frozenset[str]:
    """The roles of a user's grants of today."""
    return frozenset(grant.role for grant in grants_of(user))
