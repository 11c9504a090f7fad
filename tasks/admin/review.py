from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from breakthrough.admin.base import ModelAdmin
from breakthrough.admin.columns import status
from tasks.models import ChangeRequest, Review, Risk


@admin.register(Review)
class ReviewAdmin(ModelAdmin):
    list_display = ["task", "kind", "held_on", "verdict", "milestone", "document_no"]
    list_filter = ["kind", "verdict", "task__cluster"]
    search_fields = ["task__code", "task__name_zh", "task__name_en", "document_no"]
    autocomplete_fields = ["task", "milestone"]
    date_hierarchy = "held_on"


@admin.register(ChangeRequest)
class ChangeRequestAdmin(ModelAdmin):
    list_display = ["task", "kind", status("status"), "submitted_on", "decided_on", "document_no"]
    list_filter = ["status", "kind", "task__cluster"]
    search_fields = ["task__code", "task__name_zh", "task__name_en", "document_no"]
    autocomplete_fields = ["task"]
    fieldsets = [
        (None, {"fields": ["task", "kind", "reason"]}),
        (_("What changes"), {"fields": ["old_value", "new_value", "new_ends_on"]}),
        (_("Decision"), {"fields": ["status", ("submitted_on", "recommended_on", "decided_on"), "document_no"]}),
    ]


@admin.register(Risk)
class RiskAdmin(ModelAdmin):
    list_display = ["task", "title", "category", "likelihood", "impact", "state", "owner", "due_on"]
    list_display_links = ["title"]
    list_filter = ["state", "category", "task__cluster"]
    search_fields = ["title", "description", "task__code", "task__name_zh", "task__name_en"]
    autocomplete_fields = ["task"]
    fieldsets = [
        (None, {"fields": ["task", "title", "category", "description"]}),
        (_("How grave"), {"fields": [("likelihood", "impact")]}),
        (_("What is done"), {"fields": ["owner", "response", ("raised_on", "due_on"), ("state", "closed_on")]}),
    ]
