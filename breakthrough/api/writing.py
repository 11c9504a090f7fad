"""Making, changing and deleting a row: rights, and the state it was read in."""

from __future__ import annotations

from typing import Any

from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, MethodNotAllowed, PermissionDenied, ValidationError
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response

from breakthrough.admin.scope import refuse_outside_scope
from breakthrough.api import parameters, routing
from breakthrough.api.entry import page_of, save
from breakthrough.api.errors import Conflict
from breakthrough.api.links import links_of, relink
from breakthrough.api.once import Once
from breakthrough.scope import ScopedQuerySet

MOST_NAMED = 5


class PreconditionRequired(APIException):
    """428: a change says which state of the row it was made from."""

    status_code = 428
    default_code = "precondition_required"


class PreconditionFailed(APIException):
    """412: somebody changed the row since."""

    status_code = 412
    default_code = "precondition_failed"


class Writing(Once):
    """Mixin: rows are written by the same rules as in the admin."""

    instead: Any = ""
    """What is done instead of changing or deleting what stays as it is, or of adding what begins elsewhere."""

    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        parameters.refuse_unknown(request, [])
        self.require_adding()
        made = self.write(self.body(), None, whole=True)
        refuse_outside_scope(made, request.user)
        answer = self.answer(made.pk, 201)
        answer["Location"] = answer.data["url"]
        return answer

    def update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self.change(request, whole=True)

    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self.change(request, whole=False)

    def change(self, request: Request, *, whole: bool) -> Response:
        row = self.locked("change")
        refuse_outside_scope(self.write(self.body(), row, whole=whole), request.user)
        return self.answer(row.pk, 200)

    def destroy(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        self.remove(self.locked("delete"))
        return Response(status=204)

    def write(self, body: dict[str, Any], row: Any, *, whole: bool) -> Any:
        """The row itself, then the lines that link it with others; whose it is, is seen once they are there."""
        rest, lines = self.parts(body)
        return self.relinked(save(self.page(), self.request, row, rest, whole=whole), lines, is_new=row is None)

    def parts(self, body: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        """What the form takes, and the lines."""
        lines = {name: body[name] for name in self.links if name in body}
        return {name: value for name, value in body.items() if name not in lines}, lines

    def relinked(self, made: Any, lines: dict[str, Any], *, is_new: bool) -> Any:
        for name, items in lines.items():
            relink(self.page(), self.request._request, made, self.links[name], name, items, is_new=is_new)
        return made

    @cached_property
    def links(self) -> dict[str, Any]:
        return links_of(self.get_serializer())

    def remove(self, row: Any) -> None:
        self.refuse_hanging([row])
        self.page().delete_model(self.request._request, row)

    def refuse_hanging(self, rows: list[Any]) -> None:
        """What keeps rows from being deleted, as the admin says it before it deletes."""
        _lines, _counts, forbidden, protected = self.page().get_deleted_objects(rows, self.request._request)
        if protected:
            found = "; ".join(strip_tags(line) for line in protected[:MOST_NAMED])
            raise Conflict(_("This is not deleted, since others name it: %(rows)s") % {"rows": found})
        if forbidden:
            kinds = get_text_list(sorted(str(kind) for kind in forbidden), _("and"))
            sentence = _("This is not deleted, since what hangs on it may not be deleted: %(kinds)s")
            raise Conflict(sentence % {"kinds": kinds})

    # Rights

    def page(self) -> Any:
        page = page_of(self.get_queryset().model)
        if page is None:
            raise self.not_allowed()
        return page

    def require_adding(self) -> None:
        page = self.page()
        if not page.has_add_permission(self.request._request):
            if not getattr(page, "is_added", True):
                raise self.not_allowed()
            raise PermissionDenied(_("You may not do this."))

    def refuse_fixed(self, page: Any) -> None:
        if getattr(page, "is_append_only", False):
            raise self.not_allowed()

    def http_method_not_allowed(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        raise self.not_allowed()

    def not_allowed(self) -> MethodNotAllowed:
        """405, with what one does instead."""
        method = str(self.request.method)
        viewset: Any = type(self)
        page = page_of(viewset.queryset.model)
        said = [str(MethodNotAllowed(method).detail)]
        if method not in SAFE_METHODS:
            if getattr(page, "is_append_only", False):
                said.append(_("Rows of this table are only ever added: a mistake is put right by a new row."))
            said.append(str(self.instead))
        return MethodNotAllowed(method, " ".join(filter(None, said)))

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
        self.refuse_stale(self.request.headers.get("If-Match"), self.get_object())
        return row

    def refuse(self, row: Any) -> None:
        """Why not: it is not theirs, or not to be changed in the state it is in."""
        rows: Any = type(row)._default_manager.all()
        label, name = type(row)._meta.app_label, type(row)._meta.model_name
        is_theirs = isinstance(rows, ScopedQuerySet) and rows.editable_by(self.request.user).filter(pk=row.pk).exists()
        if is_theirs and self.request.user.has_perm(f"{label}.change_{name}"):
            sentences = [_("This cannot be changed any more in the state it is in."), str(self.instead)]
            raise Conflict(" ".join(filter(None, sentences)))
        raise PermissionDenied(_("You may not do this."))

    def refuse_stale(self, asked: Any, shown: Any, named: str = "If-Match") -> None:
        """Compares what the asker has read with the row as it is now, locked."""
        if not isinstance(asked, str):
            sentence = _("Say by %(name)s which state you change: the ETag of the row as you read it.")
            raise PreconditionRequired(sentence % {"name": named})
        tags = [tag.strip().removeprefix("W/").strip('"') for tag in asked.split(",")]
        if self.tag_of_row(shown.pk, self.get_serializer(shown).data) not in tags:
            raise PreconditionFailed(_("Somebody changed this since you read it: read it again."))

    # Answers

    def tag_of_row(self, key: Any, data: Any) -> str:
        """The tag that the row's own address gives, read without parameters."""
        return self.tag_at(f"{routing.address(self.get_queryset().model)}{key}/", data)  # type: ignore[attr-defined]

    def body(self) -> dict[str, Any]:
        body = self.request.data
        if not isinstance(body, dict):
            raise ValidationError(_("Write an object: the fields and their values."))
        return body

    def answer(self, key: Any, status: int) -> Response:
        """The row as it stands now, with its ETag."""
        self.kwargs[self.lookup_field] = str(key)
        data = self.get_serializer(self.get_object()).data
        return Response(data, status=status, headers={"ETag": f'W/"{self.tag_of_row(key, data)}"'})
