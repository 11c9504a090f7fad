"""How a verb refuses, and how what the database refuses is told in the same way."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from breakthrough.history import on_behalf_of
from breakthrough.models import Publication
from breakthrough.violations import sentence_for

MAKE = "breakthrough.change_publication"
PUBLISH = "breakthrough.publish_publication"


class Forbidden(ValidationError):
    """Not this person."""

    def __init__(self, message: str) -> None:
        super().__init__(message, code="forbidden")


class WrongState(ValidationError):
    """Not now."""

    def __init__(self, message: str) -> None:
        super().__init__(message, code="conflict")


def verb[**Rest, Made](
    do: Callable[Concatenate[Publication, Any, Rest], Made],
) -> Callable[Concatenate[Publication, Any, Rest], Made]:
    """Does it to the locked row, all or nothing, in the name of `by`; the row in hand then tells the new state."""

    @wraps(do)
    def done(publication: Publication, by: Any, *args: Rest.args, **kwargs: Rest.kwargs) -> Made:
        try:
            with on_behalf_of(by), transaction.atomic():
                row = Publication.objects.select_for_update(of=("self",)).filter(pk=publication.pk).first()
                if row is None:
                    raise WrongState(_("This publication was deleted."))
                found = do(row, by, *args, **kwargs)
        except IntegrityError as refused:
            raise WrongState(sentence_for(refused)) from refused
        publication.refresh_from_db()
        return found

    return done


def must_be(publication: Publication, *states: str) -> None:
    if publication.state not in states:
        message = _("This cannot be done with a publication in the state “%(state)s”.")
        raise WrongState(message % {"state": publication.get_state_display()})


def must_have(by: Any, permission: str) -> None:
    if not (by.may_sign_in and by.has_perm(permission)):
        raise Forbidden(_("This is not yours to publish."))
