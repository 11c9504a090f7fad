"""Signing in and out, noted on the request that does it; the record is written when that is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from breakthrough.models import AccessRecord, User


@dataclass(frozen=True)
class Note:
    what: str
    user: Any
    username: str


def noted(request: HttpRequest) -> Note | None:
    return vars(request).get("access_note")


def note(request: HttpRequest | None, what: str, user: Any) -> None:
    if request is not None:
        vars(request)["access_note"] = Note(what, user, user.get_username() if user else "")


@receiver(user_logged_in)
def signed_in(request: HttpRequest | None, user: Any, **kwargs: Any) -> None:
    note(request, AccessRecord.What.SIGN_IN, user)


@receiver(user_logged_out)
def signed_out(request: HttpRequest | None, user: Any, **kwargs: Any) -> None:
    if user is not None:
        note(request, AccessRecord.What.SIGN_OUT, user)


@receiver(user_login_failed)
def failed(credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    # A name that no account has is not kept: people type their passwords there.
    name = str(credentials.get("username") or "")[:150]
    user = User.objects.filter(username=name).first() if "\0" not in name else None
    note(request, AccessRecord.What.FAILED, user)
