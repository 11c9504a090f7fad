"""A publication is proved a year later, whatever was entered since; what was tampered with is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection

from breakthrough.figures import Figure, Question, figures, registry, rows_of, versions
from breakthrough.history import acting, seal
from breakthrough.models import Publication, Snapshot, User
from breakthrough.publications import snapshot
from breakthrough.publications.restatements import restatements
from breakthrough.publications.signing import sign
from breakthrough.publications.verification import Difference, verify
from breakthrough.scope import EVERYTHING
from funding.models import FundEntry
from talent.models import Assignment
from tasks.models import PilotLine, Proof
from tests.publications.conftest import frozen, tamper


def found(differences: list[Difference]) -> set[str | None]:
    return {difference.figure for difference in differences}


def test_the_brief_agrees(brief: Publication) -> None:
    assert verify(brief) == []


# What is done by the rules, later: the publication stands, and the change is named.


def entry_of(brief: Publication) -> FundEntry:
    (rows,) = rows_of(figures()["fiscal_invested"], Question(EVERYTHING, brief.until))
    return FundEntry.objects.get(pk=rows.queryset.values_list("pk", flat=True)[0])


def enter_late(brief: Publication) -> str:
    """Fiscal money that came in before the day of the brief and is entered after it."""
    other = entry_of(brief)
    with acting(user=User.objects.get(username="finance-office"), door="admin", reason="补录十月拨款"):
        FundEntry.objects.create(
            task=other.task,
            source=other.source,
            tier=other.tier,
            kind=FundEntry.Kind.DISBURSED,
            state=FundEntry.State.POSTED,
            amount=Decimal("1000000"),
            booked_on=brief.until,
            payer=other.payer,
            payee=other.payee,
        )
    return "fiscal_invested"


def delete_an_assignment(brief: Publication) -> str:
    (rows,) = rows_of(figures()["researchers"], Question(EVERYTHING, brief.until))
    person = rows.queryset.exclude(memberships__isnull=False).filter(merged_into=None).first()
    with acting(user=User.objects.get(username="officer"), door="admin", reason="并未参加"):
        Assignment.objects.filter(researcher=person).delete()
        Assignment.objects.filter(researcher__merged_into=person).delete()
    return "researchers"


def reject_a_line(brief: Publication) -> str:
    (rows,) = rows_of(
        figures()["pilot_lines_operational"], Question(EVERYTHING, brief.until, {"cluster": "rare-earths"})
    )
    line = rows.queryset.values_list("pk", flat=True)[0]
    with acting(user=User.objects.get(username="reviewer"), door="admin", reason="证明材料不符"):
        PilotLine.objects.filter(pk=line).update(proof=Proof.REJECTED)
    return "pilot_lines_operational"


LATER = [enter_late, delete_an_assignment, reject_a_line]


@pytest.mark.parametrize("change", LATER)
def test_what_is_entered_later_changes_no_proof(brief: Publication, change: Callable[[Publication], str]) -> None:
    change(brief)
    seal()
    assert verify(brief) == []


@pytest.mark.parametrize(
    ("change", "who", "why"),
    [
        (enter_late, "finance-office", "补录十月拨款"),
        (delete_an_assignment, "officer", "并未参加"),
        (reject_a_line, "reviewer", "证明材料不符"),
    ],
)
def test_a_later_change_is_a_restatement_with_its_reason(
    brief: Publication, change: Callable[[Publication], str], who: str, why: str
) -> None:
    assert restatements(brief) == []
    code = change(brief)
    seal()
    by_code = {one.asked.code: one for one in restatements(brief)}
    one = by_code[code]
    assert one.published != one.now
    assert [(reason.actor, reason.said) for reason in one.reasons] == [(who, why)]


def test_a_restatement_says_what_was_and_what_is(brief: Publication) -> None:
    enter_late(brief)
    seal()
    by_code = {one.asked.code: one for one in restatements(brief)}
    assert (by_code["fiscal_invested"].published, by_code["fiscal_invested"].now) == (
        Decimal("670500000.00"),
        Decimal("671500000.00"),
    )


# A formula that changes: its version rises, and what was published by the earlier one still stands.


@pytest.fixture
def second_version(monkeypatch: pytest.MonkeyPatch) -> Figure:
    """`fiscal_invested` counts received money from now on."""
    first = figures()["fiscal_invested"]
    second = replace(first, version=2, since=date(2026, 1, 1), parts=figures()["societal_leveraged"].parts)
    monkeypatch.setitem(registry._figures, "fiscal_invested", second)
    monkeypatch.setitem(registry._versions, ("fiscal_invested", 2), second)
    return second


def test_an_earlier_version_still_proves_what_it_published(brief: Publication, second_version: Figure) -> None:
    assert verify(brief) == []
    assert restatements(brief) == []


def test_a_changed_formula_without_a_new_version_is_named(brief: Publication, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = replace(figures()["fiscal_invested"], parts=figures()["societal_leveraged"].parts)
    monkeypatch.setitem(registry._versions, ("fiscal_invested", 1), changed)
    differences = [one for one in verify(brief) if one.figure == "fiscal_invested" and one.by is None]
    assert [(one.published, one.recomputed) for one in differences] == [("670500000.00", "2800000000.00")]


def test_a_version_that_was_thrown_away_is_named(brief: Publication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(registry._versions, ("tasks", 1))
    assert found(verify(brief)) == {"tasks"}


def test_every_version_ever_published_can_be_computed(brief: Publication) -> None:
    for frozen_publication in Snapshot.objects.all():
        for entry in json.loads(frozen_publication.content)["figures"]:
            assert (entry["code"], entry["version"]) in versions()


# What a superuser of the database does.


def content_with(brief: Publication, old: str, new: str) -> str:
    text = Snapshot.objects.get(publication=brief).content
    assert old in text
    return text.replace(old, new, 1)


def test_a_changed_text_is_detected(brief: Publication) -> None:
    text = content_with(brief, '"text":"24"', '"text":"25"')
    tamper("UPDATE breakthrough_snapshot SET content = %s", text)
    assert found(verify(brief)) == {None}


def test_a_changed_text_with_its_digest_is_detected_by_the_signature(brief: Publication) -> None:
    text = content_with(brief, '"text":"24"', '"text":"25"')
    tamper("UPDATE breakthrough_snapshot SET content = %s, sha256 = %s", text, snapshot.digest(text))
    assert found(verify(brief)) == {None}


def test_a_changed_value_that_was_signed_again_is_detected_by_history(brief: Publication) -> None:
    """Even somebody who has the key cannot make history agree."""
    content = frozen(brief)
    entry = next(one for one in content["figures"] if one["code"] == "academicians")
    entry["value"] = 25
    text = snapshot.canonical(content)
    signature, key = sign(snapshot.digest(text))
    tamper(
        "UPDATE breakthrough_snapshot SET content = %s, sha256 = %s, signature = %s, key = %s",
        text, snapshot.digest(text), signature, key,
    )  # fmt: skip
    (difference,) = verify(brief)
    assert (difference.figure, difference.published, difference.recomputed) == ("academicians", 25, 24)


def test_a_changed_signature_is_detected(brief: Publication) -> None:
    tamper("UPDATE breakthrough_snapshot SET signature = reverse(signature)")
    assert found(verify(brief)) == {None}


def test_a_deleted_snapshot_is_detected(brief: Publication) -> None:
    tamper("DELETE FROM breakthrough_snapshot")
    assert found(verify(brief)) == {None}


@pytest.mark.parametrize(
    "change",
    [
        "published_by_id = requested_by_id + 1",
        "title_en = 'Other'",
        "as_of = as_of - interval '1 second'",
        "until = '2025-11-05'",
    ],
)
def test_a_changed_record_is_detected(brief: Publication, change: str) -> None:
    tamper(f"UPDATE breakthrough_publication SET {change}")
    brief.refresh_from_db()
    assert verify(brief) != []


def first_event(brief: Publication, code: str) -> int:
    entry = next(one for one in frozen(brief)["figures"] if one["code"] == code)
    return entry["rows"][0][3]


def test_a_changed_event_is_detected_and_its_row_named(brief: Publication) -> None:
    event = first_event(brief, "fiscal_invested")
    tamper("UPDATE funding_fundentryevent SET amount = amount + 1 WHERE pgh_id = %s", event)
    differences = [one for one in verify(brief) if one.figure == "fiscal_invested" and one.by is None]
    (difference,) = differences
    assert difference.recomputed == "670500001.00"
    assert [(row.kind, row.table) for row in difference.rows] == [("changed", "funding.fundentry")]


def test_a_deleted_event_is_detected_and_its_row_named(brief: Publication) -> None:
    tamper("DELETE FROM funding_fundentryevent WHERE pgh_id = %s", first_event(brief, "fiscal_invested"))
    difference = next(one for one in verify(brief) if one.figure == "fiscal_invested" and one.by is None)
    assert [row.kind for row in difference.rows] != []


COLUMNS = """
SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute
WHERE attrelid = 'funding_fundentryevent'::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'pgh_id'
"""


def test_an_event_that_was_put_in_is_detected(brief: Publication) -> None:
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS)
        columns = cursor.fetchone()[0]
    copied = f"SELECT {columns} FROM funding_fundentryevent WHERE pgh_id = %s"
    tamper(f"INSERT INTO funding_fundentryevent ({columns}) {copied}", first_event(brief, "fiscal_invested"))
    assert "fiscal_invested" in found(verify(brief))


def test_a_moved_moment_is_detected(brief: Publication) -> None:
    """As if an entry had become known after the brief."""
    event = first_event(brief, "fiscal_invested")
    tamper(
        "UPDATE breakthrough_commit SET at = at + interval '5 years' WHERE id = "
        "(SELECT pgh_commit_id FROM funding_fundentryevent WHERE pgh_id = %s)",
        event,
    )
    assert "fiscal_invested" in found(verify(brief))


def test_the_api_marks_the_break(brief: Publication, second_version: Figure, client: Any) -> None:
    client.force_login(User.objects.get(username="leader"))
    told = client.get("/api/v1/figures/fiscal_invested/").json()
    assert (told["version"], told["since"]) == (2, "2026-01-01")
    assert [(one["version"], one["since"]) for one in told["earlier"]] == [(1, None)]
