from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from breakthrough.demo import ACCOUNTS, DemonstrationRefused, load
from breakthrough.secret import demo_password


class Command(BaseCommand):
    help = (
        "Loads the demonstration portfolio into an empty database. Run again, it changes nothing but the passwords "
        "of the demonstration accounts, if BREAKTHROUGH_DEMO_PASSWORD is another one now."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            is_new = load(demo_password(settings.DATA_DIR))
        except DemonstrationRefused as refusal:
            raise CommandError(str(refusal)) from None
        if is_new:
            message = _("The demonstration portfolio is loaded. Accounts: %(names)s.") % {"names": ", ".join(ACCOUNTS)}
        else:
            message = _("The demonstration portfolio is loaded already.")
        self.stdout.write(message)
