from django.db import models
from django.db.models import Func
from pghistory.models import Event as PghistoryEvent


class Event(PghistoryEvent):
    """One row as it was after an insert or update, or before a delete."""

    # pghistory's own is a 32-bit number.
    pgh_id = models.BigAutoField(primary_key=True)
    # pghistory's triggers do not name this column: its default is what fills it.
    pgh_commit = models.ForeignKey(
        "breakthrough.Commit",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        editable=False,
        db_default=Func(function="breakthrough_commit"),
    )

    class Meta:
        abstract = True
