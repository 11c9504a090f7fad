"""A risk is closed out by two people, with an outcome and its proof."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from breakthrough.history import acting, changes_of
from tasks import risks
from tasks.models import Risk
from tests import portfolio
from tests.rules import breaks, sql

pytestmark = pytest.mark.django_db
DAY = date(2025, 6, 30)


@pytest.fixture
def risk() -> Risk:
    return portfolio.risk()


@pytest.fixture
def people(risk: Risk) -> dict[str, Any]:
    cluster = risk.task.cluster
    return {
        "admin": portfolio.user("admin"),
        "officer": portfolio.user("officer", cluster),
        "reviewer": portfolio.user("reviewer", cluster),
        "leader": portfolio.user("leader"),
        "stranger": portfolio.user("reviewer", portfolio.cluster("dairy")),
    }


def asked(risk: Risk, by: Any) -> Risk:
    risks.ask_closing(risk, by, outcome="已消除", proof="核查记录")
    return risk


def test_a_risk_is_closed_out_by_two_people(risk: Risk, people: dict[str, Any]) -> None:
    risks.handle(risk, people["officer"])
    risks.close(asked(risk, people["officer"]), people["reviewer"], on=DAY)
    risk.refresh_from_db()
    assert (risk.state, risk.closed_on, risk.outcome, risk.proof) == ("closed", DAY, "已消除", "核查记录")
    assert (risk.closing_asked_by, risk.closed_by) == (people["officer"], people["reviewer"])


def test_nobody_confirms_their_own_close_out(risk: Risk, people: dict[str, Any]) -> None:
    asked(risk, people["admin"])
    with breaks("risk_four_eyes"):
        risks.close(risk, people["admin"], on=DAY)


def test_a_close_out_that_is_refused_leaves_its_reason(risk: Risk, people: dict[str, Any]) -> None:
    with acting(user=people["reviewer"], door="admin"):
        risks.keep_open(asked(risk, people["officer"]), people["reviewer"], reason="证据不足")
    risk.refresh_from_db()
    assert (risk.state, risk.waits, changes_of(risk)[-1].reason) == ("registered", False, "证据不足")


@pytest.mark.parametrize(
    ("verb", "allowed"),
    [
        (lambda row, by: risks.handle(row, by), {"admin", "officer"}),
        (lambda row, by: asked(row, by), {"admin", "officer"}),
        (lambda row, by: risks.keep_open(row, by, reason="原因"), {"admin", "reviewer"}),
    ],
)
def test_who_does_what_with_a_risk(risk: Risk, people: dict[str, Any], verb: Any, allowed: set[str]) -> None:
    found = set()
    for role, by in people.items():
        with transaction.atomic():
            try:
                verb(risk, by)
                found.add(role)
            except PermissionDenied:
                pass
            transaction.set_rollback(True)
    assert found == allowed


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ("outcome = '', proof = '', closing_asked_by_id = {a}, closed_by_id = {b}", "risk_closed_has_outcome"),
        ("outcome = 'x', proof = '', closing_asked_by_id = {a}, closed_by_id = {b}", "risk_closed_has_outcome"),
        ("outcome = 'x', proof = 'x', closing_asked_by_id = {a}, closed_by_id = {a}", "risk_four_eyes"),
        ("outcome = 'x', proof = 'x', closed_by_id = {b}", "risk_four_eyes"),
        ("outcome = 'x', proof = 'x', closing_asked_by_id = {a}", "risk_four_eyes"),
    ],
)
def test_the_database_closes_no_risk_otherwise(risk: Risk, values: str, rule: str) -> None:
    values = values.format(a=portfolio.user().pk, b=portfolio.user().pk)
    with breaks(rule):
        sql(f"UPDATE tasks_risk SET state = 'closed', closed_on = '2025-06-30', {values} WHERE id = {risk.pk}")


def test_a_closed_risk_stays_so(risk: Risk, people: dict[str, Any]) -> None:
    risks.close(asked(risk, people["officer"]), people["reviewer"], on=DAY)
    with breaks("risk_closed_stays"):
        Risk.objects.filter(pk=risk.pk).update(state="handling", closed_on=None)
    with pytest.raises(ValidationError):
        risks.handle(risk, people["officer"])
