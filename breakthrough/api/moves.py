"""What people do with a row besides editing it: the verbs of its page, each an address below the row's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response

from breakthrough.admin.verbs import Verb
from breakthrough.api import parameters
from breakthrough.api.entry import filled_in, page_of
from breakthrough.api.errors import Conflict
from breakthrough.api.form_schema import body_of
from breakthrough.api.write_schema import ErrorSerializer
from breakthrough.api.writing import Writing

REFUSALS: dict[Any, Any] = dict.fromkeys((400, 401, 403, 404, 409, 412, 415, 429), ErrorSerializer)


class Moving(Writing):
    """Mixin: does what a verb does, asks what it asks, and refuses what it refuses."""

    verbs: ClassVar[Sequence[Verb]] = ()
    """Those that its page in the admin does not have as such."""

    @classmethod
    def offer_verbs(cls, route: str) -> None:
        """Gives the resource an address for each verb of its rows."""
        viewset: Any = cls
        for verb in (*getattr(page_of(viewset.queryset.model), "verbs", ()), *cls.verbs):
            move = move_of(verb, route, viewset)
            setattr(cls, move.__name__, move)

    def done(self, verb: Verb) -> Response:
        parameters.refuse_unknown(self.request, [])
        row, body = self.subject(), self.body()
        if not verb.may(self.request.user, row):
            self.refuse_now(row)
        verb.do(row, self.request.user, said(verb.form, body).cleaned_data)
        return self.answer(row.pk, 200)

    def subject(self) -> Any:
        """The row as it is stored; where the asker says what they have read, it must still be that."""
        shown, rows = self.get_object(), self.get_queryset().model._base_manager
        if "If-Match" in self.request.headers:
            rows = rows.select_for_update(no_key=True, of=("self",))
            row = rows.get(pk=shown.pk)
            self.refuse_stale(self.request.headers["If-Match"], self.get_object())
            return row
        return rows.get(pk=shown.pk)

    def refuse_now(self, row: Any) -> None:
        """403 to whoever never may; 409 where the state speaks against it, or the rule that two people act."""
        rows = type(row)._default_manager.filter(pk=row.pk)
        own = [
            getattr(rows, name)(self.request.user) for name in ("editable_by", "reviewable_by") if hasattr(rows, name)
        ]
        if any(found.exists() for found in own):
            raise Conflict(_("This cannot be done now, in the state that this is in, or not by you."))
        raise PermissionDenied(_("You may not do this."))


def said(make: Any, body: dict[str, Any]) -> Any:
    """The form as the body fills it in, valid; what the body leaves out stays as the form shows it."""
    form = make(filled_in(make(None), body))
    if not form.is_valid():
        raise forms.ValidationError(form.errors.as_data())
    return form


def move_of(verb: Verb, route: str, viewset: Any) -> Any:
    name = verb.name.replace("-", "_")

    def move(self: Any, request: Request, **kwargs: Any) -> Response:
        return self.done(verb)

    move.__name__ = f"move_{name}"
    described: Any = extend_schema(
        operation_id=f"{route.replace('-', '_')}_{name}",
        summary=verb.label,
        description=verb.hint or verb.done or verb.label,
        request={"application/json": body_of(verb.form.base_fields)},
        responses={200: viewset.detail_serializer_class or viewset.serializer_class, **REFUSALS},
        filters=False,
    )
    # The description stays only where it is put over the action.
    return described(action(detail=True, methods=["post"], url_path=verb.name, url_name=verb.name)(move))
