"""The lines that link a row with others (a result with its tasks), written by the very lines of its form."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms.formsets import DELETION_FIELD_NAME, INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.utils.translation import gettext as _

from breakthrough.api.entry import found_by, refuse_unknown, shown_at_first, values_of
from breakthrough.api.serializers import LinksField


def links_of(serializer: Any) -> dict[str, LinksField]:
    return {name: field for name, field in serializer.fields.items() if isinstance(field, LinksField)}


def relink(page: Any, inner: Any, row: Any, field: LinksField, name: str, items: Any, *, is_new: bool) -> None:
    """The lines become exactly these; those that the asker does not see stay as they are."""
    if not isinstance(items, list):
        raise ValidationError({name: _("Write a list.")})
    formset_class, rows = lines_of(page, inner, row, field, is_new=is_new)
    lines = Lines(formset_class(instance=row, queryset=rows), field, name, found_by(inner))
    formset = formset_class(lines.sent(items), instance=row, queryset=rows)
    if not formset.is_valid():
        raise ValidationError(lines.named(formset))
    page.save_formset(inner, None, formset, change=not is_new)


def lines_of(page: Any, inner: Any, row: Any, field: LinksField, *, is_new: bool) -> tuple[Any, Any]:
    """The class of the lines on the row's page, which one request makes once, and the rows that its reader sees."""
    made = vars(inner).setdefault("lines_of_entry", {})
    if (field.link, is_new) not in made:
        # Of a row that was only just made nobody knows yet whose it is: as on a page for a new one.
        found = page.get_formsets_with_inlines(inner, None if is_new else row)
        made[field.link, is_new] = next(
            ((one, inline) for one, inline in found if inline.model is field.link), (None, None)
        )
    formset_class, inline = made[field.link, is_new]
    if formset_class is None:
        raise ValidationError(_("You may not do this."), code="forbidden")
    return formset_class, inline.get_queryset(inner)


class Lines:
    """What a form with lines would be sent, and which item each of its lines is."""

    def __init__(self, blank: Any, field: LinksField, name: str, found: Any) -> None:
        self.blank, self.field, self.name, self.found = blank, field, name, found
        self.items: dict[int, int] = {}
        self.there = {getattr(form.instance, f"{field.to}_id"): place for place, form in enumerate(blank.initial_forms)}

    def sent(self, items: list[Any]) -> dict[str, Any]:
        forms = [*self.blank.initial_forms]
        given = [shown_at_first(form) for form in forms]
        for place, item in enumerate(items):
            values = self.read(item, place)
            known = self.there.pop(values.get(self.field.to), None)
            if known is None:
                known = len(given)
                given.append(shown_at_first(self.blank.empty_form))
            self.items[known] = place
            given[known] |= values
        for place in self.there.values():
            given[place][DELETION_FIELD_NAME] = "on"
        counts = {TOTAL_FORM_COUNT: len(given), INITIAL_FORM_COUNT: len(forms)}
        lines = {f"{place}-{name}": value for place, values in enumerate(given) for name, value in values.items()}
        return {f"{self.blank.prefix}-{name}": value for name, value in {**counts, **lines}.items()}

    def read(self, item: Any, place: int) -> dict[str, Any]:
        if not isinstance(item, dict):
            raise ValidationError({f"{self.name}.{place}": _("Write an object: the fields and their values.")})
        try:
            refuse_unknown(item, [self.field.to, self.field.says])
            # Without the row that it leads to, a line would be one that was left empty.
            return values_of(self.blank.empty_form.fields, {self.field.to: 0, **item}, self.found)
        except ValidationError as error:
            raise ValidationError(self.beneath(place, error.error_dict)) from None

    def beneath(self, place: int, errors: dict[str, Any]) -> dict[str, Any]:
        path = f"{self.name}.{place}"
        return {path if name == NON_FIELD_ERRORS else f"{path}.{name}": found for name, found in errors.items()}

    def named(self, formset: Any) -> dict[str, Any]:
        """What is wrong with an item, by its place; with all of them together, by the name of the lines."""
        wrong: dict[str, Any] = {}
        for line, place in self.items.items():
            wrong |= self.beneath(place, formset.forms[line].errors.as_data())
        together = formset.non_form_errors().as_data()
        return {**wrong, self.name: together} if together else wrong
