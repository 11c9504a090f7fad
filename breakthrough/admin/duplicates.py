"""The pages of likely duplicates: the queue, two rows side by side, and what one row may be the same as."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import FETCH_PEERS, CharField, Q, Value
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough.admin.base import ModelAdmin
from breakthrough.admin.comparison import Decision, Refused, comparison
from breakthrough.admin.figure_page import change_address
from breakthrough.admin.pages import Page, register
from breakthrough.admin.panels import Panel
from breakthrough.admin.scope import visible
from breakthrough.admin.widgets import Autocomplete
from breakthrough.duplicates import rights
from breakthrough.duplicates.finding import look_at
from breakthrough.duplicates.merging import propose
from breakthrough.duplicates.pair import Pair
from breakthrough.duplicates.registry import Kind, kind_of, kinds
from breakthrough.duplicates.signals import texts
from breakthrough.refusals import REFUSALS, explained

PER_PAGE = 50
WARNED = 3


def page(request: HttpRequest, template: str, title: str, **context: Any) -> HttpResponse:
    return TemplateResponse(
        request, f"admin/{template}.html", {**admin.site.each_context(request), "title": title, **context}
    )


def kind_at(request: HttpRequest, code: str) -> Kind:
    if not rights.may_read(request.user):
        raise PermissionDenied
    if code not in kinds():
        raise Http404
    return kinds()[code]


def address(pair: Pair) -> str:
    kind = kind_of(type(pair).first.field.related_model)
    assert kind
    return reverse("admin:duplicate", args=[kind.code, pair.pk])


def queue(request: HttpRequest) -> HttpResponse:
    """All pairs in a state, of all kinds or one, the strongest first."""
    if not rights.may_read(request.user):
        raise PermissionDenied
    chosen = request.GET.get("kind", "")
    state = request.GET.get("state", "")
    state = state if state in Pair.State.values else Pair.State.OPEN.value
    codes = [chosen] if chosen in kinds() else [*kinds()]
    listed = Paginator(ordered(codes, state), PER_PAGE).get_page(request.GET.get("page"))
    listed.object_list = lines([(code, pk) for code, pk, _score in listed.object_list])
    return page(
        request,
        "duplicates",
        _("Likely duplicates"),
        page=listed,
        kinds=[("", _("All")), *((code, kind.model._meta.verbose_name_plural) for code, kind in kinds().items())],
        kind=chosen if chosen in kinds() else "",
        states=Pair.State.choices,
        state=state,
    )


def ordered(codes: list[str], state: str) -> Any:
    found = [
        kinds()[code]
        .pair.objects.filter(state=state)
        .order_by()
        .values_list(Value(code, CharField()), "pk", "score", named=False)
        for code in codes
    ]
    return found[0].union(*found[1:], all=True).order_by("-score", "pk")


def lines(chosen: list[tuple[str, int]]) -> list[dict[str, Any]]:
    """What the queue shows of pairs of several tables: one question for each of them."""
    pairs: dict[tuple[str, int], Any] = {}
    for code in {code for code, _pk in chosen}:
        rows = kinds()[code].pair.objects.filter(pk__in=[pk for one, pk in chosen if one == code])
        rows = rows.select_related("first", "second", "decided_by").fetch_mode(FETCH_PEERS)
        pairs |= {(code, row.pk): row for row in rows}
    return [line(kinds()[code], pairs[code, pk]) for code, pk in chosen]


def line(kind: Kind, pair: Any) -> dict[str, Any]:
    return {
        "pair": pair,
        "kind": kind.model._meta.verbose_name,
        "url": address(pair),
        "sides": [(row, kind.detail(row)) for row in (pair.first, pair.second)],
        "why": texts(kind.signals, pair.signals),
    }


def pair_page(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Two rows side by side, what a merge would move, and the decision."""
    kind = kind_at(request, code)
    pair = kind.pair.objects.select_related("first", "second", "merged", "decided_by").filter(pk=pk).first()
    if pair is None:
        raise Http404
    decision = Decision(kind, pair, request.user, request.POST if request.method == "POST" else request.GET)
    errors: list[str] = []
    if request.method == "POST" and request.POST.get("action") != "preview":
        try:
            done = decision.carry_out(request.POST.get("action", ""))
        except Refused as error:
            raise PermissionDenied from error
        except REFUSALS as error:
            errors = explained(error).messages
            pair.refresh_from_db()
        else:
            for sentence in done:
                messages.success(request, sentence)
            remains = kind.pair.objects.filter(pk=pk).exists()
            return HttpResponseRedirect(address(pair) if remains else reverse("admin:duplicates"))
    return page(request, "duplicate", str(pair), errors=errors, **comparison(decision))


class ProposalForm(forms.Form):
    """The row that is the same."""

    def __init__(self, kind: Kind, rows: Any, data: Any) -> None:
        super().__init__(data, label_suffix="")
        widget = Autocomplete(kind.model._meta.get_field("merged_into"), admin.site)
        self.fields["other"] = forms.ModelChoiceField(rows, widget=widget, label=_("The same as"))


def row_page(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """What one row may be the same as, and a form to say so."""
    kind = kind_at(request, code)
    rows = visible(kind.model.objects.all(), request.user)
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    form = ProposalForm(kind, rows.exclude(pk=pk), request.POST or None)
    if request.method == "POST":
        if not rights.may_propose(request.user):
            raise PermissionDenied
        if form.is_valid():
            try:
                return HttpResponseRedirect(address(propose(kind, row, form.cleaned_data["other"], request.user)))
            except REFUSALS as error:
                form.add_error(None, explained(error).messages)
    return page(
        request,
        "duplicates_of",
        str(row),
        row=row,
        row_url=change_address(row),
        opts=kind.model._meta,
        lines=lines([(code, one.pk) for one in pairs_of(kind, row)]),
        form=form if rights.may_propose(request.user) else None,
        media=form.media,
    )


def pairs_of(kind: Kind, row: Any) -> Any:
    return kind.pair.objects.filter(Q(first=row) | Q(second=row))


def panel(row: Any) -> list[Panel]:
    """On a row's page: what it was merged into, or how many rows look like it."""
    kind = kind_of(type(row))
    if kind is None:
        return []
    url = reverse("admin:duplicates_of", args=[kind.code, row.pk])
    if row.merged_into_id:
        return [Panel(_("Merged into"), str(row.merged_into), url)]
    waiting = pairs_of(kind, row).filter(state=Pair.State.OPEN).count()
    return [Panel(_("Likely duplicates"), str(waiting) if waiting else _("none"), url)]


class SpotsDuplicates(ModelAdmin):
    """Mixin for a ModelAdmin: whoever saves a row is told what it looks like; that does not keep them from saving."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        kind = kind_of(self.model)
        for pair in look_at(kind, form.instance)[:WARNED] if kind else []:
            other = pair.second if pair.first_id == form.instance.pk else pair.first
            message = format_html(
                '{} <a href="{}">{}</a>',
                _("Looks like “%(other)s” (%(why)s).")
                % {"other": other, "why": ", ".join(texts(kind.signals, pair.signals)) if kind else ""},
                address(pair),
                _("Compare the two"),
            )
            self.message_user(request, message, messages.WARNING)


# Whoever reads organizations reads what is said of them here.
register(Page("duplicates", "duplicates/", queue, gettext_lazy("Likely duplicates"), "tasks.view_organization"))
register(Page("duplicate", "duplicates/<slug:code>/<int:pk>/", pair_page))
register(Page("duplicates_of", "duplicates/<slug:code>/row/<int:pk>/", row_page))
