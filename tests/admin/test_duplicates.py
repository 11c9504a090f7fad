"""The pages of likely duplicates, and who may do what there."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from breakthrough.duplicates.finding import look_at_all
from talent.models import Researcher, ResearcherPair
from tasks.models import OrganizationPair, Task
from tests import portfolio
from tests.admin.conftest import signed_in
from tests.admin.junk import JUNK, outcome

pytestmark = pytest.mark.django_db
QUEUE = "/admin/duplicates/"
ABSENT = 987_654_321
ROLES = ["officer", "reviewer", "leader"]


def address(pair: Any) -> str:
    code = "researchers" if isinstance(pair, ResearcherPair) else "organizations"
    return reverse("admin:duplicate", args=[code, pair.pk])


def of(person: Any) -> str:
    return reverse("admin:duplicates_of", args=["researchers", person.pk])


@pytest.fixture
def pair(task: Task) -> ResearcherPair:
    """One person, entered by the rare earths under two spellings, each on a task."""
    whole = portfolio.organization()
    names = ("张伟", "Zhang Wei")
    rows = [portfolio.researcher(name_zh=name, name_en="Zhang Wei", organization=whole) for name in names]
    portfolio.assignment(researcher=rows[0], task=task)
    portfolio.assignment(researcher=rows[1], task=portfolio.task(cluster=task.cluster))
    look_at_all()
    return ResearcherPair.objects.get()


@pytest.fixture
def foreign_pair(pair: ResearcherPair) -> ResearcherPair:
    """The second row is used in the dairy cluster, where rare earths may not look."""
    dairy = portfolio.task(cluster=portfolio.cluster("dairy"), name_zh="不许看的任务")
    pair.second.assignments.all().delete()
    portfolio.assignment(researcher=pair.second, task=dairy)
    return pair


@pytest.fixture
def reviewer(task: Task) -> Client:
    return signed_in(portfolio.user("reviewer", task.cluster))


def decision(client: Client, pair: Any, action: str, **more: str) -> Any:
    version = (client.get(address(pair)).context or {}).get("version", "")
    return client.post(address(pair), {"action": action, "version": version, "reason": "核实", **more})


def test_the_queue_shows_the_strongest_first(officer: Client, pair: ResearcherPair) -> None:
    weaker = portfolio.organization_pair(score=61)
    stronger = portfolio.organization_pair(score=99)
    shown = [line["pair"] for line in officer.get(QUEUE).context["page"].object_list]
    assert shown == [stronger, pair, weaker]


@pytest.mark.parametrize(
    ("asked", "count"), [({}, 2), ({"kind": "researchers"}, 1), ({"state": "merged"}, 0), ({"kind": "x"}, 2)]
)
def test_the_queue_is_narrowed(officer: Client, pair: ResearcherPair, asked: dict[str, str], count: int) -> None:
    portfolio.organization_pair()
    assert officer.get(QUEUE, asked).context["page"].paginator.count == count


@pytest.mark.parametrize("path", [QUEUE, f"{QUEUE}?state=merged", f"{QUEUE}?kind=organizations"])
def test_the_queue_costs_the_same_for_more_pairs(admin: Client, path: str) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert admin.get(path).status_code == 200
        return len(queries)

    def more(count: int) -> None:
        for _ in range(count):
            for build in (portfolio.organization_pair, portfolio.researcher_pair):
                pair = build(proposed_by=portfolio.user("admin"))
                build(state="merged", merged=pair.first, reason="x", decided_by=portfolio.user("admin"),
                      first=pair.first)  # fmt: skip
                type(pair.first).objects.filter(pk=pair.first_id).update(merged_into=pair.second)

    more(1)
    asked()
    few = asked()
    more(5)
    assert asked() == few


@pytest.mark.parametrize("path", [QUEUE, "pair", "row"])
def test_whoever_has_no_grant_sees_no_pair(newcomer: Client, pair: ResearcherPair, path: str) -> None:
    found = {"pair": address(pair), "row": of(pair.first)}.get(path, path)
    assert newcomer.get(found).status_code == 403


@pytest.mark.parametrize("path", ["researchers/{}/", "researchers/row/{}/", "nothing/{}/", "nothing/row/{}/"])
def test_what_does_not_exist_is_not_found(admin: Client, path: str) -> None:
    assert admin.get(QUEUE + path.format(ABSENT)).status_code == 404


def test_everybody_with_a_grant_compares(request: pytest.FixtureRequest, pair: ResearcherPair) -> None:
    for role in ROLES:
        answer = request.getfixturevalue(role).get(address(pair))
        assert answer.status_code == 200
        assert (answer.context["preview"] is not None) == (role == "reviewer")


def test_a_reviewer_sees_what_moves_and_the_figures_of_their_clusters(reviewer: Client, pair: ResearcherPair) -> None:
    shown = reviewer.get(address(pair)).context["preview"]
    assert [(one.label, one.count) for one in shown.moves] == [("assignments", 1)]
    assert (shown.elsewhere, shown.refusals) == (False, [])
    assert ("Researchers", "2", "1") in [(one.name, one.before, one.after) for one in shown.figures]
    assert ResearcherPair.objects.get().state == "open"
    assert Researcher.objects.exclude(merged_into=None).count() == 0


def test_a_reviewer_merges_and_takes_it_back(reviewer: Client, pair: ResearcherPair) -> None:
    assert decision(reviewer, pair, "merge", keep="second").status_code == 302
    assert Researcher.objects.get(pk=pair.first_id).merged_into == pair.second
    assert decision(reviewer, pair, "unmerge").status_code == 302
    assert Researcher.objects.exclude(merged_into=None).count() == 0


def test_the_chosen_values_are_taken_over(reviewer: Client, pair: ResearcherPair) -> None:
    decision(reviewer, pair, "merge", keep="second", value_name_zh="first")
    assert Researcher.objects.get(pk=pair.second_id).name_zh == "张伟"
    decision(reviewer, pair, "unmerge")
    assert Researcher.objects.get(pk=pair.second_id).name_zh == "Zhang Wei"


@pytest.mark.parametrize(("role", "action"), [
    ("officer", "merge"), ("leader", "merge"), ("leader", "dismiss"), ("reviewer", "nothing"), ("leader", "reopen"),
])  # fmt: skip
def test_a_decision_that_is_not_theirs(
    request: pytest.FixtureRequest, pair: ResearcherPair, role: str, action: str
) -> None:
    assert decision(request.getfixturevalue(role), pair, action).status_code == 403
    assert ResearcherPair.objects.get().state == "open"


def test_a_reviewer_of_one_cluster_does_not_merge_another_ones(
    reviewer: Client, task: Task, foreign_pair: ResearcherPair
) -> None:
    assert decision(reviewer, foreign_pair, "merge").status_code == 403
    assert decision(reviewer, foreign_pair, "dismiss").status_code == 403
    both = signed_in(portfolio.user("reviewer", task.cluster, portfolio.cluster("dairy")))
    assert decision(both, foreign_pair, "merge").status_code == 302


def test_what_lies_elsewhere_is_neither_named_nor_counted(reviewer: Client, foreign_pair: ResearcherPair) -> None:
    task = portfolio.task(cluster=portfolio.cluster("rare-earths"))
    portfolio.assignment(researcher=foreign_pair.second, task=task)
    for keep in ("first", "second"):
        answer = reviewer.get(address(foreign_pair), {"keep": keep})
        shown = answer.context["preview"]
        assert [one.count for one in shown.moves] == [1]
        assert shown.elsewhere == (keep == "first")
        assert "不许看的任务" not in answer.content.decode()


def test_an_officer_proposes_and_takes_back_what_they_proposed(officer: Client, task: Task) -> None:
    one = portfolio.researcher()
    other = portfolio.researcher()
    portfolio.assignment(researcher=other, task=portfolio.task(cluster=portfolio.cluster("dairy")))
    assert officer.post(of(one), {"other": other.pk}).status_code == 302
    pair = ResearcherPair.objects.get()
    assert (pair.signals, pair.state) == (["proposed"], "open")
    assert decision(officer, pair, "dismiss").status_code == 302
    assert ResearcherPair.objects.get().state == "dismissed"
    assert decision(officer, pair, "reopen").status_code == 302
    assert ResearcherPair.objects.get().state == "open"


def test_an_officer_dismisses_what_is_theirs_alone(
    officer: Client, other_officer: Client, pair: ResearcherPair
) -> None:
    assert decision(other_officer, pair, "dismiss").status_code == 403
    assert decision(officer, pair, "dismiss").status_code == 302


def test_a_leader_proposes_nothing(leader: Client, task: Task) -> None:
    one, other = portfolio.researcher(), portfolio.researcher()
    assert leader.get(of(one)).context["form"] is None
    assert leader.post(of(one), {"other": other.pk}).status_code == 403
    assert not ResearcherPair.objects.exists()


@pytest.mark.parametrize("action", ["merge", "dismiss"])
def test_a_decision_without_a_reason_says_so(reviewer: Client, pair: ResearcherPair, action: str) -> None:
    answer = decision(reviewer, pair, action, reason=" ")
    assert answer.context["errors"] == ["Give a reason."]
    assert ResearcherPair.objects.get().state == "open"


def test_rows_changed_meanwhile_are_looked_at_again(reviewer: Client, pair: ResearcherPair) -> None:
    seen = reviewer.get(address(pair)).context["version"]
    Researcher.objects.filter(pk=pair.first_id).update(title_zh="教授")
    answer = decision(reviewer, pair, "merge", version=seen)
    assert answer.context["errors"] == ["One of the two was changed while you looked at it. Look at it again."]
    assert ResearcherPair.objects.get().state == "open"


def test_two_credit_codes_are_confirmed_on_the_page(admin: Client) -> None:
    pair = portfolio.organization_pair()
    first = decision(admin, pair, "merge")
    assert first.context["preview"].asks
    assert "two different unified social credit codes" in first.context["errors"][0]
    assert decision(admin, pair, "merge", confirmed="yes").status_code == 302
    assert OrganizationPair.objects.get().state == "merged"


def test_a_circle_is_refused_with_a_sentence(admin: Client) -> None:
    whole = portfolio.organization()
    pair = portfolio.organization_pair(first=whole, second=portfolio.college(whole))
    answer = decision(admin, pair, "merge", keep="second", confirmed="yes")
    assert answer.context["errors"] == ["An organization cannot be part of itself, nor merged into itself."]


def test_whoever_saves_a_row_is_told_what_it_looks_like(officer: Client, pair: ResearcherPair) -> None:
    form = {"name_zh": "张伟", "organization": pair.first.organization_id, "memberships-TOTAL_FORMS": 0,
            "memberships-INITIAL_FORMS": 0}  # fmt: skip
    answer = officer.post(reverse("admin:talent_researcher_add"), form, follow=True)
    said = [str(message) for message in answer.context["messages"]]
    assert Researcher.objects.filter(name_zh="张伟").count() == 2
    assert any("Looks like “Zhang Wei” (" in message and "Compare the two</a>" in message for message in said)


def test_the_page_of_a_row_says_what_became_of_it(admin: Client, pair: ResearcherPair) -> None:
    page = reverse("admin:talent_researcher_change", args=[pair.second_id])
    assert [(one.label, one.display) for one in admin.get(page).context["panels"]] == [("Likely duplicates", "1")]
    decision(admin, pair, "merge", keep="first")
    panel = admin.get(page).context["panels"][0]
    assert (panel.label, panel.url) == ("Merged into", of(pair.second))
    assert address(pair) in admin.get(panel.url).content.decode()


def test_nobody_merges_in_the_form_of_a_row(admin: Client, pair: ResearcherPair) -> None:
    form = admin.get(reverse("admin:talent_researcher_change", args=[pair.second_id])).context["adminform"].form
    assert "merged_into" not in form.fields


@pytest.mark.parametrize("junk", JUNK)
def test_no_page_of_duplicates_breaks(admin: Client, pair: ResearcherPair, junk: str) -> None:
    admin.raise_request_exception = False
    for name in ("kind", "state", "page", "keep", "value_name_zh", "nothing"):
        assert outcome(admin, f"{QUEUE}?{name}={junk}") < 500
        assert outcome(admin, f"{address(pair)}?{name}={junk}") < 500
    for data in ({"action": junk}, {"action": "merge", "version": junk}, {"action": "dismiss", "reason": junk}):
        assert admin.post(address(pair), data).status_code < 500
    assert admin.post(of(pair.first), {"other": junk}).status_code < 500
