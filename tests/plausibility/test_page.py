"""The inbox in the administration, and what saving a row says."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from breakthrough.admin import saved
from tasks.models import Finding, Indicator, Task
from tasks.suspicion import inspect
from tests import portfolio
from tests.admin.conftest import signed_in
from tests.admin.junk import JUNK, outcome
from tests.admin.tables import page
from tests.admin.typing import change

pytestmark = pytest.mark.django_db
REASON = "confirmed by the lead"


@pytest.fixture
def task() -> Task:
    made = portfolio.task()
    portfolio.fund_entry("received", 1_000_000, task=made)
    portfolio.fund_entry("spent", 1_500_000, task=made)
    inspect()
    return made


@pytest.fixture
def officer(task: Task) -> Client:
    return signed_in(portfolio.user("officer", task.cluster))


@pytest.fixture
def finding(task: Task) -> Finding:
    return Finding.objects.get(task=task, rule="spent-above-received")


def inbox(client: Client, **words: Any) -> Any:
    return client.get(reverse("admin:plausibility"), words)


def text(response: Any) -> str:
    return response.content.decode()


def answer(client: Client, **typed: Any) -> str:
    """Posts an answer and gives what the next page says."""
    response = client.post(reverse("admin:plausibility"), typed, follow=True)
    return " ".join(str(message) for message in response.context["messages"])


def test_a_finding_says_what_why_and_what_to_do(officer: Client, finding: Finding, task: Task) -> None:
    shown = text(inbox(officer))
    for words in ("More spent than received", "1.5 million yuan spent, but only 1 million yuan received",
                  "Look for receipts that are not entered yet", task.code, "Ledger entries"):  # fmt: skip
        assert words in shown


def test_it_speaks_chinese(task: Task) -> None:
    client = signed_in(portfolio.user("leader"))
    response = client.get(reverse("admin:plausibility"), headers={"accept-language": "zh-hans"})
    assert "财政资金：支出150万元，到位仅100万元。" in text(response)


def test_nobody_sees_the_findings_of_a_cluster_that_is_not_theirs(task: Task) -> None:
    stranger = signed_in(portfolio.user("officer", portfolio.cluster("dairy")))
    assert task.code not in text(inbox(stranger))
    assert "Nothing suspicious" in text(inbox(stranger))
    assert inbox(signed_in(portfolio.user())).status_code == 403


def test_a_finding_is_acknowledged_with_a_reason(officer: Client, finding: Finding) -> None:
    assert answer(officer, finding=finding.pk, action="acknowledge", reason=REASON) == "1 finding acknowledged."
    finding.refresh_from_db()
    assert (finding.state, finding.reason) == ("acknowledged", REASON)
    assert REASON in text(inbox(officer, state="acknowledged"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"reason": REASON}, "Choose at least one finding."),
        ({"finding": "1e9"}, "Choose at least one finding."),
        ({"finding": "9" * 30, "reason": REASON}, "Choose at least one finding."),
        ({"finding": "1"}, "Say in at most 300 characters why the numbers are right."),
        ({"finding": "1", "reason": "x" * 301}, "Say in at most 300 characters why the numbers are right."),
        ({"finding": "987654321", "reason": REASON}, "0 findings acknowledged."),
    ],
)
def test_an_answer_without_a_finding_or_a_reason_changes_nothing(
    officer: Client, finding: Finding, typed: dict[str, str], said: str
) -> None:
    assert answer(officer, action="acknowledge", **typed) == said
    finding.refresh_from_db()
    assert finding.state == "open"


def test_an_acknowledged_finding_is_reopened(officer: Client, finding: Finding) -> None:
    answer(officer, finding=finding.pk, action="acknowledge", reason=REASON)
    assert answer(officer, finding=finding.pk, action="reopen") == "1 finding is open again."
    finding.refresh_from_db()
    assert (finding.state, finding.reason, finding.acknowledged_by) == ("open", "", None)


def test_a_leader_reads_and_answers_nothing(task: Task, finding: Finding) -> None:
    leader = signed_in(portfolio.user("leader"))
    assert "More spent than received" in text(inbox(leader))
    assert answer(leader, finding=finding.pk, action="acknowledge", reason=REASON) == "0 findings acknowledged."


def test_the_list_is_narrowed(officer: Client, task: Task) -> None:
    for word, value, other in (("rule", "spent-above-received", "amount-slips"), ("severity", "error", "notice"),
                               ("cluster", task.cluster.code, "dairy"), ("task", task.code, "T-0")):  # fmt: skip
        assert "1.5 million yuan spent" in text(inbox(officer, **{word: value}))
        assert "Nothing matches." in text(inbox(officer, **{word: other}))


def test_no_address_breaks(officer: Client) -> None:
    address = reverse("admin:plausibility")
    officer.raise_request_exception = False
    for name in ("state", "severity", "cluster", "rule", "task", "page", "nothing"):
        for junk in JUNK:
            assert outcome(officer, f"{address}?{name}={junk}") in (200, 400), (name, junk)


def test_every_tab_has_words_when_it_is_empty(db: None) -> None:
    admin = signed_in(portfolio.user("admin"))
    for state, words in (("open", "Nothing suspicious"), ("acknowledged", "Nothing acknowledged"),
                         ("resolved", "Nothing resolved yet"), ("rules", "More spent than received")):  # fmt: skip
        assert words in text(inbox(admin, state=state))


def test_a_longer_list_costs_as_many_questions(task: Task) -> None:
    leader = signed_in(portfolio.user("leader"))

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert inbox(leader).status_code == 200
        return len(asked)

    portfolio.product(portfolio.task(), evidence="")
    inspect()
    before = questions()
    for _number in range(6):
        portfolio.product(task, evidence="")
        portfolio.fund_entry("spent", 900_000, task=portfolio.task())
    inspect()
    assert questions() == before


def test_the_page_of_a_task_shows_what_looks_implausible(officer: Client, task: Task) -> None:
    assert "1.5 million yuan spent" in text(officer.get(page(Task, "change", task.pk)))
    quiet = portfolio.task(cluster=task.cluster)
    assert "Looks implausible" not in text(officer.get(page(Task, "change", quiet.pk)))


def warnings(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"] if message.level_tag == "warning"]


def test_a_saved_form_says_what_looks_wrong_and_is_saved(officer: Client, task: Task) -> None:
    indicator = portfolio.indicator(task=task, baseline=60, target=80)
    response = change(officer, indicator, target="8")
    assert response.status_code == 302
    (said,) = warnings(officer.get(response.headers["Location"]))
    assert said.startswith("A target that is no improvement: From 60 to 8 %; Higher is better. ")
    assert f"/admin/plausibility/?task={task.code}" in said
    indicator.refresh_from_db()
    assert indicator.target == 8


def test_what_is_known_already_is_not_said_again(officer: Client, task: Task) -> None:
    indicator = portfolio.indicator(task=task, baseline=60, target=8)
    inspect()
    response = change(officer, indicator, name_en="renamed")
    assert warnings(officer.get(response.headers["Location"])) == []


def test_a_rule_that_breaks_keeps_nobody_from_saving(
    officer: Client, task: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_row: Any) -> Any:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")

    monkeypatch.setattr(saved, "_remarks", [broken])
    indicator = portfolio.indicator(task=task)
    assert change(officer, indicator, name_en="renamed").status_code == 302
    assert Indicator.objects.get(pk=indicator.pk).name_en == "renamed"
