"""Accounts. What somebody may see and do is in their grants, not here."""

import copy
from typing import Any

from axes.utils import reset
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from breakthrough.admin.base import ModelAdmin
from breakthrough.models import User

# Rights come from grants; groups would be a second place for them.
admin.site.unregister(Group)
# What packages bring along is the operator's, who has commands for it; nobody enters data there.
for name in ("axes", "django_tasks_database"):
    admin.site.unregister(filter(admin.site.is_registered, apps.get_app_config(name).get_models()))

# What an account may hold that whoever could set its password would gain.
ADMINISTRATION = ("breakthrough.change_user", "breakthrough.change_token", "breakthrough.view_accessrecord")


def reaches_higher(account: User, user: Any) -> bool:
    """Whether an account administers something that `user` does not: its password would hand that over."""
    active = copy.copy(account)
    active.is_active = True
    if account.pk == user.pk or user.is_superuser:
        return False
    return account.is_superuser or any(active.has_perm(name) and not user.has_perm(name) for name in ADMINISTRATION)


@admin.register(User)
class AccountAdmin(ModelAdmin, UserAdmin):
    keeps_drafts = False
    form = UserChangeForm
    list_display = ["username", "display_name", "email", "is_staff", "is_superuser", "is_active", "last_login"]
    list_filter = ["is_active", "is_staff", "is_superuser"]
    search_fields = ["username", "display_name", "email"]
    filter_horizontal = ()
    fieldsets = [
        (None, {"fields": ["username", "password", "display_name", "email"]}),
        (_("Reminders"), {"fields": ["gets_reminder_mails", "language"]}),
        (_("Permissions"), {"fields": ["is_active", "is_staff", "is_superuser"]}),
        (_("Important dates"), {"fields": [("last_login", "date_joined")]}),
    ]
    readonly_fields = ["last_login", "date_joined"]
    actions = ["unlock"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        # A superuser can do everything, so only another one makes one.
        return [*self.readonly_fields, *([] if request.user.is_superuser else ["is_superuser"])]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or not reaches_higher(obj, request.user))

    def has_unlock_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("breakthrough.unlock_user")

    @admin.action(description=_("Lift the lockout after failed sign-ins"), permissions=["unlock"])
    def unlock(self, request: HttpRequest, accounts: Any) -> None:
        lifted = sum(bool(reset(username=account.get_username())) for account in accounts)
        self.message_user(request, _("Lockouts lifted: %(number)s.") % {"number": lifted})

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # History names its people. Whoever leaves is made inactive, which ends their sessions and tokens at once.
        return False
