"""Writes rows as their own form in the admin would: its fields, its rules, its rights, its scope."""

from __future__ import annotations

from functools import cached_property
from types import SimpleNamespace
from typing import Any

from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from breakthrough.admin.scope import OUTSIDE, is_editable, outside_scope, refuse_outside_scope
from breakthrough.amount_field import ConfirmedAmounts
from breakthrough.api.batch import Batch
from breakthrough.api.entry import CONFIRMED, form_of, save
from breakthrough.api.links import relink
from breakthrough.api.serializers import LinksField
from breakthrough.exchange.column import Column, Links
from breakthrough.exchange.description import Description
from breakthrough.exchange.kinds import Kind, Money
from breakthrough.exchange.parsing import Row
from breakthrough.history.reversal import reversed_by_entry
from breakthrough.refusals import REFUSALS, explained


def request_of(user: Any) -> HttpRequest:
    """The request that forms ask for, of somebody who may have gone home meanwhile."""
    request: Any = HttpRequest()
    request.method, request.user = "POST", user
    request._messages = CookieStorage(request)
    return request


class Form:
    """The form of one table, filled in for a user."""

    def __init__(
        self, description: Description, request: HttpRequest, reason: str, *, confirms_amounts: bool = False
    ) -> None:
        self.description, self.request, self.reason = description, request, reason
        self.confirms_amounts = confirms_amounts
        self.page, self.user = description.page, request.user
        self.asked: Any = SimpleNamespace(_request=request, user=request.user)

    def try_out(self, write: Any, row: Row, *, for_good: bool) -> Any:
        """Writes a row, or says on it what is wrong; for nothing where something is wrong already."""
        made = None
        try:
            with transaction.atomic():
                made = write()
                if not for_good:
                    transaction.set_rollback(True)
        except REFUSALS as error:
            made = None
            self.blame(row, explained(error))
        return made

    def blame(self, row: Row, error: ValidationError) -> None:
        """Each message to its column; what was wrong before has been said."""
        if not hasattr(error, "error_dict"):
            row.refuse("", *error.messages)
            return
        wrong = set(row.errors)
        for path, messages in error.message_dict.items():
            name = path.split(".")[0]
            name = name if name in self.description.by_name and name != NON_FIELD_ERRORS else ""
            if name not in wrong or name == "":
                row.refuse(name, *messages)

    def make(self, row: Row, columns: list[Column]) -> Any:
        self.require_adding()
        made = self.write(None, self.said(row, columns))
        refuse_outside_scope(made, self.user)
        return made

    def require_adding(self) -> None:
        if self.page is None or not self.page.has_add_permission(self.request):
            raise ValidationError(_("You may not add such rows."))

    def said(self, row: Row, columns: list[Column]) -> dict[str, Any]:
        """What a row says in the columns that its form writes."""
        given = {one.name: row.values[one.name] for one in columns if one.is_entered and one.name in row.values}
        return {name: value for name, value in given.items() if value is not None}

    def change(self, instance: Any, row: Row, columns: list[Column], known: dict[str, Any]) -> Any:
        fixed = [column for column in columns if not column.is_entered]
        if fixed:
            message = _("“%(column)s” is not changed by an import: use its own page.")
            raise ValidationError({one.name: message % {"column": one.heading} for one in fixed})
        if self.page is None:
            raise ValidationError(_("Such rows are not changed by an import."))
        given = {column.name: row.values.get(column.name) for column in columns}
        if self.page.has_change_permission(self.request, instance):
            made = self.write(instance, given)
        else:
            made = self.correct(instance, given, known)
        refuse_outside_scope(made, self.user)
        return made

    def correct(self, instance: Any, given: dict[str, Any], known: dict[str, Any]) -> Any:
        """Of what is never changed: one row takes it back, another one says what is right."""
        if not self.may_correct(instance):
            raise ValidationError(self.refusal(instance))
        if reversed_by_entry(instance, self.user, self.reason) is None:
            raise ValidationError(self.refusal(instance))
        entered = [column.name for column in self.description.entered]
        whole = {name: known.get(name) for name in entered} | given
        return self.write(None, {name: value for name, value in whole.items() if value is not None})

    def may_correct(self, instance: Any) -> bool:
        may = self.description.by_content and self.page.has_add_permission(self.request)
        return may and is_editable(instance, self.user)

    def refusal(self, instance: Any) -> str:
        label, name = self.page.opts.app_label, self.page.opts.model_name
        if self.user.has_perm(f"{label}.change_{name}") and is_editable(instance, self.user):
            return _("This cannot be changed any more in the state it is in.")
        return _("You may not change this row.")

    def write(self, instance: Any, values: dict[str, Any]) -> Any:
        """What the form takes at once, then what it takes only once the row is there; then its links."""
        body, later, links = self.parts(values, is_new=instance is None)
        made = save(self.page, self.asked, instance, body, whole=instance is None)
        return self.complete(made, later, links, is_new=instance is None)

    def parts(self, values: dict[str, Any], *, is_new: bool) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
        """What the form takes at once, what it takes only once the row is there, and links."""
        links = {name: value for name, value in values.items() if isinstance(self.kind(name), Links)}
        body = {name: self.given(name, value) for name, value in values.items() if name not in links}
        if self.confirms_amounts and self.doubts:
            body[CONFIRMED] = {name: body[name] for name in self.amounts if body.get(name) is not None}
        taken = self.offered | {CONFIRMED} if is_new else {*body}
        return (
            {name: value for name, value in body.items() if name in taken},
            {name: value for name, value in body.items() if name not in taken},
            links,
        )

    def complete(self, made: Any, later: dict[str, Any], links: dict[str, Any], *, is_new: bool) -> Any:
        if later or links:
            self.batch.write()
        if later:
            made = save(self.page, self.asked, made, later, whole=False)
        for name, value in links.items():
            self.relink(made, name, value or (), is_new=is_new)
        return made

    @cached_property
    def batch(self) -> Batch:
        return Batch(self.page, self.request)

    def make_many(self, rows: list[Row], columns: list[Column]) -> list[Any]:
        """Makes rows up to the first that its form refuses, and gives them; what else refuses one, refuses all."""
        made: list[Any] = []
        self.require_adding()
        parts = [self.parts(self.said(row, columns), is_new=True) for row in rows]
        self.batch.expect(body for body, _later, _links in parts)
        with self.batch.together():
            for body, later, links in parts:
                try:
                    form = self.batch.filled(body)
                except ValidationError:
                    break
                made.append(self.complete(self.batch.keep(form), later, links, is_new=True))
        if outside_scope(made, self.user):
            raise ValidationError(OUTSIDE)
        return made

    @property
    def doubts(self) -> bool:
        """Whether the form asks once more for an amount that is out of proportion."""
        return issubclass(self.page.form, ConfirmedAmounts)

    @property
    def amounts(self) -> list[str]:
        return [column.name for column in self.description.entered if isinstance(column.kind, Money)]

    @cached_property
    def offered(self) -> set[str]:
        """What the form of a new row takes."""
        return set(form_of(self.page, self.request, None).base_fields)

    def relink(self, made: Any, name: str, pairs: Any, *, is_new: bool) -> None:
        kind: Any = self.kind(name)
        related = kind.link._meta.get_field(kind.parent).remote_field.related_name
        field = LinksField(kind.link, kind.to, kind.said_in, related)
        field.bind(name, SimpleNamespace())  # type: ignore[arg-type]
        items = [self.pair(kind, key, said) for key, said in pairs]
        relink(self.page, self.request, made, field, name, items, is_new=is_new)

    def pair(self, kind: Any, key: Any, said: Any) -> dict[str, Any]:
        return {kind.to: key} | ({} if said is None else {kind.said_in: kind.said.given(said)})

    def kind(self, name: str) -> Kind:
        return self.description.by_name[name].kind

    def given(self, name: str, value: Any) -> Any:
        column = self.description.by_name[name]
        if column.field is not None and column.field.is_relation:
            return value
        if value is None and column.field is not None and not column.field.empty_strings_allowed:
            return None
        return column.kind.given(value)
