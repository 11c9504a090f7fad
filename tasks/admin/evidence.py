from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import display
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.defaultfilters import filesizeformat
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from breakthrough.admin.base import ModelAdmin
from breakthrough.refusals import REFUSALS, explained
from breakthrough.uploads.serving import download
from tasks.attaching import AttachForm
from tasks.evidence import attach, may_attach
from tasks.models import Evidence
from tasks.models.evidence import claim_model


def ending_of(evidence: Any) -> str:
    return str(evidence.name.rpartition(".")[2]).upper()


@admin.register(Evidence)
class EvidenceAdmin(ModelAdmin):
    list_display = ["__str__", "task", "claim_link", "kind", "document_no", "file_link", "uploaded_by", "uploaded_at"]
    list_filter = ["kind", "task__cluster"]
    search_fields = ["title", "name", "document_no", "task__code", "task__name_zh", "task__name_en"]
    list_select_related = ["task", "file", "uploaded_by"]
    fields = ["title", "kind", "document_no", "task", "claim_link", "file_link", "sha256", "uploaded_by", "uploaded_at"]
    readonly_fields = ["task", "claim_link", "file_link", "sha256", "uploaded_by", "uploaded_at"]

    @display(description=_("proves"))
    def claim_link(self, evidence: Any) -> str:
        return format_html('<a href="{}">{}</a>', evidence.claim_page, evidence.claim_label)

    @display(description=_("file"))
    def file_link(self, evidence: Any) -> str:
        address = reverse("admin:tasks_evidence_file", args=[evidence.pk])
        facts = f"{ending_of(evidence)}, {filesizeformat(evidence.file.size)}"
        return format_html('<a href="{}">{}</a> ({})', address, evidence.name, facts)

    @display(description=_("SHA-256"))
    def sha256(self, evidence: Any) -> str:
        return evidence.file.sha256

    def has_add_permission(self, request: HttpRequest) -> bool:
        # A file is attached on the page of what it proves.
        return False

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("attach/<str:kind>/<int:pk>/", view(self.attach_view), name="tasks_evidence_attach"),
            path("<int:pk>/file/", view(self.file_view), name="tasks_evidence_file"),
            *super().get_urls(),
        ]

    def file_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        evidence = self.get_queryset(request).select_related("file").filter(pk=pk).first()
        if evidence is None or not self.has_view_permission(request, evidence):
            raise Http404(_t("There is no such record, or it is not yours to see."))
        return download(request, evidence.file, evidence.name)

    def attach_view(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        claim, user = self.claim_of(request, kind, pk), request.user
        if not may_attach(claim, user):  # type: ignore[arg-type]
            raise PermissionDenied
        form = AttachForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid() and (made := self.attached(request, claim, form)):
            counted = ngettext("%(count)s file is attached.", "%(count)s files are attached.", len(made))
            self.message_user(request, counted % {"count": len(made)}, messages.SUCCESS)
            return HttpResponseRedirect(f"{made[0].claim_page}#evidence")
        claim_page = reverse(f"admin:{kind.replace('.', '_')}_change", args=[pk])
        context = {"title": _t("Attach evidence"), "claim": claim, "form": form, "claim_page": claim_page}
        return TemplateResponse(
            request, "admin/tasks/evidence/attach.html", {**self.admin_site.each_context(request), **context}
        )

    def claim_of(self, request: HttpRequest, kind: str, pk: int) -> Any:
        model: Any = claim_model(kind)
        rows = model._default_manager.all() if model else None
        claim = rows.visible_to(request.user).filter(pk=pk).first() if rows is not None else None
        if claim is None:
            raise Http404(_t("There is no such record, or it is not yours to see."))
        return claim

    def attached(self, request: HttpRequest, claim: Any, form: AttachForm) -> list[Evidence]:
        facts = {**form.cleaned_data}
        try:
            return attach(claim, facts.pop("uploads"), request.user, **facts)  # type: ignore[arg-type]
        except REFUSALS as error:
            refusal: ValidationError = explained(error)
            form.add_error("uploads", refusal.messages)
            return []
