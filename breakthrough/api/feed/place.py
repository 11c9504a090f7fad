"""A place in the feed. Sealed, because between two places lies what their holder may not see: nobody counts it."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils.translation import gettext as _

from breakthrough.api.errors import Refused

LONGEST = 2_000
# Before the first commit.
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Place:
    """Up to where the feed was read: every commit up to a moment, and of the next one the events up to one of them."""

    moment: datetime | None = None
    """None stands before everything, and before what came with the product, too."""
    within: tuple[str, int] | None = None
    """The table and number of the last event read of a commit that did not fit into an answer."""

    def sealed(self, rights: str, chosen: list[str] | None) -> str:
        moment = self.moment.isoformat() if self.moment else None
        text = json.dumps([moment, self.within, rights, chosen], separators=(",", ":"))
        return seal(settings.SECRET_KEY).encrypt(text.encode()).decode().rstrip("=")


@dataclass(frozen=True)
class Cursor:
    """What a cursor says: the place, the rights with which it was read, and the resources that were chosen."""

    place: Place
    rights: str
    chosen: list[str] | None

    @classmethod
    def read(cls, text: str) -> Cursor:
        try:
            opened = seal(settings.SECRET_KEY).decrypt(padded(text[:LONGEST]))
            moment, within, rights, chosen = json.loads(opened)
        except (InvalidToken, ValueError):
            raise Refused("cursor", _("This cursor is not valid: send the one of the last answer.")) from None
        known = datetime.fromisoformat(moment) if moment else None
        return cls(Place(known, (within[0], within[1]) if within else None), rights, chosen)


@cache
def seal(secret: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"breakthrough.api.feed:" + secret.encode()).digest()))


def padded(text: str) -> bytes:
    return (text + "=" * (-len(text) % 4)).encode("ascii", "replace")
