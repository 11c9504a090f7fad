"""What a model or the database refuses, said in a sentence; only what is expected is caught."""

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, InternalError, connection, transaction
from django.utils.translation import gettext as _

from breakthrough.violations import sentence_for

RAISED_BY_TRIGGER = "P0001"
REFUSALS = (ValidationError, IntegrityError, DataError, InternalError)


def ask_deferred_rules() -> None:
    """Has the rules of the whole transaction checked now, as they would be at its end; the transaction goes on."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def explained(error: Exception) -> ValidationError:
    """The refusal as a form error; anything that is no refusal goes on as it was."""
    if isinstance(error, ValidationError):
        return error
    if isinstance(error, DataError):
        return ValidationError(_("A value is outside of what can be stored."))
    if isinstance(error, InternalError):
        cause = getattr(error, "__cause__", None)
        if getattr(cause, "pgcode", None) != RAISED_BY_TRIGGER:
            raise error
        reason = getattr(getattr(cause, "diag", None), "message_primary", error)
        return ValidationError(_("The database refused this: %(reason)s") % {"reason": reason})
    assert isinstance(error, IntegrityError)
    return ValidationError(sentence_for(error))
