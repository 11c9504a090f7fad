from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from breakthrough.api.values import nearest
from breakthrough.history import commanded
from breakthrough.models import Token, User

LONGEST = 100


class Command(BaseCommand):
    help = "Makes an API token for a user and prints it, once: it is stored as a keyed hash only."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", default="command line", help="what uses the token (default: command line)")

    def handle(self, *args: Any, username: str, name: str, **options: Any) -> None:
        user = User.objects.filter(username=username).first()
        if user is None:
            near = nearest(username, User.objects.values_list("username", flat=True))
            hint = f" Did you mean {near}?" if near else ""
            raise CommandError(f"There is no user {username!r}.{hint}")
        if not user.is_active:
            raise CommandError(f"{username} may not sign in: the account is not active.")
        if not 0 < len(name.strip()) <= LONGEST:
            raise CommandError(f"A token's name has 1 to {LONGEST} characters.")
        with commanded("token"):
            token, text = Token.issue(user, name.strip())
        self.stdout.write(text)
        self.stderr.write(f"{user}: “{token.name}”, valid until {token.expires_at:%Y-%m-%d}.")
        self.stderr.write("Send it as the header  Authorization: Bearer TOKEN  and keep it safe.")
