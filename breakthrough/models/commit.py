from django.db import models
from django.utils.translation import gettext_lazy as _


class Commit(models.Model):
    """A transaction that changed tracked rows, and the moment at which its changes became known."""

    # An id of its own: PostgreSQL's transaction ids begin anew when a dump is restored elsewhere.
    at = models.DateTimeField(_("committed at"), null=True, editable=False)

    class Meta:
        verbose_name = _("commit")
        verbose_name_plural = _("commits")
        default_permissions = ()
        indexes = [models.Index(fields=["at", "id"], name="commit_at_id")]

    def __str__(self) -> str:
        return f"{self.pk}: {self.at:%Y-%m-%d %H:%M:%S}" if self.at else f"{self.pk}"
