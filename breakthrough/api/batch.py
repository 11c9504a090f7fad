"""One form for many new rows: what a form asks of the database for each row is asked once, or left to the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import connection

from breakthrough.api.entry import (
    MOST,
    confirmations,
    form_of,
    found_by,
    given_in,
    shown_at_first,
)
from breakthrough.api.filters import natural_key
from breakthrough.input import UNSTORABLE
from breakthrough.scope import Record

# Fields that read a value as they read it before: many rows say the same.
STEADY = (forms.BooleanField, forms.CharField, forms.DateField, forms.TypedChoiceField)
REMEMBERED = 1_000


class Batch:
    """Makes rows as their form does, with one form for all and without its questions to the database.

    That a row is unique, or that its columns fit each other, the database sees when it is written: it refuses what the
    form would have refused, with poorer words. Whoever needs those of the form asks it after all.
    """

    def __init__(self, page: Any, inner: Any) -> None:
        self.page, self.inner, self.found = page, inner, found_by(inner)
        self.form_class = form_of(page, inner, None)
        self.first = shown_at_first(self.form_class(instance=None))
        self.related: dict[str, dict[Any, Any]] = {}
        self.form: Any = None
        self.waiting: list[Any] = []
        self.may_wait = False

    def expect(self, bodies: Iterable[dict[str, Any]]) -> None:
        """Reads the rows that these bodies name, by key or natural key, each column by two queries."""
        self.form, bodies = self.blank(), list(bodies)
        for name, field in self.form.fields.items():
            if is_single_choice(field):
                said = [body[name] for body in bodies if name in body]
                keys = self.named(field.queryset, said) | {
                    one for one in said if isinstance(one, int) and 0 < one < MOST
                }
                self.related[name] = field.queryset.in_bulk(keys) if keys else {}
        if hasattr(self.form, "expect"):
            self.form.expect(self.related)

    def named(self, rows: Any, said: list[Any]) -> set[Any]:
        """The keys of rows by their natural keys, which are not asked for again."""
        natural = natural_key(rows.model)
        texts = {text for text in said if isinstance(text, str) and not UNSTORABLE.search(text)}
        if natural is None or not texts:
            return set()
        found = dict(rows.filter(**{f"{natural}__in": texts}).order_by().values_list(natural, "pk"))
        self.found.update({(rows.model, str(text)): key for text, key in found.items()})
        return set(found.values())

    def filled(self, body: dict[str, Any]) -> Any:
        """The form with this body in it; refuses what the form finds wrong. Nothing is written."""
        body, confirmed = confirmations(self.form_class, body)
        form = self.form or self.blank()
        given = given_in(form, body, self.found)
        # A form is expensive to make, as its fields are copied; what it knows of the row before is taken from it.
        form.data = {**self.first, **self.page.begun_with(self.inner, given), **given, **confirmed}
        form.instance, form._errors = self.page.model(), None
        vars(form).pop("changed_data", None)
        if not form.is_valid():
            # Its fields may remember the refusal.
            self.form = None
            raise ValidationError(form.errors.as_data())
        self.form = form
        return form

    def keep(self, form: Any) -> Any:
        """Writes the row of a form, by the page's own steps."""
        made = self.page.save_form(self.inner, form, change=False)
        if self.may_wait:
            made.begin()
            self.waiting.append(made)
            return made
        self.page.save_model(self.inner, made, form, False)
        form.save_m2m()
        return made

    @contextmanager
    def together(self) -> Iterator[None]:
        """Rows wait, and are written by one statement as soon as the database is asked anything: it knows them then."""
        self.waiting, self.may_wait = [], self.is_plain
        try:
            with connection.execute_wrapper(self.write_first):
                yield
                self.write()
        finally:
            self.may_wait = False

    def write_first(self, execute: Any, *statement: Any) -> Any:
        self.write()
        return execute(*statement)

    def write(self) -> None:
        rows, self.waiting = self.waiting, []
        if rows:
            self.page.model._base_manager.bulk_create(rows)

    @property
    def is_plain(self) -> bool:
        """Whether a row is all that is written of it: neither its page nor its model adds anything."""
        model = self.page.model
        has_plain_page = type(self.page).save_model is admin.ModelAdmin.save_model and not model._meta.many_to_many
        return has_plain_page and issubclass(model, Record) and model.save is Record.save

    def blank(self) -> Any:
        form = self.form_class(data={}, instance=None)
        choices = {name: field for name, field in form.fields.items() if is_single_choice(field)}
        for name, field in choices.items():
            field.to_python = self.reader(name, field.to_python)
        for field in form.fields.values():
            if type(field) in STEADY:
                field.clean = lru_cache(REMEMBERED)(field.clean)
        excluded = form._get_validation_exclusions
        form._get_validation_exclusions = lambda: {*excluded(), *choices}
        form.validate_unique = form.validate_constraints = lambda: None
        return form

    def reader(self, name: str, ask: Any) -> Any:
        """Reads a choice from the rows that were expected; of any other the form asks itself."""

        def to_python(value: Any) -> Any:
            known = self.related.get(name, {}).get(value)
            return ask(value) if known is None else known

        return to_python


def is_single_choice(field: forms.Field) -> bool:
    """A choice of one row by its key."""
    if not isinstance(field, forms.ModelChoiceField) or isinstance(field, forms.ModelMultipleChoiceField):
        return False
    rows: Any = field.queryset
    return field.to_field_name in (None, "pk", rows.model._meta.pk.name)
