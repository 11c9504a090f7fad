"""The life cycle as the department's administrators adjust it, and the steps that were requested."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from breakthrough.admin.base import ModelAdmin, TabularInline
from breakthrough.admin.columns import status
from breakthrough.admin.verbs import Verbs
from tasks.admin.append_only import AppendOnly
from tasks.admin.decisions import DECISIONS
from tasks.models import PresentedDocument, Transition, TransitionDocument, TransitionRequest


class TransitionDocumentInline(TabularInline):
    model = TransitionDocument
    fields = ["position", "name_zh", "name_en", "is_mandatory"]


@admin.register(Transition)
class TransitionAdmin(ModelAdmin):
    list_display = ["name", "from_status", "to_status", "approver", "needs_reason", "is_once", "is_active", "position"]
    list_filter = ["from_status", "to_status", "approver", "is_active"]
    search_fields = ["name_zh", "name_en"]
    inlines = [TransitionDocumentInline]
    fieldsets = [
        (None, {"fields": ["name_zh", "name_en", ("from_status", "to_status"), ("approver", "position"), "is_active"]}),
        ("", {"fields": ["needs_reason", "reasons_zh", "reasons_en"]}),
        ("", {"fields": ["is_once", ("working_days", "months_in_status", "months_after_end")]}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["from_status", "to_status"] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # It is set aside: requests name it, and so does their history.
        return False


class PresentedDocumentInline(AppendOnly, TabularInline):
    model = PresentedDocument
    fields = ["kind", "document_no", "dated_on"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(TransitionRequest)
class TransitionRequestAdmin(Verbs, AppendOnly, ModelAdmin):
    is_added = False
    list_display = ["task", "transition", status("state"), "approver", "requested_by", "requested_on", "decided_on"]
    list_display_links = ["transition"]
    list_filter = ["state", "to_status", "task__cluster"]
    search_fields = ["task__code", "task__name_zh", "task__name_en", "comment"]
    inlines = [PresentedDocumentInline]
    fields = [
        "task",
        ("transition", "state"),
        ("from_status", "to_status", "conclusion"),
        "comment",
        ("requested_by", "requested_on", "approver"),
        ("decided_by", "decided_on"),
        "decision",
    ]
    verbs = DECISIONS

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # Steps are requested on the task's page, where one sees what they lack.
        return False
