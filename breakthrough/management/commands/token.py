from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from breakthrough.api.routing import resources
from breakthrough.api.values import nearest
from breakthrough.history import commanded
from breakthrough.models import Token, User
from breakthrough.models.token import READ_ALL, WRITE_ALL

LONGEST = 100


def scopes() -> list[str]:
    """Every scope that there is."""
    reverse("api:root")  # loads the addresses, and with them the resources
    names = ["*", "figures", *resources]
    return [f"{name}:{action}" for name in names for action in ("read", "write")]


class Command(BaseCommand):
    help = "Makes an API token for a user and prints it, once: it is stored as a keyed hash only."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", default="command line", help="what uses the token (default: command line)")
        parser.add_argument("--write", action="store_true", help="it may write, too: whatever the user may")
        parser.add_argument("--scope", action="append", default=[], help="only this, e.g. tasks:read (may be repeated)")

    def handle(self, *args: Any, username: str, name: str, scope: list[str], **options: Any) -> None:
        user = User.objects.filter(username=username).first()
        if user is None:
            near = nearest(username, User.objects.values_list("username", flat=True))
            hint = f" Did you mean {near}?" if near else ""
            raise CommandError(f"There is no user {username!r}.{hint}")
        if not user.is_active:
            raise CommandError(f"{username} may not sign in: the account is not active.")
        if not 0 < len(name.strip()) <= LONGEST:
            raise CommandError(f"A token's name has 1 to {LONGEST} characters.")
        if unknown := [one for one in scope if one not in scopes()]:
            near = nearest(unknown[0], scopes())
            raise CommandError(f"There is no scope {unknown[0]!r}." + (f" Did you mean {near}?" if near else ""))
        with commanded("token"):
            everything = [READ_ALL, WRITE_ALL] if options["write"] else [READ_ALL]
            token, text = Token.issue(user, name.strip(), scope or everything)
        self.stdout.write(text)
        self.stderr.write(f"{user}: “{token.name}”, valid until {token.expires_at:%Y-%m-%d}.")
        self.stderr.write("Send it as the header  Authorization: Bearer TOKEN  and keep it safe.")
