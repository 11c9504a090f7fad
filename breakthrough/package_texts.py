"""Texts of installed packages that have no Chinese of their own; what is named here gets into the catalog."""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

DJANGO = (
    _("- Select an option -"),
    ngettext_lazy("…and %(count)d more object.", "…and %(count)d more objects."),
)

AXES = (
    _("access attempt"),
    _("access attempts"),
    _("access failure"),
    _("access failures"),
    _("access log"),
    _("access logs"),
    _("Access lock out"),
    _("Attempt Time"),
    _("Failed Logins"),
    _("Form Data"),
    _("GET Data"),
    _("HTTP Accept"),
    _("IP Address"),
    _("Locked Out"),
    _("Logout Time"),
    _("Meta Data"),
    _("Path"),
    _("POST Data"),
    _("Session key hash (sha256)"),
    _("User Agent"),
)

BACKGROUND_TASKS = (
    _("Task Result"),
    _("Task Results"),
    _("args kwargs"),
    _("backend name"),
    _("enqueued at"),
    _("exception class path"),
    _("finished at"),
    _("priority"),
    _("queue name"),
    _("return value"),
    _("run after"),
    _("started at"),
    _("task path"),
    _("traceback"),
    _("worker id"),
)
