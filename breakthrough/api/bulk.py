"""Many rows in one request, all of them or none: made, recognized by their keys, changed, deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.exceptions import ValidationError as Invalid
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from breakthrough.admin.scope import OUTSIDE, outside_scope
from breakthrough.api import parameters, values
from breakthrough.api.batch import Batch
from breakthrough.api.entry import forget_found
from breakthrough.api.errors import Conflict, ManyRefused
from breakthrough.api.natural_keys import Keys
from breakthrough.api.parsing import TooLarge
from breakthrough.api.standing import KEY, TAG, Standing, without
from breakthrough.api.writing import Writing
from breakthrough.refusals import REFUSALS, ask_deferred_rules

MOST_ITEMS = 1_000


class Bulk(Writing):
    """Mixin: lists of rows are written by the very steps by which a single one is."""

    is_watched = False
    """Whether it is seen after each item if the rules that hold for the whole transaction are broken."""

    def carried_out(self, handler: Callable[..., Any], request: Request, *args: Any, **kwargs: Any) -> Any:
        """Where such a rule refuses all of it at its end, it is done once more, to find the item."""
        try:
            return super().carried_out(handler, request, *args, **kwargs)
        except IntegrityError:
            if not isinstance(request.data, list):
                raise
        forget_found(request._request)
        self.is_watched = True
        return super().carried_out(handler, request, *args, **kwargs)

    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        if parameters.read(request, "upsert", values.BOOLEAN, False):
            return self.upsert(request)
        if not isinstance(request.data, list):
            return super().create(request, *args, **kwargs)
        parameters.refuse_unknown(request, ["upsert"])
        self.require_adding()
        items = self.items()
        made = self.together(items) or self.each(items, lambda item: self.write(without(item), None, whole=True))
        return self.answer_many([(row.pk, "created") for row in made], 201)

    def change_many(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Changes rows, each from the state that its `etag` names."""
        items, standing = self.named("change")
        changed = self.each(items, lambda item: self.write(without(item, KEY, TAG), standing.row(item), whole=False))
        return self.answer_many([(row.pk, "changed") for row in changed], 200)

    def destroy_many(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Deletes rows, each in the state that its `etag` names."""
        items, standing = self.named("delete")
        rows = self.each(items, standing.only)
        keys = [row.pk for row in rows]
        try:
            self.refuse_hanging(rows)
        except Conflict:
            # Each of them says for itself whether it is the one.
            self.each(rows, lambda row: self.refuse_hanging([row]), leaves_rows=False)
            raise
        self.each(rows, lambda row: self.page().delete_model(request._request, row), leaves_rows=False)
        return Response(self.told([{KEY: key, "action": "deleted"} for key in keys]))

    def upsert(self, request: Request) -> Response:
        """Makes rows, or changes those that are there already by their natural key."""
        parameters.refuse_unknown(request, ["upsert"])
        items, page = self.items(), self.page()
        self.refuse_fixed(page)
        keys = Keys(page, request)
        found = keys.find(items, self.get_queryset())
        standing = Standing(self, found.values(), "change")
        created: set[int] = set()

        def put(item: Any) -> Any:
            key, body = found.get(keys.once(item)), without(item, TAG)
            if key is not None:
                return self.write(body, standing.known(key, item.get(TAG)), whole=False)
            self.require_adding()
            made = self.write(body, None, whole=True)
            created.add(made.pk)
            return made

        done = self.each(items, put)
        return self.answer_many([(row.pk, "created" if row.pk in created else "changed") for row in done], 200)

    def named(self, action: str) -> tuple[list[Any], Standing]:
        """The items, and the rows that they name by id."""
        parameters.refuse_unknown(self.request, [])
        self.refuse_fixed(self.page())
        items = self.items()
        return items, Standing(self, [item.get(KEY) for item in items if isinstance(item, dict)], action)

    def items(self) -> list[Any]:
        items = self.request.data
        if not isinstance(items, list) or not items:
            raise ValidationError(_("Write a list of objects, one for each row."))
        if len(items) > MOST_ITEMS:
            raise TooLarge(_("Send at most %(most)s rows at once.") % {"most": MOST_ITEMS})
        return items

    def together(self, items: list[Any]) -> list[Any]:
        """Makes all rows at once; none where one is wrong: by itself it says better what is wrong with it."""
        if self.is_watched:
            return []
        try:
            with transaction.atomic():
                parts = [self.parts(without(item)) for item in items]
                batch = Batch(self.page(), self.request._request)
                batch.expect(rest for rest, _lines in parts)
                made = [self.relinked(batch.keep(batch.filled(rest)), lines, is_new=True) for rest, lines in parts]
                if outside_scope(made, self.request.user):
                    raise Invalid(OUTSIDE)
                return made
        except (APIException, PermissionDenied, *REFUSALS):
            forget_found(self.request._request)
            return []

    def each(self, items: list[Any], do: Callable[[Any], Any], *, leaves_rows: bool = True) -> list[Any]:
        """Does it with every item; where some are refused nothing is done, and each of them says why."""
        done: dict[int, Any] = {}
        wrong: dict[int, Exception] = {}
        broken: dict[int, Exception] = {}
        for index, item in enumerate(items):
            try:
                with transaction.atomic():
                    done[index] = do(item)
            except (APIException, PermissionDenied, *REFUSALS) as error:
                wrong[index] = error
            if self.is_watched:
                refusal = at_the_end()
                # Several items may break a rule and mend it again: the one is named since which it stays broken.
                broken = (broken or {index: refusal}) if refusal else {}
        wrong = {**broken, **wrong}
        if leaves_rows:
            foreign = outside_scope(done.values(), self.request.user)
            wrong |= {index: Invalid(OUTSIDE) for index, row in done.items() if row.pk in foreign}
        if wrong:
            raise ManyRefused(wrong, len(items))
        return [*done.values()]

    # Answers

    def answer_many(self, done: list[tuple[int, str]], status: int) -> Response:
        """The rows as they stand now, in the order in which they were sent, each with its ETag."""
        rows = Standing.shown_rows(self, [key for key, _action in done])
        serializer = self.get_serializer()
        results = []
        for key, action in done:
            row = serializer.to_representation(rows[key])
            results.append({KEY: key, "action": action, TAG: f'W/"{self.tag_of_row(key, row)}"', "row": row})
        return Response(self.told(results), status=status)

    def told(self, results: list[dict[str, Any]]) -> dict[str, Any]:
        is_tried = parameters.read(self.request, parameters.DRY_RUN, values.BOOLEAN, False)
        return {"dry_run": is_tried, "results": results}


def at_the_end() -> IntegrityError | None:
    """What the database would say if the transaction ended here."""
    try:
        ask_deferred_rules()
    except IntegrityError as error:
        return error
    return None
