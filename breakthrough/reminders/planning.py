"""Writes the reminders whose step is reached, and the mails that will carry them. Any number of times: once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from breakthrough.models import Reminder, ReminderMail, User
from breakthrough.reminders.kinds import Kind, Matter, kinds

# A reminder that found no mail so long ago stays on the desk: an address entered later brings no flood.
FRESH = timedelta(days=3)
BATCH = 1_000


def plan(today: date) -> None:
    """What is to be said today, to whom, and the mails for it; all or nothing."""
    with transaction.atomic():
        for kind in kinds().values():
            Reminder.objects.bulk_create(reminders(kind, today), batch_size=BATCH, ignore_conflicts=True)
        address_mails(today)


def reminders(kind: Kind, today: date) -> Iterator[Reminder]:
    steps = settings.REMINDER_STEPS.get(kind.code, {})
    for matter in kind.matters(today):
        for people, step, is_escalation in reached(matter, steps.get("own", ()), steps.get("above", ()), today):
            for person in sorted(people):
                yield Reminder(
                    recipient_id=person,
                    kind=kind.code,
                    subject=matter.subject,
                    due_on=matter.due_on,
                    step=step,
                    is_escalation=is_escalation,
                    day=today,
                )


def reached(
    matter: Matter, own: Sequence[int], above: Sequence[int], today: date
) -> Iterator[tuple[Iterable[int], int, bool]]:
    """The last step reached by those whose matter it is, and by those above them; earlier ones are not made up for."""
    days = (today - matter.due_on).days
    for people, steps, is_escalation in ((matter.own, own, False), (matter.above - matter.own, above, True)):
        passed = [step for step in steps if step <= days]
        if passed:
            yield people, max(passed), is_escalation


def address_mails(today: date) -> None:
    """One mail for each person who reads mail and has something new to be reminded of."""
    waiting = Reminder.objects.filter(mail=None, day__gt=today - FRESH, recipient__in=readers())
    people = waiting.order_by("recipient").values_list("recipient", flat=True).distinct()
    mails = [ReminderMail(recipient_id=person, day=today) for person in people]
    ReminderMail.objects.bulk_create(mails, batch_size=BATCH, ignore_conflicts=True)
    # One that is being sent is locked, one that is sent is closed: what is new then waits for tomorrow's.
    open_ones = ReminderMail.objects.filter(day=today, state=ReminderMail.State.QUEUED)
    keys = [*open_ones.select_for_update(skip_locked=True).values_list("pk", flat=True)]
    own = ReminderMail.objects.filter(pk__in=keys, recipient=OuterRef("recipient"))
    waiting.update(mail=Subquery(own.values("pk")[:1]))


def readers() -> QuerySet:
    """People who sign in, have an address, and did not switch mails off."""
    return User.objects.filter(is_active=True, gets_reminder_mails=True).exclude(email="")
