"""The life cycle on a task's page: where it stands, which steps it may take, and a page for each of them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from breakthrough import clock
from breakthrough.admin.panels import Section
from breakthrough.admin.verbs import Button, VerbForm, run
from tasks import life_cycle
from tasks.admin.change_pages import ChangePages, change_buttons, may_ask
from tasks.admin.fields import day_field, text_field
from tasks.life_cycle.verbs import Paper
from tasks.models import ChangeRequest, Task, Transition, TransitionRequest

OPEN = [ChangeRequest.Status.SUBMITTED, ChangeRequest.Status.RECOMMENDED]
GRAVE = {Task.Status.REJECTED, Task.Status.TERMINATED, Task.Status.REVOKED}


class StepForm(VerbForm):
    """What a step asks for: its day, its reason, and the number and day of each of its documents."""

    on = day_field(_("changed on"))
    conclusion = forms.ChoiceField(label=_("conclusion"), choices=[("", "—"), *Task.Conclusion.choices])
    document_no = forms.CharField(label=_("document number"), max_length=100, required=False)
    comment = text_field(_("comment"), required=False)

    def __init__(self, transition: Transition, data: Any = None) -> None:
        super().__init__(data)
        self.transition = transition
        if transition.to_status != Task.Status.CLOSED:
            del self.fields["conclusion"]
        if transition.is_confirmed_by_another:
            # The reviewer who confirms enters the document of the decision.
            del self.fields["document_no"]
            self.fields["on"].label = _("wanted for")
        if transition.reasons:
            choices = [("", "—"), *((text, text) for text in transition.reasons)]
            self.fields["reason"] = forms.ChoiceField(label=_("common reasons"), choices=choices, required=False)
        self.order_fields(["on", "conclusion", "document_no", "reason", "comment"])
        self.own_names = list(self.fields)
        self.documents = list(transition.documents.all())
        for document in self.documents:
            self.fields[f"no_{document.pk}"] = forms.CharField(
                label=_("document number or name"), max_length=100, required=False
            )
            self.fields[f"day_{document.pk}"] = day_field(_("dated"), required=False, initial=None)

    def own_fields(self) -> list[Any]:
        return [self[name] for name in self.own_names]

    def papers(self) -> list[dict[str, Any]]:
        """Each required document with its two fields."""
        return [
            {"kind": document, "number": self[f"no_{document.pk}"], "day": self[f"day_{document.pk}"]}
            for document in self.documents
        ]

    def presented(self) -> dict[int, Paper]:
        given = self.cleaned_data
        return {
            one.pk: Paper(given[f"no_{one.pk}"], given[f"day_{one.pk}"])
            for one in self.documents
            if given.get(f"no_{one.pk}")
        }

    def said(self) -> str:
        given = self.cleaned_data
        return gettext(": ").join(filter(None, [given.get("reason", ""), given.get("comment", "")]))


class LifeCyclePages(ChangePages):
    """Mixin for the admin of tasks."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.step_view)
        page = path("<path:object_id>/life-cycle/<slug:to>/", view, name="tasks_task_step")
        return [page, *super().get_urls()]

    def step_view(self, request: HttpRequest, object_id: str, to: str) -> HttpResponse:
        task = self.row_of(request, object_id)
        transition = life_cycle.next_steps(task).prefetch_related("documents").filter(to_status=to).first()
        if transition is None:
            if to not in Task.Status.values:
                raise Http404
            self.message_user(
                request, gettext("From its present status the task cannot take this step."), messages.WARNING
            )
            return HttpResponseRedirect(self.page_of(task))
        if not life_cycle.may_request(request.user, task):
            raise PermissionDenied
        form = StepForm(transition, request.POST or None)
        if request.method == "POST" and run(request, form, lambda given: self.take(request, task, form)):
            self.message_user(request, done(transition), messages.SUCCESS)
            return HttpResponseRedirect(self.page_of(task))
        more = {**says(task, transition, form), "template": "admin/tasks/task/step.html"}
        return self.verb_page(request, task, str(transition), form, more)

    def take(self, request: HttpRequest, task: Task, form: StepForm) -> None:
        given = form.cleaned_data
        life_cycle.change_status(
            task,
            form.transition.to_status,
            request.user,
            on=given["on"],
            comment=form.said(),
            conclusion=given.get("conclusion", ""),
            document_no=given.get("document_no", ""),
            papers=form.presented(),
        )


def section(task: Task, request: HttpRequest) -> Section:
    """On the task's page: the present status, the next steps, and one that waits."""
    pending = task.transition_requests.filter(state=TransitionRequest.State.PENDING).first()
    may = pending is None and life_cycle.may_request(request.user, task)
    content = {
        "task": task,
        "last": task.status_changes.order_by("-changed_on", "-pk").first(),
        "buttons": [step_button(task, one) for one in life_cycle.next_steps(task)] if may else [],
        "changes": change_buttons(task) if may_ask(request.user, task) else [],
        "asked": task.change_requests.filter(status__in=OPEN).order_by("submitted_on", "pk"),
        "pending": pending,
        "pending_url": reverse("admin:tasks_transitionrequest_change", args=[pending.pk]) if pending else None,
    }
    return Section("admin/tasks/task/life_cycle.html", content)


def step_button(task: Task, transition: Transition) -> Button:
    url = reverse("admin:tasks_task_step", args=[task.pk, transition.to_status])
    return Button(str(transition), url, transition.to_status in GRAVE)


def done(transition: Transition) -> str:
    if transition.is_confirmed_by_another:
        return gettext("The step is requested; a reviewer confirms it.")
    return gettext("The step is taken.")


def says(task: Task, transition: Transition, form: StepForm) -> dict[str, Any]:
    """What the page of a step says besides its form."""
    given = getattr(form, "cleaned_data", {})
    presented = frozenset(form.presented()) if given and form.is_valid() else frozenset()
    step = life_cycle.Step(task, transition, given.get("on") or clock.today(), given.get("conclusion", ""), presented)
    hint = ""
    if transition.is_confirmed_by_another:
        hint = gettext(
            "Approved by: %(approver)s. You request the step; a reviewer confirms it with the document number."
        )
        hint %= {"approver": transition.get_approver_display()}
    return {
        "hint": hint,
        "facts": [
            (gettext("Status"), f"{task.get_status_display()} → {transition.get_to_status_display()}"),
            (gettext("Lead organization"), str(task.lead)),
        ],
        "findings": life_cycle.findings(step),
        "verb": {"is_grave": transition.to_status in GRAVE},
    }
