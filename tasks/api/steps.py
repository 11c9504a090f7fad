"""A task's next steps and the changes of its contract: what may be asked for, what it lacks, and asking for it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from breakthrough import clock
from breakthrough.api import parameters, routing
from breakthrough.api.form_schema import body_of
from breakthrough.api.moves import REFUSALS, Moving, said
from breakthrough.api.views import base_of
from breakthrough.api.write_schema import ErrorSerializer
from tasks import changes, life_cycle
from tasks.admin.change_pages import ChangeForm, may_ask
from tasks.admin.life_cycle import StepForm
from tasks.api import serializers
from tasks.models import ChangeRequest, Task, Transition

READ: dict[Any, Any] = dict.fromkeys((400, 401, 403, 404, 429), ErrorSerializer)
TEXT, FLAG = {"type": "string"}, {"type": "boolean"}


def an_object(shown: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "object", "properties": shown, **more}


def listed(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


DAY = {"type": ["string", "null"], "format": "date"}
DOCUMENT = an_object({"id": {"type": "integer"}, "name": TEXT, "is_mandatory": FLAG})
STEP = an_object(
    {
        "to": {"type": "string", "enum": Task.Status.values},
        "name": TEXT,
        "approver": TEXT,
        "is_confirmed_by_another": FLAG,
        "needs_reason": FLAG,
        "documents": listed(DOCUMENT),
        "lacks": listed(an_object({"sentence": TEXT, "blocks": FLAG})),
    }
)
PRESENTED = an_object({"kind": {"type": "integer"}, "document_no": TEXT, "dated_on": DAY}, required=["kind"])
TO = {"type": "string", "enum": Task.Status.values, "description": "The status that the step leads to."}
ASKED = an_object(
    {"to": TO, "on": DAY, "conclusion": TEXT, "document_no": TEXT, "reason": TEXT, "comment": TEXT,
     "documents": listed(PRESENTED)},
    required=["to"],
)  # fmt: skip
KIND = {"type": "string", "enum": ChangeRequest.Kind.values}
CHANGE = an_object({"kind": KIND, "name": TEXT, "body": {"type": "object", "description": "Its JSON Schema."}})
CHANGED = an_object({"kind": KIND, "reason": TEXT}, required=["kind", "reason"], additionalProperties=True)


def answers(item: dict[str, Any]) -> dict[Any, Any]:
    return {(200, "application/json"): listed(item), **READ}


class TaskMoves(Moving):
    """Mixin: the pages from which a task's steps are taken and its contract's changes are asked for."""

    @extend_schema(
        operation_id="tasks_steps",
        summary="Next steps of a task",
        description="The steps of its life cycle that it may take now, and what each of them lacks today.",
        responses=answers(STEP),
        filters=False,
    )
    @action(detail=True, methods=["get"])
    def steps(self, request: Request, **kwargs: Any) -> Response:
        parameters.refuse_unknown(request, [])
        task = self.task()
        found = life_cycle.next_steps(task).prefetch_related("documents")
        return Response([described(task, step) for step in found])

    @extend_schema(
        operation_id="tasks_take_step",
        summary="Take a step",
        description="Takes a step, or requests it where somebody else confirms it; answers with the request.",
        request={"application/json": ASKED},
        responses={201: serializers.TransitionRequestSerializer, **REFUSALS},
        filters=False,
    )
    @steps.mapping.post
    def take_step(self, request: Request, **kwargs: Any) -> Response:
        parameters.refuse_unknown(request, [])
        task, body = self.task(), self.body()
        step = step_to(task, body.get("to"))
        if not life_cycle.may_request(request.user, task):
            self.refuse_now(task)
        form = said_of_step(step, {name: value for name, value in body.items() if name != "to"})
        given = form.cleaned_data
        made = life_cycle.change_status(
            task,
            step.to_status,
            request.user,
            on=given["on"],
            comment=form.said(),
            conclusion=given.get("conclusion", ""),
            document_no=given.get("document_no", ""),
            papers=form.presented(),
        )
        return self.begun(made, serializers.TransitionRequestSerializer)

    @extend_schema(
        operation_id="tasks_contract_changes",
        summary="Changes that may be asked for",
        description="The kinds of change of the contract, and what each of them asks for.",
        responses=answers(CHANGE),
        filters=False,
    )
    @action(detail=True, methods=["get"], url_path="contract-changes")
    def contract_changes(self, request: Request, **kwargs: Any) -> Response:
        parameters.refuse_unknown(request, [])
        task = self.task()
        forms = {kind: ChangeForm(changes.kind_of(kind), task) for kind in ChangeRequest.Kind}
        return Response(
            [{"kind": str(kind), "name": kind.label, "body": body_of(form.fields)} for kind, form in forms.items()]
        )

    @extend_schema(
        operation_id="tasks_ask_for_change",
        summary="Ask for a change of the contract",
        description="Asks for a change, with the value of now as the old one; answers with the request.",
        request={"application/json": CHANGED},
        responses={201: serializers.ChangeRequestSerializer, **REFUSALS},
        filters=False,
    )
    @contract_changes.mapping.post
    def ask_for_change(self, request: Request, **kwargs: Any) -> Response:
        parameters.refuse_unknown(request, [])
        task, body = self.task(), self.body()
        kind = body.get("kind")
        if kind not in ChangeRequest.Kind.values:
            raise ValidationError({"kind": _("Choose one of: %(known)s") % {"known": ", ".join(ChangeRequest.Kind)}})
        if not may_ask(request.user, task):
            self.refuse_now(task)
        rest = {name: value for name, value in body.items() if name != "kind"}
        form = said(lambda data: ChangeForm(changes.kind_of(kind), task, data), rest)
        given = form.cleaned_data
        made = changes.submit(
            task, kind, request.user, reason=given["reason"], given=form.given(), on=given["submitted_on"]
        )
        return self.begun(made, serializers.ChangeRequestSerializer)

    def task(self) -> Task:
        return Task._base_manager.get(pk=self.get_object().pk)

    def begun(self, made: Any, serializer: Any) -> Response:
        """The request that now waits or is done, as at its own address."""
        rows = serializer.related(type(made).objects.visible_to(self.request.user), self.request.user)
        data = serializer(rows.get(pk=made.pk), context={"base": base_of(self.request)}).data
        address = f"{routing.address(type(made))}{made.pk}/"
        headers = {"Location": data["url"], "ETag": f'W/"{self.tag_at(address, data)}"'}  # type: ignore[attr-defined]
        return Response(data, status=201, headers=headers)


def step_to(task: Task, to: Any) -> Transition:
    steps = life_cycle.next_steps(task).prefetch_related("documents")
    found = next((step for step in steps if step.to_status == to), None)
    if found is None:
        sentence = _("From its present status the task cannot take this step. Possible: %(steps)s")
        known = ", ".join(step.to_status for step in steps)
        raise ValidationError({"to": ValidationError(sentence % {"steps": known or "—"}, code="conflict")})
    return found


def described(task: Task, step: Transition) -> dict[str, Any]:
    lacking = life_cycle.findings(life_cycle.Step(task, step, clock.today()))
    return {
        "to": step.to_status,
        "name": str(step),
        "approver": step.approver,
        "is_confirmed_by_another": step.is_confirmed_by_another,
        "needs_reason": step.needs_reason,
        "documents": [
            {"id": one.pk, "name": str(one), "is_mandatory": one.is_mandatory} for one in step.documents.all()
        ],
        "lacks": [{"sentence": one.sentence, "blocks": one.blocks} for one in lacking],
    }


def said_of_step(step: Transition, body: dict[str, Any]) -> StepForm:
    """The form of a step, in which each document has two fields, from a list of documents."""
    given = papers(body.pop("documents", []))
    known = {document.pk for document in step.documents.all()}
    sentence = _("This step asks for no such document.")
    wrong = {f"documents.{place}.kind": sentence for place, one in enumerate(given) if one.get("kind") not in known}
    if wrong:
        raise ValidationError(wrong)
    flat, names = {}, {}
    for place, one in enumerate(given):
        for prefix, name, absent in (("no", "document_no", ""), ("day", "dated_on", None)):
            flat[f"{prefix}_{one['kind']}"] = one.get(name, absent)
            names[f"{prefix}_{one['kind']}"] = f"documents.{place}.{name}"
    try:
        return said(lambda data: StepForm(step, data), {**body, **flat})
    except ValidationError as error:
        if not hasattr(error, "error_dict"):
            raise
        raise ValidationError({names.get(name, name): found for name, found in error.error_dict.items()}) from None


def papers(given: Any) -> list[dict[str, Any]]:
    known = {"kind", "document_no", "dated_on"}
    if not isinstance(given, list) or not all(isinstance(one, dict) and {*one} <= known for one in given):
        raise ValidationError({"documents": _("Write a list of objects: kind, document_no, dated_on.")})
    return given
