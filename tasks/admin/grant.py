from django.contrib import admin

from breakthrough.admin.base import ModelAdmin
from tasks.models import Grant


@admin.register(Grant)
class GrantAdmin(ModelAdmin):
    list_display = ["user", "role", "cluster", "task", "starts_on", "ends_on"]
    list_filter = ["role", "cluster"]
    search_fields = ["user__username", "user__display_name"]
    autocomplete_fields = ["user", "cluster", "task"]
