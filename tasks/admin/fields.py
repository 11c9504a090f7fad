"""Fields of the pages on which something is done."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from breakthrough import clock
from breakthrough.models.fields import FIRST_DAY, LAST_DAY


def day_field(label: Any, *, required: bool = True, initial: Any = clock.today, **given: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    validators = [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]
    return forms.DateField(
        label=label, required=required, initial=initial, widget=widget, validators=validators, **given
    )


def text_field(label: Any, *, required: bool = True, **given: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})
    return forms.CharField(label=label, required=required, max_length=10_000, widget=widget, **given)
