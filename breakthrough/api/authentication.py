"""Who calls: the owner of a token, or whoever is signed in."""

import re
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed, Throttled
from rest_framework.request import Request

from breakthrough.access.request import client_address
from breakthrough.api.asker import Asker
from breakthrough.api.limits import use
from breakthrough.history import identify
from breakthrough.history.actor import add
from breakthrough.models import Token, User

BEARER = re.compile(r"bearer +([A-Za-z0-9_-]{1,200})", re.IGNORECASE)


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer TOKEN`, as the page of one's tokens or `manage.py token` shows it."""

    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        header = request.headers.get("Authorization", "")
        if not header.strip().lower().startswith("bearer"):
            return None
        match = BEARER.fullmatch(header.strip())
        asker = Asker.of(match[1], with_stamp="If-None-Match" in request.headers) if match else None
        # From elsewhere it answers as if it did not exist: whoever found it learns nothing.
        if asker is None or not asker.token.comes_from(client_address(request._request)):
            raise AuthenticationFailed(_("This token is not valid: it is mistyped, expired or revoked."))
        admit(asker, request._request)
        identify(asker.token.user)
        add(token=str(asker.token))
        return asker.token.user, asker.token

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="api"'


def admit(asker: Asker, request: Any) -> None:
    """Keeps that the token was used; refuses what is more than it may."""
    allowance = asker.allowance or use(asker.token)
    vars(request).update(allowance=allowance, stamp=asker.stamp)
    if allowance.is_used_up:
        raise Throttled(allowance.seconds)
    asker.token.note_use()
