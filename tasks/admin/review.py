from django.contrib import admin

from breakthrough.admin.base import ModelAdmin
from tasks.models import Review


@admin.register(Review)
class ReviewAdmin(ModelAdmin):
    list_display = ["task", "kind", "held_on", "verdict", "milestone", "document_no"]
    list_filter = ["kind", "verdict", "task__cluster"]
    search_fields = ["task__code", "task__name_zh", "task__name_en", "document_no"]
    autocomplete_fields = ["task", "milestone"]
    date_hierarchy = "held_on"
