"""Texts of installed packages that have no Chinese of their own; what is named here gets into the catalog."""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

DJANGO = (
    _("- Select an option -"),
    ngettext_lazy("…and %(count)d more object.", "…and %(count)d more objects."),
)

# These Django does translate; the catalog puts better words in their place.
REWORDED = (
    _("Add %(name)s"),
    _("Add %s"),
    _("Add another %(verbose_name)s"),
    _(
        "Are you sure you want to delete the %(object_name)s “%(escaped_object)s”? All of the following related items "
        "will be deleted:"
    ),
    _(
        "Are you sure you want to delete the selected %(objects_name)s? All of the following objects and their "
        "related items will be deleted:"
    ),
    _("Change %s"),
    _("Delete selected %(verbose_name_plural)s"),
    _("Log out"),
    _(
        "Please enter the correct %(username)s and password for a staff account. Note that both fields may be "
        "case-sensitive."
    ),
    _("Run"),
    _("Search %(name)s"),
    _("Select %s"),
    _("Select %s to change"),
    _("View %s"),
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
