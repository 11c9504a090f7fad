"""Sends what waits: each mail in a transaction of its own, with the sending as its last act before the commit.

Two workers never hold the same mail, because the row is locked from the choice to the commit. If a worker dies after
the mail server took the message and before the commit, the message is sent once more, with the same Message-ID, by
which mail systems know a copy. That is the worst case: a person never misses a mail, and no row says otherwise than
what happened.
"""

from __future__ import annotations

import logging

from django.db import transaction
from django.utils import timezone

from breakthrough.history import acting
from breakthrough.models import ReminderMail
from breakthrough.reminders.letter import letter

log = logging.getLogger(__name__)


def send_waiting() -> int:
    """Sends all mails that are due now, and says how many it dealt with."""
    number = 0
    while send_one():
        number += 1
    return number


def send_one() -> bool:
    """Sends one mail that no other worker has in hand; False where there is none."""
    with acting(door="worker"), transaction.atomic():
        mail = ReminderMail.objects.due().select_for_update(skip_locked=True, of=("self",)).order_by("pk").first()
        if mail is None:
            return False
        try:
            with transaction.atomic():
                send(mail)
        except Exception as error:
            # Whatever it was, the others still get theirs, and an administrator reads this.
            log.warning("The reminder mail %s was not sent: %s", mail.pk, error)
            mail.refresh_from_db()
            mail.fail(f"{type(error).__name__}: {error}")
    return True


def send(mail: ReminderMail) -> None:
    message = letter(mail)
    mail.state = ReminderMail.State.SENT if message else ReminderMail.State.DROPPED
    mail.sent_at = timezone.now() if message else None
    mail.error = ""
    mail.save(update_fields=["state", "sent_at", "error"])
    if message:
        message.send()
