"""Accounts and tokens. What somebody may see and do is in their grants, not here."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.admin import EmptyFieldListFilter
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from breakthrough.admin.base import ModelAdmin
from breakthrough.models import Token, User

# Rights come from grants; groups would be a second place for them.
admin.site.unregister(Group)
# What packages bring along is the operator's, who has commands for it; nobody enters data there.
for name in ("axes", "django_tasks_database"):
    admin.site.unregister(filter(admin.site.is_registered, apps.get_app_config(name).get_models()))


@admin.register(User)
class AccountAdmin(ModelAdmin, UserAdmin):
    form = UserChangeForm
    list_display = ["username", "display_name", "email", "is_staff", "is_superuser", "is_active", "last_login"]
    list_filter = ["is_active", "is_staff", "is_superuser"]
    search_fields = ["username", "display_name", "email"]
    filter_horizontal = ()
    fieldsets = [
        (None, {"fields": ["username", "password", "display_name", "email"]}),
        (_("Permissions"), {"fields": ["is_active", "is_staff", "is_superuser"]}),
        (_("Important dates"), {"fields": [("last_login", "date_joined")]}),
    ]
    readonly_fields = ["last_login", "date_joined"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # History names its people. Whoever leaves is made inactive, which ends their sessions and tokens at once.
        return False


@admin.register(Token)
class TokenAdmin(ModelAdmin):
    list_display = ["name", "user", "prefix", "created_at", "expires_at", "revoked_at"]
    list_filter = [("revoked_at", EmptyFieldListFilter)]
    search_fields = ["name", "user__username", "prefix"]
    readonly_fields = ["user", "name", "prefix", "created_at", "expires_at"]
    fields = ["user", "name", "prefix", "created_at", "expires_at", "revoked_at"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        # A token is shown once, by the command that makes it.
        return False
