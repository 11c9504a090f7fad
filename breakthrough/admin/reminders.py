"""Reminder mails as an administrator watches them: what went out, what failed and why, and sending again."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from breakthrough.admin.base import ModelAdmin
from breakthrough.models import Reminder, ReminderMail


class ReadOnly(ModelAdmin):
    """Mixin for what the worker writes."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(ReminderMail)
class ReminderMailAdmin(ReadOnly):
    list_display = ["day", "recipient", "state", "attempts", "next_attempt_at", "sent_at", "repeats", "error"]
    list_filter = ["state", "day"]
    search_fields = ["recipient__username", "recipient__display_name", "recipient__email", "error"]
    list_select_related = ["recipient"]
    actions = ["send_again"]

    def has_send_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("breakthrough.change_remindermail")

    @admin.action(description=_("Send again"), permissions=["send"])
    def send_again(self, request: HttpRequest, mails: Any) -> None:
        """Those that wait anyway are left alone."""
        chosen = mails.exclude(state=ReminderMail.State.QUEUED).select_for_update(of=("self",))
        number = 0
        for mail in chosen:
            mail.queue_again()
            number += 1
        words = ngettext("%(number)s mail waits to be sent.", "%(number)s mails wait to be sent.", number)
        self.message_user(request, words % {"number": number})


@admin.register(Reminder)
class ReminderAdmin(ReadOnly):
    list_display = ["day", "recipient", "kind", "subject", "due_on", "step", "is_escalation", "mail_state"]
    list_filter = ["kind", "is_escalation", "day", "mail__state"]
    search_fields = ["recipient__username", "recipient__display_name", "subject"]
    list_select_related = ["recipient", "mail"]

    @admin.display(description=_("mail"), ordering="mail__state")
    def mail_state(self, reminder: Reminder) -> str:
        return reminder.mail.get_state_display() if reminder.mail else str(_("on the desk only"))
