from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from breakthrough.models import AccessRecord, User

LONGEST = 24


class Command(BaseCommand):
    help = (
        "Lets a superuser sign in for some hours, where the administrators stand apart and no superuser otherwise can. "
        "Everything that is done then is in the access log and in the history. Hours 0 ends it at once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--hours", type=int, default=4, help=f"for how long, at most {LONGEST} (default: 4)")

    def handle(self, *args: Any, username: str, hours: int, **options: Any) -> None:
        user = User.objects.filter(username=username, is_superuser=True).first()
        if user is None:
            raise CommandError(f"There is no superuser {username!r}; “manage.py createsuperuser” makes one.")
        if not 0 <= hours <= LONGEST:
            raise CommandError(f"An emergency lasts 0 to {LONGEST} hours.")
        user.emergency_until = timezone.now() + timedelta(hours=hours)
        user.save(update_fields=["emergency_until"])
        AccessRecord.objects.create(
            what=AccessRecord.What.EMERGENCY,
            user=user,
            username=username,
            door=AccessRecord.Door.COMMAND,
            method="",
            path=f"emergency, {hours} h",
            status=0,
        )
        self.stdout.write(f"{username} may sign in until {timezone.localtime(user.emergency_until):%Y-%m-%d %H:%M}.")
