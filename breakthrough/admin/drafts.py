"""Forms keep what is typed into them: a page that was closed or lost opens again as it was left.

Any form takes part whose page has an element with `data-draft-key` in it (templates/admin/draft.html, drafts.js) and
whose view carries `keeps_drafts = True`.
"""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.forms.utils import ErrorDict, ErrorList
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from breakthrough.admin.merging import READING, Merging, is_save
from breakthrough.input import UNSTORABLE
from breakthrough.models import FormDraft

LARGEST = 256 * 1024
LONGEST_KEY = 300
MOST_FIELDS = 5_000
MOST_DRAFTS = 200
DISCARD = "_discard_draft"
NOT_KEPT = ("csrfmiddlewaretoken", IS_POPUP_VAR, "_save", "_continue", "_addanother", "_saveasnew", DISCARD)
OF_THE_LIST = "_changelist_filters"

Typed = list[list[str]]


@require_POST
def keep_draft(request: HttpRequest) -> HttpResponse:
    """Takes what a form holds: {"key": its address, "fields": [[name, value], …]}."""
    if len(request.body) > LARGEST:
        return refusal(_("The form holds too much to be kept as a draft."), HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    found = read_draft(request.body)
    if found is None or not is_form(found[0], request):
        return refusal(_("This is no draft of a form."), HTTPStatus.BAD_REQUEST)
    key, fields = found
    now, mine = timezone.now(), drafts_of(request.user)
    with transaction.atomic():
        mine.update_or_create(user_id=request.user.pk, key=key, defaults={"fields": fields, "saved_at": now})
    surplus = mine.order_by("-saved_at", "-pk").values("pk")[MOST_DRAFTS:]
    FormDraft.objects.filter(pk__in=[row["pk"] for row in surplus]).delete()
    return JsonResponse({"saved_at": f"{localtime(now):%H:%M:%S}"})


def drafts_of(user: Any) -> Any:
    return FormDraft.objects.filter(user=user)


def refusal(sentence: str, status: int) -> JsonResponse:
    return JsonResponse({"detail": sentence}, status=status)


def read_draft(body: bytes) -> tuple[str, Typed] | None:
    try:
        found = json.loads(body)
        key, fields = found["key"], found["fields"]
        pairs = [(name, value) for name, value in fields]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    texts = [key, *(text for pair in pairs for text in pair)]
    if not all(isinstance(text, str) and not UNSTORABLE.search(text) for text in texts):
        return None
    if len(key) > LONGEST_KEY or len(pairs) > MOST_FIELDS:
        return None
    return key, [[name, value] for name, value in pairs if is_kept(name)]


def is_kept(name: str) -> bool:
    return name not in NOT_KEPT and "password" not in name and "__prefix__" not in name


def is_form(key: str, request: HttpRequest) -> bool:
    """Whether a key is the address of a form that keeps drafts and that the user may fill in."""
    try:
        view: Any = resolve(key.partition("?")[0]).func
    except Resolver404:
        return False
    page = getattr(view, "model_admin", None)
    if page is None:
        return getattr(view, "keeps_drafts", False)
    may = page.has_add_permission(request) or page.has_change_permission(request)
    return getattr(page, "keeps_drafts", False) and may


def key_of(request: HttpRequest) -> str:
    """A form's address, with what it was opened for but not with the list that it was opened from."""
    query = request.GET.copy()
    query.pop(OF_THE_LIST, None)
    return f"{request.path}?{query.urlencode()}" if query else request.path


class Drafts(Merging, ModelAdmin):
    """Mixin: the forms of a table keep drafts, unless it says otherwise."""

    keeps_drafts = True

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if not self.keeps_drafts or IS_POPUP_VAR in request.GET or IS_POPUP_VAR in request.POST:
            return super().changeform_view(request, object_id, form_url, extra_context)
        key = key_of(request)
        drafts = drafts_of(request.user).filter(key=key)
        if DISCARD in request.POST:
            drafts.delete()
            return HttpResponseRedirect(request.get_full_path())
        if request.method in READING and len(key) <= LONGEST_KEY:
            self.restore(request, object_id, drafts.first())
        response = super().changeform_view(request, object_id, form_url, extra_context)
        if isinstance(response, HttpResponseRedirect) and is_save(request.POST):
            drafts.delete()
        return response

    def restore(self, request: HttpRequest, object_id: str | None, draft: FormDraft | None) -> None:
        """Fills the form with what was typed, merged with what others have saved since."""
        if draft is None:
            return
        state, data = vars(request), QueryDict(mutable=True)
        for name, value in draft.fields:
            data.appendlist(name, value)
        if object_id is not None and self.keeps_versions(request, unquote(object_id)):
            merge = self.merged(request, unquote(object_id), data)
            if merge is None:
                return
            data, state["conflicts"] = merge.data, merge.conflicts
        state["draft"], state["draft_of"] = data, draft

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.draft = vars(request).get("draft")
        return form

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        typed = vars(request).get("draft")
        params = super().get_formset_kwargs(request, obj, inline, prefix)
        return params if typed is None or f"{prefix}-TOTAL_FORMS" not in typed else {**params, "data": typed}

    def _create_formsets(self, request: HttpRequest, obj: Any, change: bool) -> Any:
        made: Any = super()
        formsets, inlines = made._create_formsets(request, obj, change)
        for formset in formsets if "draft" in vars(request) else []:
            unchecked(formset)
        return formsets, inlines

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        may = context["adminform"].form.fields and not context["is_popup"] and self.may_save(request, kwargs.get("obj"))
        if self.keeps_drafts and may and len(key_of(request)) <= LONGEST_KEY:
            context = {**context, "draft": self.draft_shown(request, context)}
        return super().render_change_form(request, context, *args, **kwargs)

    def may_save(self, request: HttpRequest, obj: Any) -> bool:
        return self.has_change_permission(request, obj) if obj else self.has_add_permission(request)

    def draft_shown(self, request: HttpRequest, context: Any) -> dict[str, Any]:
        """What draft.html needs; a draft in which nothing differs from what is saved is of no use any more."""
        draft = vars(request).get("draft_of")
        shown = {"key": key_of(request), "url": reverse("admin:drafts"), "is_unsaved": request.method == "POST"}
        forms = [context["adminform"].form, *(inline.formset for inline in context["inline_admin_formsets"])]
        if draft is None:
            return shown
        if not any(form.has_changed() for form in forms):
            draft.delete()
            return shown
        return {**shown, "restored": localtime(draft.saved_at)}


def unchecked(formset: Any) -> None:
    """What is half typed is no mistake yet: only what somebody else has changed is said."""
    if not formset.is_bound:
        return
    formset._errors, formset._non_form_errors = [], ErrorList()
    for form in formset.forms:
        form._errors, form.cleaned_data = ErrorDict(), {}
        form.add_conflicts()
        formset._errors.append(form._errors)
