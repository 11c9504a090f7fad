"""The buttons of a report, and that a report is moved by nothing else."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tasks.models import ProgressReport
from tests import portfolio
from tests.admin.conftest import signed_in
from tests.admin.tables import page
from tests.admin.typing import on_page
from tests.tasks.reporting import Office

pytestmark = pytest.mark.django_db
LATER = {"submit": "submitted", "withdraw": "draft", "approve": "approved", "return": "returned"}


@pytest.fixture
def office() -> Office:
    return Office()


def press(client: Client, report: ProgressReport, name: str, **typed: Any) -> list[str]:
    """Presses a button; gives what the next page says."""
    address = reverse(f"admin:tasks_progressreport_move_{name}", args=[report.pk])
    answer = client.post(address, typed, follow=True)
    report.refresh_from_db()
    return [str(message) for message in answer.context["messages"]]


def buttons(client: Client, report: ProgressReport) -> list[str]:
    return [move.name for move in client.get(page(ProgressReport, "change", report.pk)).context["moves"]]


def test_an_officer_starts_a_report_and_a_reviewer_approves_it(office: Office) -> None:
    officer, reviewer = signed_in(office.officer), signed_in(office.reviewer)
    values = on_page(officer.get(page(ProgressReport, "add")))
    values |= {"task": office.task.pk, "period": portfolio.period().pk}
    officer.post(page(ProgressReport, "add"), values)
    report = ProgressReport.objects.get()
    assert (report.author, report.status) == (office.officer, "draft")
    assert buttons(officer, report) == ["submit"]
    assert press(officer, report, "submit") == ["Say what was done in this period."]
    ProgressReport.objects.update(progress="按计划推进")
    assert press(officer, report, "submit") == ["The report was submitted."]
    assert (buttons(officer, report), buttons(reviewer, report)) == (["withdraw"], ["approve", "return"])
    assert press(reviewer, report, "return", reason="数据不全") == ["The report was returned to its author."]
    assert "数据不全" in officer.get(page(ProgressReport, "change", report.pk)).content.decode()
    press(officer, report, "submit")
    assert press(reviewer, report, "approve") == ["The report was approved, and counts from now on."]
    assert buttons(officer, report) == ["revise"]
    press(officer, report, "revise", reason="更正")
    assert [*ProgressReport.objects.order_by("revision").values_list("status", flat=True)] == ["approved", "draft"]


@pytest.mark.parametrize("role", ["admin", "officer"])
def test_nobody_approves_their_own_report_by_a_button(office: Office, role: str) -> None:
    author = office.officer if role == "officer" else portfolio.user("admin")
    report = portfolio.report("submitted", task=office.task, author=author)
    client = signed_in(author)
    refusals = press(client, report, "approve")
    expected = {
        "admin": "A report is reviewed by somebody else than its author.",
        "officer": "This report is not yours to review.",
    }
    assert (report.status, refusals) == ("submitted", [expected[role]])
    assert "approve" not in buttons(client, report)


def test_status_and_review_are_no_fields(admin: Client, office: Office) -> None:
    report = office.draft()
    address = page(ProgressReport, "change", report.pk)
    typed = {"status": "approved", "reviewer": office.reviewer.pk, "reviewed_on": "2025-07-06", "is_current": ""}
    assert admin.post(address, on_page(admin.get(address)) | typed).status_code == 302
    report.refresh_from_db()
    assert (report.status, report.reviewer, report.is_current) == ("draft", None, True)


@pytest.mark.parametrize("name", [*LATER, "revise"])
def test_a_foreign_report_has_no_buttons(office: Office, name: str) -> None:
    report = office.submitted()
    stranger = signed_in(portfolio.user("reviewer", portfolio.cluster("dairy")))
    addresses = [reverse(f"admin:tasks_progressreport_move_{name}", args=[key]) for key in (report.pk, 10**9)]
    assert [stranger.post(address, {"reason": "x"}).status_code for address in addresses] == [404, 404]
    assert [stranger.get(address).status_code for address in addresses] == [405, 405]
    report.refresh_from_db()
    assert report.status == "submitted"


def test_a_draft_is_discarded_with_the_delete_page(office: Office) -> None:
    report = office.draft()
    client = signed_in(office.officer)
    client.post(page(ProgressReport, "delete", report.pk), {"post": "yes"})
    assert not ProgressReport.objects.exists()
