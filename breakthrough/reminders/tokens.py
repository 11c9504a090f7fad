"""Tokens in use that end soon and that nothing follows yet: their owner and whoever made them hear of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from breakthrough.admin.desk import Line, Sitting
from breakthrough.desk import line_of
from breakthrough.models import Token
from breakthrough.reminders.kinds import Kind, Matter, register


def ending(today: date) -> Iterator[Matter]:
    for token in Token.objects.ending():
        people = frozenset(filter(None, [token.user_id, token.created_by_id]))
        yield Matter(token.prefix, timezone.localdate(token.expires_at), people)


def tell(sitting: Sitting, subjects: list[str]) -> Mapping[str, Line]:
    theirs = Q(user=sitting.user) | Q(created_by=sitting.user)
    tokens = Token.objects.ending().filter(theirs, prefix__in=subjects).select_related("user")
    return {token.prefix: line_of(token, sitting.user) for token in tokens}


register(Kind("token", _("API tokens that end"), ending, tell))
