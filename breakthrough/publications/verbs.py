"""What people do with a publication: begin it, put it forward, take it back or send it back, publish it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from breakthrough import clock
from breakthrough.history import because, on_behalf_of, settled
from breakthrough.models import Publication, Snapshot, TextTemplate
from breakthrough.publications import snapshot
from breakthrough.publications.refusals import MAKE, PUBLISH, Forbidden, WrongState, must_be, must_have, verb
from breakthrough.publications.signing import sign

State = Publication.State


def begin(template: TextTemplate, by: Any, until: date | None = None) -> Publication:
    """A new draft with the words of a template."""
    must_have(by, MAKE)
    with on_behalf_of(by), transaction.atomic():
        return Publication.objects.create(template=template, until=until or clock.today(), **template.words())


@verb
def put_forward(publication: Publication, by: Any) -> None:
    """Asks for it to be published; from now on its words stay, until it is taken back."""
    must_have(by, MAKE)
    must_be(publication, State.DRAFT)
    publication.full_clean()
    publication.state, publication.requested_by, publication.requested_at = State.REQUESTED, by, now()
    publication.save()


@verb
def take_back(publication: Publication, by: Any) -> None:
    """Makes a draft of it again."""
    must_have(by, MAKE)
    to_draft(publication)


@verb
def send_back(publication: Publication, by: Any, reason: str) -> None:
    """Gives it back to whoever put it forward, with a reason that the history keeps."""
    must_have(by, PUBLISH)
    because(reason)
    to_draft(publication)


def to_draft(publication: Publication) -> None:
    must_be(publication, State.REQUESTED)
    publication.state, publication.requested_by, publication.requested_at = State.DRAFT, None, None
    publication.save()


@verb
def publish(publication: Publication, by: Any, as_of: datetime | None = None) -> None:
    """Freezes it as known at a moment, signs it and makes it everybody's; somebody else put it forward.

    `as_of` is the moment of what the publisher has read; without it, or later than now, it is now. It is waited for
    until all that was committed up to it is visible, so that its answers never change.
    """
    must_have(by, PUBLISH)
    must_be(publication, State.REQUESTED)
    if publication.requested_by_id == by.pk:
        raise Forbidden(_("Somebody else than who put it forward publishes it."))
    publication.full_clean()
    moment = publication.known_at or as_of
    latest = settled()
    publication.as_of = min(moment, latest) if moment else latest
    if not publication.known_at and publication.requested_at and publication.as_of < publication.requested_at:
        raise WrongState(_("It was put forward again meanwhile: read it once more."))
    publication.published_by, publication.published_at = by, now()
    text = snapshot.canonical(snapshot.content_of(publication, publication.as_of))
    sha256 = snapshot.digest(text)
    signature, key = sign(sha256)
    Snapshot.objects.create(publication=publication, content=text, sha256=sha256, signature=signature, key=key)
    publication.state = State.PUBLISHED
    publication.save()


def now() -> datetime:
    """The moment as the history tells it: in a demonstration, the one that is replayed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.breakthrough_moment()")
        return cursor.fetchone()[0]
