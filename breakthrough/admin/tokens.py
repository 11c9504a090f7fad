"""Tokens of the API: everybody makes and ends their own; who keeps rights sees and ends all."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin import EmptyFieldListFilter
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from breakthrough.admin.base import ModelAdmin
from breakthrough.admin.pages import Page, register
from breakthrough.admin.token_form import TokenForm, accounts_for, resources
from breakthrough.admin.verbs import Verb, Verbs
from breakthrough.models import Token
from breakthrough.models.token import READ_ALL, WRITE_ALL


def scopes_said(token: Token) -> str:
    """What a token may do, in words."""
    if WRITE_ALL in token.scopes:
        return gettext("reads and writes all")
    labels = dict(resources())
    found = [gettext("reads all")] if READ_ALL in token.scopes else []
    for action, says in (("read", gettext("reads: %(tables)s")), ("write", gettext("writes: %(tables)s"))):
        names = [scope.partition(":")[0] for scope in token.scopes if scope.endswith(f":{action}")]
        tables = [str(labels.get(name, name)) for name in names if name != "*"]
        found += [says % {"tables": gettext(", ").join(tables)}] if tables else []
    return gettext("; ").join(found)


def clusters_said(token: Token) -> str:
    places: Any = apps.get_model(settings.SCOPE_PLACES)
    return gettext(", ").join(str(one) for one in places.objects.filter(pk__in=token.clusters))


def pill(token: Token) -> str:
    code, label = token.state
    return format_html('<span class="pill pill-{}">{}</span>', code, label)


@admin.register(Token)
class TokenAdmin(Verbs, ModelAdmin):
    keeps_drafts = False
    list_display = ["name", "user", "prefix", "state", "scopes_said", "last_used_at", "expires_at"]
    list_filter = [("revoked_at", EmptyFieldListFilter)]
    list_select_related = ["user"]
    search_fields = ["name", "user__username", "prefix"]
    readonly_fields = [
        "user", "name", "prefix", "state", "scopes_said", "clusters_said", "networks_said", "created_at", "created_by",
        "expires_at", "last_used_at", "follows", "revoked_at",
    ]  # fmt: skip
    fields = [
        ("user", "name", "prefix"),
        "state",
        ("scopes_said", "clusters_said", "networks_said"),
        ("created_at", "created_by"),
        ("expires_at", "last_used_at", "revoked_at"),
        "follows",
    ]
    verbs = [
        Verb(
            "revoke",
            _("Revoke"),
            do=lambda row, user, given: row.revoke(),
            may=lambda user, row: row.revoked_at is None and user.has_perm("breakthrough.change_token"),
            done=_("The token is revoked: nothing is answered to it any more."),
            hint=_("From the next request on nothing is answered to it. This cannot be taken back."),
            is_grave=True,
        )
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        # A token is shown once, to whoever makes it, on the page of one's own.
        return False

    @admin.display(description=_("state"))
    def state(self, token: Token) -> str:
        return pill(token)

    @admin.display(description=_("what it may do"))
    def scopes_said(self, token: Token) -> str:
        return scopes_said(token)

    @admin.display(description=_("only in these clusters"))
    def clusters_said(self, token: Token) -> str:
        return clusters_said(token) or gettext("wherever the account may")

    @admin.display(description=_("only from these addresses"))
    def networks_said(self, token: Token) -> str:
        return ", ".join(token.networks) or gettext("from anywhere")


def own(user: Any) -> QuerySet[Token]:
    """The tokens that somebody may end and roll over: those of the accounts for which they make them."""
    return Token.objects.filter(Q(user__in=accounts_for(user))).select_related("user", "successor")


@never_cache
def own_tokens(request: HttpRequest) -> HttpResponse:
    """The tokens of whoever asks, and the form for a new one; its text stands in this one answer and nowhere else."""
    form = TokenForm(request.user, request.POST if "make" in request.POST else None)  # type: ignore[arg-type]
    made = None
    if request.method == "POST" and "make" not in request.POST:
        made = changed(request)
        if made is None:
            return HttpResponseRedirect(reverse("admin:own_tokens"))
    elif request.method == "POST" and form.is_valid():
        made, form = form.issue(), TokenForm(request.user)  # type: ignore[arg-type]
    lines: list[dict[str, Any]] = [
        {"token": one, "state": pill(one), "scopes": scopes_said(one), "clusters": clusters_said(one)}
        for one in own(request.user)[:200]
    ]
    context = {
        **admin.site.each_context(request),
        "title": _("My API tokens"),
        "form": form,
        "lines": lines,
        "made": made,
        "is_one_account": len({line["token"].user_id for line in lines} | {request.user.pk}) == 1,
    }
    return TemplateResponse(request, "admin/tokens.html", context)


def changed(request: HttpRequest) -> tuple[Token, str] | None:
    """Revokes a token or rolls it over, as a button of the list says."""
    verb = next((name for name in ("revoke", "roll_over") if name in request.POST), "")
    key = request.POST.get(verb, "")
    token = own(request.user).filter(pk=key).first() if key.isascii() and key.isdecimal() and len(key) < 19 else None
    if token is None:
        raise Http404(_("There is no such record, or it is not yours to see."))
    if verb == "revoke":
        token.revoke()
        messages.success(request, _("The token is revoked: nothing is answered to it any more."))
        return None
    if token.state[0] not in ("valid", "ending") or hasattr(token, "successor"):
        messages.error(request, _("This token is not valid any more, or another one follows it already."))
        return None
    return token.roll_over(request.user)


register(Page("own_tokens", "tokens/", own_tokens))
