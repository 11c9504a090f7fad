"""Making, changing and deleting a row: rights, the state it was read in, and what a retry is answered."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, MethodNotAllowed, PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from breakthrough.admin.scope import refuse_outside_scope
from breakthrough.api import parameters
from breakthrough.api.entry import page_of, save
from breakthrough.api.errors import Conflict
from breakthrough.api.links import links_of, relink
from breakthrough.scope import ScopedQuerySet


class PreconditionRequired(APIException):
    """428: a change says which state of the row it was made from."""

    status_code = 428
    default_code = "precondition_required"


class PreconditionFailed(APIException):
    """412: somebody changed the row since."""

    status_code = 412
    default_code = "precondition_failed"


class Writing(GenericViewSet):
    """Mixin: rows are written by the same rules as in the admin."""

    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        parameters.refuse_unknown(request, [])
        page = self.page()
        if not page.has_add_permission(request._request):
            self.refuse_fixed(page)
            raise PermissionDenied(_("You may not do this."))
        with transaction.atomic():
            made = self.write(None, whole=True)
        answer = self.answer(made.pk, 201)
        answer["Location"] = answer.data["url"]
        return answer

    def update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self.change(request, whole=True)

    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self.change(request, whole=False)

    def change(self, request: Request, *, whole: bool) -> Response:
        with transaction.atomic():
            row = self.locked("change")
            self.write(row, whole=whole)
        return self.answer(row.pk, 200)

    def destroy(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        with transaction.atomic():
            row = self.locked("delete")
            self.page().delete_model(request._request, row)
        return Response(status=204)

    def write(self, row: Any, *, whole: bool) -> Any:
        """The row itself, then the lines that link it with others; whose it is, is seen once they are there."""
        body, page = self.body(), self.page()
        fields = links_of(self.get_serializer())
        lines = {name: body[name] for name in fields if name in body}
        rest = {name: value for name, value in body.items() if name not in lines}
        made = save(page, self.request, row, rest, whole=whole)
        for name, items in lines.items():
            relink(made, fields[name], name, items, self.request.user)
        refuse_outside_scope(made, self.request.user)
        return made

    def page(self) -> Any:
        page = page_of(self.get_queryset().model)
        if page is None:
            raise MethodNotAllowed(str(self.request.method))
        return page

    def refuse_fixed(self, page: Any) -> None:
        if getattr(page, "is_append_only", False):
            raise MethodNotAllowed(str(self.request.method))

    def locked(self, action: str) -> Any:
        """The row, locked, in the state that the asker has read, and theirs to change or delete."""
        parameters.refuse_unknown(self.request, [])
        page, asked = self.page(), self.request._request
        shown = self.get_object()
        self.refuse_fixed(page)
        may = getattr(page, f"has_{action}_permission")
        row = page.model._base_manager.select_for_update(no_key=True, of=("self",)).get(pk=shown.pk)
        if not may(asked, row):
            self.refuse(row)
        self.refuse_stale(row)
        return row

    def refuse(self, row: Any) -> None:
        """Why not: it is not theirs, or not to be changed in the state it is in."""
        rows: Any = type(row)._default_manager.all()
        label, name = type(row)._meta.app_label, type(row)._meta.model_name
        is_theirs = isinstance(rows, ScopedQuerySet) and rows.editable_by(self.request.user).filter(pk=row.pk).exists()
        if is_theirs and self.request.user.has_perm(f"{label}.change_{name}"):
            raise Conflict(_("This cannot be changed any more in the state it is in."))
        raise PermissionDenied(_("You may not do this."))

    def refuse_stale(self, row: Any) -> None:
        asked = self.request.headers.get("If-Match")
        if asked is None:
            raise PreconditionRequired(_("Say by If-Match which state you change: the ETag of the row as you read it."))
        tags = [tag.strip().removeprefix("W/").strip('"') for tag in asked.split(",")]
        now = self.tag_of(self.request, self.get_serializer(self.get_object()).data)  # type: ignore[attr-defined]
        if now not in tags:
            raise PreconditionFailed(_("Somebody changed this since you read it: read it again."))

    def body(self) -> dict[str, Any]:
        body = self.request.data
        if not isinstance(body, dict):
            raise ValidationError(_("Write an object: the fields and their values."))
        return body

    def answer(self, key: Any, status: int) -> Response:
        """The row as it stands now, with its ETag."""
        self.kwargs[self.lookup_field] = str(key)
        data = self.get_serializer(self.get_object()).data
        path = self.request.path if status != 201 else f"{self.request.path}{key}/"
        tag = self.tag_at(path, data)  # type: ignore[attr-defined]
        return Response(data, status=status, headers={"ETag": f'W/"{tag}"'})
