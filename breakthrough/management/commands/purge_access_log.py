from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from breakthrough.models import AccessRecord
from breakthrough.models.access_record import KEPT_DAYS


class Command(BaseCommand):
    help = f"Deletes what the access log has kept for longer than some days, at least {KEPT_DAYS}."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, required=True, help="keep the records of this many last days")

    def handle(self, *args: Any, days: int, **options: Any) -> None:
        if days < KEPT_DAYS:
            raise CommandError(f"The access log is kept for at least {KEPT_DAYS} days.")
        if days > 36_500:
            raise CommandError("That is more than a hundred years.")
        old = AccessRecord.objects.filter(at__lt=timezone.now() - timedelta(days=days))
        number, _kinds = old.delete()
        self.stdout.write(f"{number} records deleted.")
