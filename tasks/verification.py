"""The page on which a reviewer verifies a milestone, or takes the verification back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from breakthrough import clock
from breakthrough.admin.base import ModelAdmin
from breakthrough.admin.verbs import VerbForm
from breakthrough.models.fields import DayField
from breakthrough.refusals import REFUSALS, explained
from tasks.milestones import may_verify, verify, withdraw
from tasks.models import Evidence, Milestone


class VerifyForm(VerbForm):
    day = forms.DateField(label=_("verified on"), widget=AdminDateWidget, validators=DayField().validators)


class WithdrawForm(VerbForm):
    reason = forms.CharField(
        label=_("reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})
    )


class Verification(ModelAdmin):
    """Mixin of the milestones' admin: a button for those who review the task."""

    change_form_template = "admin/tasks/milestone/change_form.html"

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.verify_view)
        return [path("<path:object_id>/verify/", view, name="tasks_milestone_verify"), *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        row = kwargs.get("obj")
        offered = row is not None and row.completed_on is not None and may_verify(row, request.user)
        return super().render_change_form(request, {**context, "may_verify": offered}, *args, **kwargs)

    def verify_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        row = self.get_object(request, unquote(object_id))
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not may_verify(row, request.user):
            raise PermissionDenied
        kind = WithdrawForm if row.verified_on else VerifyForm
        form: Any = kind(request.POST or None, initial={"day": clock.today()})
        if request.method == "POST" and form.is_valid() and self.decided(request, row, form):
            return HttpResponseRedirect(reverse("admin:tasks_milestone_change", args=[row.pk]))
        return TemplateResponse(request, "admin/tasks/milestone/verify.html", self.verify_context(request, row, form))

    def decided(self, request: HttpRequest, row: Milestone, form: Any) -> bool:
        user: Any = request.user
        try:
            if row.verified_on:
                withdraw(row, user, form.cleaned_data["reason"])
                said = _t("The milestone counts as reported again.")
            else:
                verify(row, user, form.cleaned_data["day"])
                said = _t("The milestone is verified.")
        except REFUSALS as error:
            row.refresh_from_db()
            form.add_error(None, explained(error).messages)
            return False
        self.message_user(request, said, messages.SUCCESS)
        return True

    def verify_context(self, request: HttpRequest, row: Milestone, form: Any) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "title": _t("Take the verification back") if row.verified_on else _t("Verify this milestone"),
            "opts": self.opts,
            "milestone": row,
            "evidence": Evidence.of(row).visible_to(request.user).select_related("file", "uploaded_by"),
            "form": form,
            "media": self.media + form.media,
        }
