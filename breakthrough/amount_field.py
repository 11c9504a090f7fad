"""The form field of every MoneyField: reads amounts as people write them, and says them back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core import validators
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from breakthrough import amounts, units


class AmountInput(forms.TextInput):
    """An amount in yuan, beneath it the same in another unit; and a box to tick where the amount is doubted."""

    template_name = "widgets/amount.html"
    doubted: Decimal | None = None
    is_confirmed = False

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, (Decimal, int)):
            return units.yuan(value)
        return super().format_value(value)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"] |= {
            "said": said(context["widget"]["value"]),
            "unreadable": amounts.UNREADABLE,
            "confirmation": self.confirmation(name),
        }
        return context

    def confirmation(self, name: str) -> dict[str, Any] | None:
        if self.doubted is None:
            return None
        label = _("Yes, the amount is right: %(amount)s") % {"amount": units.money(self.doubted)}
        return {
            "name": confirmation_name(name),
            "value": self.doubted,
            "label": label,
            "is_confirmed": self.is_confirmed,
        }


def said(text: str | None) -> str:
    try:
        return amounts.said(amounts.read(text)) if text else ""
    except ValidationError:
        return ""


def confirmation_name(name: str) -> str:
    return f"{name}-confirmed"


class AmountField(forms.Field):
    """Reads an amount to the cent; what it cannot read exactly it refuses, with what to do instead."""

    widget = AmountInput

    def __init__(self, *, max_digits: int = 18, decimal_places: int = 2, **options: Any) -> None:
        # Named as a decimal field names them, so that a model's field can hand them over.
        super().__init__(**options)
        self.max_digits, self.decimal_places = max_digits, decimal_places

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "data-money": "", "autocomplete": "off"}

    def to_python(self, value: Any) -> Decimal | None:
        if value in validators.EMPTY_VALUES:
            return None
        text = str(value).strip()
        return amounts.read(text) if text else None


class ConfirmedAmounts(forms.ModelForm):
    """Mixin: an amount that is doubted comes back with a question, and is saved once it is confirmed."""

    def doubt(self, name: str, amount: Decimal) -> ValidationError | None:
        """Why the amount of a field may be a slip; the rule is the model's."""
        return None

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        for name, field in self.fields.items():
            amount = self.cleaned_data.get(name)
            if isinstance(field, AmountField) and amount is not None and (doubt := self.doubt(name, amount)):
                self.ask(name, amount, doubt)
        return cleaned

    def ask(self, name: str, amount: Decimal, doubt: ValidationError) -> None:
        widget: Any = self.fields[name].widget
        widget.doubted = amount
        # The very amount is confirmed: a tick beside one does not let another one pass.
        widget.is_confirmed = self.data.get(confirmation_name(self.add_prefix(name))) == str(amount)
        if not widget.is_confirmed:
            self.add_error(name, doubt)
