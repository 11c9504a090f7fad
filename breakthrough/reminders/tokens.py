"""Tokens in use that end soon and that nothing follows yet: their owner and whoever made them hear of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from breakthrough.admin.desk import Line, Sitting
from breakthrough.days import distance, spoken
from breakthrough.models import Token
from breakthrough.reminders.kinds import Kind, Matter, register


def ending(today: date) -> Iterator[Matter]:
    for token in Token.objects.ending(timezone.now() + settings.TOKENS["warns_before"]):
        people = frozenset(filter(None, [token.user_id, token.created_by_id]))
        yield Matter(token.prefix, timezone.localdate(token.expires_at), people)


def tell(sitting: Sitting, subjects: list[str]) -> Mapping[str, Line]:
    theirs = Q(user=sitting.user) | Q(created_by=sitting.user)
    tokens = Token.objects.ending(timezone.now() + settings.TOKENS["warns_before"]).filter(theirs, prefix__in=subjects)
    return {token.prefix: line_of(token, sitting.today) for token in tokens}


def line_of(token: Token, today: date) -> Line:
    day = timezone.localdate(token.expires_at)
    return Line(
        _t("The token “%(name)s” ends") % {"name": token.name},
        reverse("admin:own_tokens"),
        detail=_t("Roll it over before, so that the program that uses it does not stand still."),
        when=spoken(day, today),
        distance=distance(day, today),
        is_pressing=True,
    )


register(Kind("token", _("API tokens that end"), ending, tell))
