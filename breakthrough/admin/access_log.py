"""The access log, for whoever audits: read here, and written nowhere."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from breakthrough.admin.base import ModelAdmin
from breakthrough.models import AccessRecord


@admin.register(AccessRecord)
class AccessRecordAdmin(ModelAdmin):
    list_display = ["moment", "username", "what", "door", "method", "path", "status", "network_address", "token"]
    list_filter = ["what", "door", "method", "status"]
    date_hierarchy = "at"
    search_fields = ["username", "path", "network_address", "token"]
    list_per_page = 100

    @admin.display(description=_("moment"), ordering="at")
    def moment(self, record: AccessRecord) -> str:
        return f"{timezone.localtime(record.at):%Y-%m-%d %H:%M:%S}"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
