"""The page on which a posted entry is taken back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from breakthrough import units
from breakthrough.admin.base import ModelAdmin
from breakthrough.models.fields import DayField
from breakthrough.refusals import REFUSALS, explained
from funding import ledger
from funding.models import FundEntry

# What a new entry in place of a reversed one begins with.
COPIED = ["task_id", "source", "tier", "societal_kind", "kind", "amount", "booked_on", "document_no", "payer_id",
          "payee_id", "subject", "is_in_kind", "evidence"]  # fmt: skip


class ReversalForm(forms.Form):
    reason = forms.CharField(
        label=_("reason"),
        max_length=ledger.LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=_("What was wrong with the entry. It stands beside the reversal for ever."),
    )
    booked_on = forms.DateField(
        label=_("date"),
        widget=AdminDateWidget,
        validators=DayField().validators,
        help_text=_("The day of the entry, so that both cancel out in every period."),
    )


class Reversals(ModelAdmin):
    """Mixin of the ledger's admin: a button that takes a posted entry back."""

    change_form_template = "admin/funding/fundentry/change_form.html"

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.reverse_view)
        return [path("<path:object_id>/reverse/", view, name="funding_fundentry_reverse"), *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        entry = kwargs.get("obj")
        offered = entry is not None and self.may_reverse(request, entry) and ledger.is_reversible(entry)
        return super().render_change_form(request, {**context, "may_reverse": offered}, *args, **kwargs)

    def may_reverse(self, request: HttpRequest, entry: FundEntry) -> bool:
        return self.has_add_permission(request) and FundEntry.objects.editable_by(request.user).contains(entry)

    def reverse_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        entry = self.get_object(request, unquote(object_id))
        if entry is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.may_reverse(request, entry):
            raise PermissionDenied
        form = ReversalForm(request.POST or None, initial={"booked_on": entry.booked_on}, label_suffix="")
        if request.method == "POST" and form.is_valid() and (made := self.reversal(request, entry, form)):
            return self.reversed_response(request, entry, made)
        return TemplateResponse(
            request, "admin/funding/fundentry/reverse.html", self.reversal_context(request, entry, form)
        )

    def reversal(self, request: HttpRequest, entry: FundEntry, form: ReversalForm) -> FundEntry | None:
        facts = form.cleaned_data
        try:
            return ledger.reverse(entry, request.user, facts["reason"], facts["booked_on"])  # type: ignore[arg-type]
        except REFUSALS as error:
            form.add_error(None, explained(error).messages)
            return None

    def reversed_response(self, request: HttpRequest, entry: FundEntry, made: FundEntry) -> HttpResponse:
        copied = {name.removesuffix("_id"): getattr(entry, name) for name in COPIED}
        given = {name: value for name, value in copied.items() if value not in (None, "", False)}
        message = format_html(
            '{} <a href="{}?{}">{}</a>',
            gettext("%(first)s is reversed by %(number)s.") % {"first": entry.entry_no, "number": made.entry_no},
            reverse("admin:funding_fundentry_add"),
            urlencode(given),
            gettext("Enter the right one"),
        )
        self.message_user(request, message, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:funding_fundentry_change", args=[made.pk]))

    def reversal_context(self, request: HttpRequest, entry: FundEntry, form: ReversalForm) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "title": gettext("Reverse this entry"),
            "opts": self.opts,
            "entry": entry,
            "amount": units.yuan(entry.amount),
            "form": form,
            "media": self.media + form.media,
        }
