"""What may be told of a request: where it went and whence it came, without secrets and in one line."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from breakthrough.models import AccessRecord

PREFIX = re.compile(r"bearer +(bt[0-9a-f]{10})_", re.IGNORECASE)
DOORS = (("/admin/", AccessRecord.Door.ADMIN), ("/api/", AccessRecord.Door.API))


def about(request: HttpRequest) -> dict[str, Any]:
    """The columns of a record that the request alone gives. No parameters: they may hold names of people."""
    return {
        "door": next((door for start, door in DOORS if request.path_info.startswith(start)), AccessRecord.Door.WEB),
        "method": one_line(request.method or "", 10),
        "path": one_line(request.path_info, 500),
        "network_address": client_address(request),
        "token": token_prefix(request),
    }


def known_user(request: HttpRequest) -> Any:
    """Whoever is signed in, or owns the token: the API tells it to the request too."""
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


def token_prefix(request: HttpRequest) -> str:
    """The part of a token by which people tell it from others; it opens nothing."""
    match = PREFIX.match(request.headers.get("Authorization", "").strip())
    return match[1] if match else ""


def client_address(request: HttpRequest) -> str | None:
    """Where a request comes from, as the outermost proxy of our own saw it; what others wrote there is not read."""
    if not settings.PROXIES:
        return network_address(request.META.get("REMOTE_ADDR", ""))
    seen = request.headers.get("X-Forwarded-For", "").split(",")
    return network_address(seen[-settings.PROXIES].strip()) if len(seen) >= settings.PROXIES else None


def network_address(text: str) -> str | None:
    try:
        # Without the name of an interface, which only this machine knows.
        return str(ipaddress.ip_address(text)).partition("%")[0]
    except ValueError:
        return None


def one_line(text: str, length: int) -> str:
    """Without anything that could begin a line of its own, hide a part of it or color it."""
    text = text[:length]
    if text.isprintable():
        return text
    return "".join("\N{REPLACEMENT CHARACTER}" if is_control(letter) else letter for letter in text)


def is_control(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp")
