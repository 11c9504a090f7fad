from collections.abc import Callable, Iterable
from typing import Any, cast

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet, ModelChoiceField
from django.forms.utils import ErrorDict
from django.http import QueryDict

from breakthrough.admin.widgets import PickedRows

VERSION = "record_version"


class VersionField(forms.CharField):
    """What a form was made from; not a value that anybody enters."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class CheckedForm(forms.ModelForm):
    """A form that can carry the refusal of an earlier attempt to save it, and what somebody else changed meanwhile."""

    refusal: ValidationError | None = None
    record_version: str | None = None
    conflicts: dict[str, dict[str | None, ValidationError]] = {}
    draft: QueryDict | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        is_restored = self.draft is not None and not args and "data" not in kwargs
        if is_restored:
            kwargs["data"] = self.draft
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        if self.record_version is not None:
            self.fields[VERSION] = VersionField(required=False, initial=self.record_version)
        if is_restored:
            # What is half typed is no mistake yet: only what somebody else has changed is said.
            self._errors, self.cleaned_data = ErrorDict(), {}
            self.add_conflicts()

    def add_conflicts(self) -> None:
        for name, conflict in self.conflicts.get(self.prefix or "", {}).items():
            self.add_error(name, conflict)

    def clean(self) -> dict[str, Any] | None:
        if self.refusal is not None:
            self.add_error(None, self.shown(self.refusal))
        self.add_conflicts()
        return super().clean()

    def shown(self, refusal: ValidationError) -> ValidationError:
        """Errors on fields that the form does not have go to its head, else they would be lost."""
        if not hasattr(refusal, "error_dict"):
            return refusal
        return ValidationError([error for errors in refusal.error_dict.values() for error in errors])


class InlineFormSet(BaseInlineFormSet):
    """Asks for each picker's rows once, and not once for each line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.offered: dict[str, list[Any]] = {}
        super().__init__(*args, **kwargs)

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if deletion := form.fields.get(DELETION_FIELD_NAME):
            labeled(deletion, deletion.label)
        for name, field in form.fields.items():
            if isinstance(field, ModelChoiceField) and name in self.own_names:
                self.share(name, field, form.instance)

    @property
    def own_names(self) -> set[str]:
        options = cast(Any, self.model)._meta
        return {field.name for field in options.fields} - {self.fk.name, options.pk.name}

    def share(self, name: str, field: ModelChoiceField, row: Any) -> None:
        widget = inner(field.widget)
        if not isinstance(widget, PickedRows):
            if name not in self.offered:
                self.offered[name] = list(iter(cast(Iterable[Any], field.choices)))
            field.choices = self.offered[name]
        elif (related := getattr(row, f"{name}_id", None)) and (found := getattr(row, name)):
            widget.known[str(related)] = found


def inner(widget: forms.Widget) -> forms.Widget:
    return widget.widget if isinstance(widget, RelatedFieldWidgetWrapper) else widget


def labeled(field: forms.Field | None, label: Callable[[], Any] | Any) -> forms.Field | None:
    """In a table the heading is the label, which a screen reader does not connect to the input."""
    if field is not None:
        inner(field.widget).attrs.setdefault("aria-label", label)
    return field
