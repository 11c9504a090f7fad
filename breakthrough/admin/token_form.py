"""The form by which a token is made."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from django import forms
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from breakthrough.admin.account import reaches_higher
from breakthrough.api import routing
from breakthrough.models import Token, User
from breakthrough.models.token import READ_ALL, WRITE_ALL, network

LIFETIMES = [(30, _("30 days")), (90, _("90 days")), (180, _("180 days")), (365, _("1 year"))]
REACHES = [
    ("read", _("Read all that the account may see")),
    ("write", _("Read and write all that the account may")),
    ("chosen", _("Only what is chosen here")),
]
FIGURES = _("Figures")


def resources() -> list[tuple[str, str | Promise]]:
    """Every resource that a scope can name, and what people call it."""
    named = [(name, view.queryset.model._meta.verbose_name_plural) for name, view in routing.resources.items()]
    return [("figures", FIGURES), *named]


def accounts_for(user: Any) -> list[User]:
    """Whose tokens somebody makes: their own, and those of programs whose accounts they keep."""
    programs = User.objects.filter(is_staff=False, is_active=True) if user.has_perm("breakthrough.change_user") else []
    return [user, *(one for one in programs if one.pk != user.pk and not reaches_higher(one, user))]


class TokenForm(forms.Form):
    name = forms.CharField(label=_("name"), max_length=100, help_text=_("What uses this token, e.g. “BI dashboard”."))
    account = forms.ChoiceField(label=_("acts as"))
    reach = forms.ChoiceField(label=_("what it may do"), choices=REACHES, widget=forms.RadioSelect, initial="read")
    scopes = forms.MultipleChoiceField(label=_("chosen tables"), required=False)
    clusters = forms.MultipleChoiceField(
        label=_("only in these clusters"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: wherever the account itself may. Never more than that."),
    )
    networks = forms.CharField(
        label=_("only from these addresses"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        help_text=_("One in a line, e.g. 10.20.3.4 or 10.20.0.0/16. Empty: from anywhere."),
    )
    days = forms.TypedChoiceField(label=_("valid for"), choices=LIFETIMES, coerce=int, initial=90)

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.user = user
        self.accounts = {str(one.pk): one for one in accounts_for(user)}
        self.fields["account"].choices = [(key, str(one)) for key, one in self.accounts.items()]  # type: ignore[attr-defined]
        scopes = [(f"{name}:{action}", "") for name, _label in resources() for action in ("read", "write")]
        self.fields["scopes"].choices = scopes  # type: ignore[attr-defined]
        places: Any = apps.get_model(settings.SCOPE_PLACES)
        seen = places.objects.visible_to(user)
        self.fields["clusters"].choices = [(str(one.pk), str(one)) for one in seen]  # type: ignore[attr-defined]
        if len(self.accounts) == 1:
            del self.fields["account"]
        if not seen:
            del self.fields["clusters"]

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Each resource with its two boxes."""
        chosen = set(self["scopes"].value() or [])
        return [
            {"name": name, "label": label, "read": f"{name}:read" in chosen, "write": f"{name}:write" in chosen}
            for name, label in resources()
        ]

    def clean_networks(self) -> list[str]:
        found = [part for part in re.split(r"[\s,，;；]+", self.cleaned_data["networks"]) if part]
        for one in found:
            network(one)
        return found

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("reach") == "chosen" and not given.get("scopes"):
            raise ValidationError({"scopes": _("Choose at least one table, or let it read all.")})
        return given

    def issue(self) -> tuple[Token, str]:
        given = self.cleaned_data
        scopes = {"read": [READ_ALL], "write": [READ_ALL, WRITE_ALL], "chosen": given["scopes"]}[given["reach"]]
        return Token.issue(
            self.accounts[given.get("account") or str(self.user.pk)],
            given["name"],
            scopes,
            clusters=sorted(map(int, given.get("clusters") or [])),
            networks=given["networks"],
            expires_at=timezone.now() + timedelta(days=given["days"]),
            created_by=self.user,
        )
