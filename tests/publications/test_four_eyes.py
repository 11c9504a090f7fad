"""From the draft to the published text: who may do what, and what the database refuses."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from breakthrough.models import Publication, Snapshot
from breakthrough.publications import verbs
from breakthrough.publications.refusals import Forbidden, WrongState
from tests import portfolio

pytestmark = pytest.mark.django_db
State = Publication.State


@pytest.fixture
def office() -> Any:
    return portfolio.user("office")


@pytest.fixture
def draft() -> Publication:
    return portfolio.draft()


def test_one_puts_forward_and_another_publishes(draft: Publication, office: Any) -> None:
    verbs.put_forward(draft, office)
    verbs.publish(draft, portfolio.user("leader"))
    assert draft.state == State.PUBLISHED
    assert draft.snapshot.sha256


@pytest.mark.parametrize("role", ["office", "admin"])
def test_nobody_publishes_what_they_put_forward(draft: Publication, role: str) -> None:
    one = portfolio.user(role)
    verbs.put_forward(draft, one)
    with pytest.raises(Forbidden):
        verbs.publish(draft, one)
    assert not Snapshot.objects.exists()


@pytest.mark.parametrize("role", ["leader", "auditor", "system", "security", ""])
def test_only_the_office_puts_forward(draft: Publication, role: str) -> None:
    with pytest.raises(Forbidden):
        verbs.put_forward(draft, portfolio.user(role))


@pytest.mark.parametrize("role", ["auditor", "system", "security", ""])
def test_only_a_leader_or_the_office_publishes(draft: Publication, office: Any, role: str) -> None:
    verbs.put_forward(draft, office)
    with pytest.raises(Forbidden):
        verbs.publish(draft, portfolio.user(role))


def test_a_draft_is_not_published(draft: Publication) -> None:
    with pytest.raises(WrongState):
        verbs.publish(draft, portfolio.user("leader"))


def test_what_is_published_is_not_published_again(draft: Publication, office: Any) -> None:
    verbs.put_forward(draft, office)
    verbs.publish(draft, portfolio.user("leader"))
    for do in (verbs.publish, verbs.put_forward, verbs.take_back):
        with pytest.raises(WrongState):
            do(draft, portfolio.user("admin"))


def test_what_is_sent_back_is_a_draft_again(draft: Publication, office: Any) -> None:
    verbs.put_forward(draft, office)
    verbs.send_back(draft, portfolio.user("leader"), "请核对")
    assert (draft.state, draft.requested_by) == (State.DRAFT, None)


def test_a_text_with_a_mistake_is_not_put_forward(office: Any) -> None:
    with pytest.raises(ValidationError):
        verbs.put_forward(portfolio.draft(body_en="{taks}"), office)


# What the database refuses, whoever writes and by whatever path.


def refused(statement: str, *parameters: Any) -> str:
    with pytest.raises(IntegrityError) as found, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, parameters)
    cause: Any = found.value.__cause__
    return str(cause.diag.constraint_name)


SET = "UPDATE breakthrough_publication SET {} WHERE id = %s"


def test_the_database_wants_two_people(draft: Publication, office: Any) -> None:
    verbs.put_forward(draft, office)
    set_to = "state = 'published', published_by_id = requested_by_id, published_at = now(), as_of = now()"
    assert refused(SET.format(set_to), draft.pk) in ("publication_four_eyes", "publication_has_snapshot")


def test_the_database_wants_a_snapshot(draft: Publication, office: Any) -> None:
    verbs.put_forward(draft, office)
    set_to = f"state = 'published', published_by_id = {portfolio.user().pk}, published_at = now(), as_of = now()"
    assert refused(SET.format(set_to), draft.pk) == "publication_has_snapshot"


def test_the_database_wants_it_put_forward_first(draft: Publication) -> None:
    set_to = "state = 'published', published_at = now(), as_of = now()"
    assert refused(SET.format(set_to), draft.pk) == "publication_moves"


def test_what_was_put_forward_keeps_its_words(draft: Publication, office: Any) -> None:
    verbs.put_forward(draft, office)
    assert refused(SET.format("body_en = 'other'"), draft.pk) == "publication_put_forward_stays"


def test_nothing_is_frozen_for_a_draft(draft: Publication) -> None:
    insert = (
        "INSERT INTO breakthrough_snapshot (publication_id, content, sha256, signature, key) "
        "VALUES (%s, '{}', repeat('0', 64), '', '')"
    )
    assert refused(insert, draft.pk) == "snapshot_when_published"
