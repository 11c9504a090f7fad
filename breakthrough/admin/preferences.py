"""What a person settles for themselves: the language of their mails, and whether they want any."""

from __future__ import annotations

from django.contrib import admin, messages
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from breakthrough.admin.pages import Page, register
from breakthrough.models import User


class PreferencesForm(ModelForm):
    class Meta:
        model = User
        fields = ["gets_reminder_mails", "language"]


def preferences_page(request: HttpRequest) -> HttpResponse:
    """One's own account and nobody else's. Where mails go to, the administrator of accounts keeps."""
    account = User.objects.get(username=request.user.get_username())
    form = PreferencesForm(request.POST or None, instance=account)
    if request.method == "POST" and form.is_valid():
        account.save(update_fields=PreferencesForm.Meta.fields)
        messages.success(request, _("Your preferences are saved."))
        return HttpResponseRedirect(reverse("admin:preferences"))
    page = {**admin.site.each_context(request), "title": _("My preferences"), "form": form, "email": account.email}
    return TemplateResponse(request, "admin/preferences.html", page)


register(Page("preferences", "preferences/", preferences_page))
