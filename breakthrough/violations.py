"""What to tell somebody whose entry the database refused: every rule has a name, and every name a sentence."""

from django.apps import apps
from django.db import IntegrityError
from django.utils.translation import gettext as _


def sentence_for(error: IntegrityError) -> str:
    """The sentence of the rule that was broken, in the active language."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    return sentence_of(name) or _(
        "Somebody else saved something that contradicts this. Look at the latest state and try again."
    )


def sentence_of(name: str | None) -> str | None:
    """The sentence of a constraint, or of a rule that a trigger keeps (`Record.rules`)."""
    for model in apps.get_models():
        rules = getattr(model, "rules", {})
        if name in rules:
            return str(rules[name])
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return str(constraint.get_violation_error_message())
    return None
