"""As whom a command of the terminal asks, and in which language it is answered."""

from __future__ import annotations

from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import CommandError

from breakthrough.models import User
from breakthrough.scope import EVERYTHING, Access, access_of


def add_asker(parser: ArgumentParser) -> None:
    parser.add_argument("--user", metavar="NAME", help="as this user may (default: everything)")
    parser.add_argument("--language", choices=[code for code, _name in settings.LANGUAGES])


def user_named(name: str | None) -> User | None:
    """None for nobody in particular; a CommandError for a name that nobody has."""
    if name is None:
        return None
    user = User.objects.filter(username=name).first()
    if user is None:
        raise CommandError(f"There is no user {name!r}.")
    return user


def access_for(user: User | None) -> Access:
    return access_of(user, "view") if user else EVERYTHING
