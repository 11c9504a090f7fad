"""Asking for a change of a task's contract: a page for each kind, with the value of now."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from breakthrough import clock
from breakthrough.admin.verbs import Button, VerbForm, Verbs, run
from tasks import changes, life_cycle
from tasks.admin.fields import day_field, text_field
from tasks.changes.verbs import drafted
from tasks.models import ChangeRequest, Task

RUNNING = (Task.Status.ACTIVE, Task.Status.SUSPENDED, Task.Status.ACCEPTANCE, Task.Status.RECTIFYING)


class ChangeForm(VerbForm):
    reason = text_field(_("reason"))
    submitted_on = day_field(_("submitted on"))

    def __init__(self, kind: changes.Kind, task: Task, data: Any = None) -> None:
        super().__init__(data)
        own = kind.fields(task)
        self.fields = {**own, **self.fields}
        self.own_names = list(own)

    def given(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.own_names}


class ChangePages(Verbs):
    """Mixin for the admin of tasks."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.ask_view)
        page = path("<path:object_id>/ask/<slug:kind>/", view, name="tasks_task_ask")
        return [page, *super().get_urls()]

    def ask_view(self, request: HttpRequest, object_id: str, kind: str) -> HttpResponse:
        task = self.row_of(request, object_id)
        if kind not in ChangeRequest.Kind.values:
            raise Http404
        if not may_ask(request.user, task):
            raise PermissionDenied
        form = ChangeForm(changes.kind_of(kind), task, request.POST or None)
        is_sent = request.method == "POST" and "preview" not in request.POST
        if is_sent and run(request, form, lambda given: ask(task, kind, request, form)):
            self.message_user(request, gettext("The change is asked for."), messages.SUCCESS)
            return HttpResponseRedirect(self.page_of(task))
        more = {**preview(task, kind, form), "hint": gettext("The old value is filled in from the task as it is now.")}
        title = gettext("Ask for a change: %(kind)s") % {"kind": ChangeRequest.Kind(kind).label}
        return self.verb_page(request, task, title, form, {**more, "can_preview": True})


def may_ask(user: Any, task: Task) -> bool:
    """Only a contract that runs is changed."""
    return task.status in RUNNING and life_cycle.may_request(user, task)


def ask(task: Task, kind: str, request: HttpRequest, form: ChangeForm) -> None:
    given = form.cleaned_data
    changes.submit(task, kind, request.user, reason=given["reason"], given=form.given(), on=given["submitted_on"])


def preview(task: Task, kind: str, form: ChangeForm) -> dict[str, Any]:
    """What the change would do, once enough is typed in to say so."""
    if not form.is_bound or not form.is_valid():
        return {}
    request = drafted(
        task, kind, reason=form.cleaned_data["reason"], given=form.given(), on=form.cleaned_data["submitted_on"]
    )
    found = changes.kind_of(kind).findings(request)
    is_blocked = any(one.blocks for one in found)
    effects = [] if is_blocked else changes.kind_of(kind).effects(request, clock.today())
    return {"findings": found, "changes": effects, "warning": gettext("To be considered")}


def change_buttons(task: Task) -> list[Button]:
    return [Button(kind.label, reverse("admin:tasks_task_ask", args=[task.pk, kind])) for kind in ChangeRequest.Kind]
