"""What a model or the database refuses, said in a sentence; only what is expected is caught."""

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, InternalError, models
from django.utils.translation import gettext as _

RAISED_BY_TRIGGER = "P0001"
REFUSALS = (ValidationError, IntegrityError, DataError, InternalError)


def explained(error: Exception, model: type[models.Model]) -> ValidationError:
    """The refusal as a form error; anything that is no refusal goes on as it was."""
    if isinstance(error, ValidationError):
        return error
    if isinstance(error, DataError):
        return ValidationError(_("A value is outside of what can be stored."))
    cause = getattr(error, "__cause__", None)
    details = getattr(cause, "diag", None)
    if isinstance(error, InternalError):
        if getattr(cause, "pgcode", None) != RAISED_BY_TRIGGER:
            raise error
        reason = getattr(details, "message_primary", error)
        return ValidationError(_("The database refused this: %(reason)s") % {"reason": reason})
    return ValidationError(constraint_message(model, getattr(details, "constraint_name", None)))


def constraint_message(model: type[models.Model], name: str | None) -> str:
    related = [field.related_model for field in model._meta.get_fields() if field.related_model]
    for owner in [model, *related]:
        for constraint in owner._meta.constraints if isinstance(owner, type) else []:
            if constraint.name == name:
                return str(constraint.get_violation_error_message())
    return _("Somebody else saved something that contradicts this. Look at the latest state and try again.")
