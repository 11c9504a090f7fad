from typing import Any

from django.core.management.base import BaseCommand, CommandError

from breakthrough.models import StoredFile
from breakthrough.uploads.care import damaged


class Command(BaseCommand):
    help = "Reads every uploaded file and compares its SHA-256 with the one in the database. Fails if one differs."

    def handle(self, *args: Any, **options: Any) -> None:
        found = damaged()
        if found:
            raise CommandError("Missing or damaged, restore them from the backup:\n" + "\n".join(found))
        self.stdout.write(f"All {StoredFile.objects.count()} files are as they were uploaded.")
