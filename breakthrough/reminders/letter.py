"""What a reminder mail says, in the reader's language, as things stand when it is sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from breakthrough import clock
from breakthrough.admin.desk import Line, Sitting
from breakthrough.days import spoken
from breakthrough.models import Reminder, ReminderMail
from breakthrough.reminders.kinds import kinds


def letter(mail: ReminderMail) -> EmailMultiAlternatives | None:
    """The message; None where nothing of it is open any more, or nobody reads it."""
    reader = mail.recipient
    if not (reader.may_sign_in and reader.email and reader.gets_reminder_mails):
        return None
    with override(reader.language or settings.LANGUAGE_CODE):
        sitting = Sitting(reader, clock.today())
        groups = [*groups_of(mail.reminders.order_by("due_on", "pk"), sitting)]
        if not groups:
            return None
        number = sum(len(group["lines"]) for group in groups)
        words = {"number": number, "day": spoken(mail.day, sitting.today), "name": str(reader)}
        texts = {name: str(text) % words for name, text in settings.REMINDER_TEXTS.items()}
        context = {
            "texts": texts,
            "groups": groups,
            "origin": settings.ORIGIN,
            "desk": settings.ORIGIN + reverse("admin:index"),
            "preferences": settings.ORIGIN + reverse("admin:preferences"),
        }
        message = EmailMultiAlternatives(
            " ".join(texts["subject"].split()),
            render_to_string("reminders/letter.txt", context),
            to=[reader.email],
            headers={"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"},
        )
        message.attach_alternative(render_to_string("reminders/letter.html", context), "text/html")
    return message


def groups_of(reminders: Iterable[Reminder], sitting: Sitting) -> Iterable[dict[str, Any]]:
    """The lines that are still open, by kind; what was escalated to the reader stands apart."""
    subjects: dict[tuple[bool, str], list[str]] = defaultdict(list)
    for reminder in reminders:
        subjects[reminder.is_escalation, reminder.kind].append(reminder.subject)
    for (is_escalation, code), named in sorted(subjects.items()):
        kind = kinds().get(code)
        lines = kind.lines(sitting, named) if kind else {}
        shown: list[Line] = [lines[subject] for subject in dict.fromkeys(named) if subject in lines]
        if kind and shown:
            yield {"name": kind.name, "is_escalation": is_escalation, "lines": shown}
