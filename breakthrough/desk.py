"""What stands on everybody's desk: tokens of programs in use that end soon and that nothing follows yet."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from breakthrough.admin.desk import EVERY, Line, Section, Sitting, register
from breakthrough.days import distance, spoken
from breakthrough.models import Token


def ending(sitting: Sitting) -> QuerySet[Token]:
    """A person's own, and for whoever keeps the accounts of programs theirs, too."""
    user = sitting.user
    theirs = Q(user=user)
    if user.has_perm("breakthrough.change_user"):
        theirs |= Q(user__is_staff=False)
    return Token.objects.ending().filter(theirs).select_related("user").order_by("expires_at", "pk")


def shown(sitting: Sitting, tokens: list[Token]) -> list[Line]:
    return [line_of(token, sitting.user) for token in tokens]


def line_of(token: Token, reader: Any) -> Line:
    """Its days are those of the server's clock, as it ends by that one in a demonstration, too."""
    day, today = timezone.localdate(token.expires_at), timezone.localdate()
    return Line(
        _t("The token “%(name)s” ends") % {"name": token.name},
        f"{reverse('admin:own_tokens')}#{token.prefix}",
        context="" if token.user == reader else str(token.user),
        detail=_t("Roll it over before, so that the program that uses it does not stand still."),
        when=spoken(day, today),
        distance=distance(day, today),
        is_pressing=True,
    )


def clause(sitting: Sitting, first: list[Token], count: int) -> str:
    return ngettext("%(count)s API token that ends", "%(count)s API tokens that end", count) % {"count": count}


register(
    Section(
        "tokens",
        EVERY,
        _("API tokens that end"),
        ending,
        shown,
        empty="",
        order=-1,
        clause=clause,
        is_pressing=True,
        page=lambda: reverse("admin:own_tokens"),
    )
)
