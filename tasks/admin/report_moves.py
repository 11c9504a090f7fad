"""The buttons of a progress report: each posts to a verb, and comes back to the report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tasks import reporting
from tasks.models import ProgressReport

Status = ProgressReport.Status


@dataclass(frozen=True)
class Move:
    """A button, where it stands, and what it does."""

    name: str
    label: str | Promise
    done: str | Promise
    states: tuple[str, ...]
    do: Callable[..., Any]
    reviews: bool = False
    """Whether it is the reviewer's and not the author's."""
    reason: str | Promise = ""
    """What the reason is asked with, where one must be given."""


MOVES = {
    move.name: move
    for move in (
        Move("submit", _("Submit"), _("The report was submitted."), (Status.DRAFT, Status.RETURNED), reporting.submit),
        Move("withdraw", _("Withdraw"), _("The report is a draft again."), (Status.SUBMITTED,), reporting.withdraw),
        Move(
            "approve",
            pgettext_lazy("verb", "Approve"),
            _("The report was approved, and counts from now on."),
            (Status.SUBMITTED,),
            reporting.approve,
            reviews=True,
        ),
        Move(
            "return",
            pgettext_lazy("verb", "Return"),
            _("The report was returned to its author."),
            (Status.SUBMITTED,),
            reporting.send_back,
            reviews=True,
            reason=_("Reason for returning"),
        ),
        Move(
            "revise",
            _("Revise"),
            _("This is the draft of a new revision; the approved one counts until this one is approved."),
            (Status.APPROVED,),
            reporting.revise,
            reason=_("Reason for the revision"),
        ),
    )
}


class ReportMoves(admin.ModelAdmin):
    """Mixin: the moves that the reader may make from the report's state."""

    change_form_template = "admin/tasks/progressreport/change_form.html"

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_move"
        view = self.admin_site.admin_view(self.move)
        moves = [path(f"<path:object_id>/{move}/", view, {"name": move}, name=f"{name}_{move}") for move in MOVES]
        return [*moves, *super().get_urls()]

    def move(self, request: HttpRequest, object_id: str, name: str) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        report = self.get_object(request, object_id)
        if report is None:
            raise Http404(_t("There is no such record, or it is not yours to see."))
        return self.make_move(request, report, name)

    def make_move(self, request: HttpRequest, report: ProgressReport, name: str) -> HttpResponse:
        move = MOVES[name]
        given = [request.POST.get("reason", "")] if move.reason else []
        try:
            shown = move.do(report, request.user, *given) or report
            self.message_user(request, str(move.done), messages.SUCCESS)
        except ValidationError as refused:
            shown = report
            for message in refused.messages:
                self.message_user(request, message, messages.ERROR)
        return HttpResponseRedirect(reverse("admin:tasks_progressreport_change", args=[shown.pk]))


def moves_of(report: ProgressReport, user: Any) -> list[Move]:
    """The buttons for a reader: what would be refused is not offered."""
    rows = ProgressReport.objects.filter(pk=report.pk)
    reviews = rows.reviewable_by(user).exists() and not reporting.is_own(report, user)
    may = {True: reviews, False: rows.editable_by(user).exists()}
    found = [move for move in MOVES.values() if report.status in move.states and may[move.reviews]]
    hidden = {"withdraw"} if report.author_id != user.pk else set()
    hidden |= {"revise"} if reporting.later_revisions(report).exists() else set()
    return [move for move in found if move.name not in hidden]


def decisions(report: ProgressReport) -> Any:
    return report.decisions.select_related("by").order_by("pk")
