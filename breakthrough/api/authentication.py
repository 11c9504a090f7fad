"""Who calls: the owner of a token, or whoever is signed in."""

import re

from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from breakthrough.history import identify
from breakthrough.models import Token, User

BEARER = re.compile(r"bearer +([A-Za-z0-9_-]{1,200})", re.IGNORECASE)


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer TOKEN`, as `manage.py token` prints it."""

    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        header = request.headers.get("Authorization", "")
        if not header.strip().lower().startswith("bearer"):
            return None
        match = BEARER.fullmatch(header.strip())
        token = Token.find(match[1]) if match else None
        if token is None:
            raise AuthenticationFailed(_("This token is not valid: it is mistyped, expired or revoked."))
        identify(token.user)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="api"'
