from decimal import Decimal
from typing import Any

import pytest

from breakthrough.clock import SHANGHAI
from tests import portfolio


def found(answer: Any) -> set[int]:
    assert answer.status_code == 200, answer.content
    return {row["id"] for row in answer.json()["results"]}


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("cluster=rare-earths", True),
        ("cluster=dairy", False),
        ("cluster__in=rare-earths,dairy", True),
        ("program=breakthrough", True),
        ("region=150200", True),
        ("track=upgrade", True),
        ("track=nurture", False),
        ("status=active", True),
        ("status__in=closed,terminated", False),
        ("batch_year=2024", True),
        ("batch_year__gte=2025", False),
        ("starts_on__gte=2024-03-01&starts_on__lte=2024-03-01", True),
        ("starts_on__gt=2024-03-01", False),
        ("ends_on__isnull=false", True),
        ("ends_on__isnull=true", False),
        ("trl_current=5", True),
        ("trl_current__gte=6", False),
        ("officer__isnull=true", True),
    ],
)
def test_tasks(query: str, is_found: bool, ask: Any, mine: Any, foreign: Any, people: Any) -> None:
    assert (mine.task.pk in found(ask(people["leader"], f"tasks/?{query}"))) is is_found


def test_rows_by_what_their_task_belongs_to(ask: Any, mine: Any, foreign: Any, people: Any) -> None:
    task = mine.task
    for query in (f"task={task.code}", "cluster=rare-earths", f"lead={task.lead.uscc}", f"task={task.pk}"):
        for route in ("fund-entries", "milestones", "indicator-values", "progress-reports", "pilot-lines", "awards"):
            ids = found(ask(people["leader"], f"{route}/?{query}"))
            assert mine.rows[route].pk in ids
            assert foreign.rows[route].pk not in ids


def test_organizations_by_code_or_id(ask: Any, mine: Any, people: Any) -> None:
    partner = mine.rows["partners"]
    for key in (partner.organization.uscc, partner.organization.pk):
        assert found(ask(people["officer"], "partners/", organization=key)) == {partner.pk}
    assert found(ask(people["officer"], "organizations/", uscc=partner.organization.uscc)) == {partner.organization.pk}


def test_an_unknown_code_is_named_and_a_hidden_one_is_unknown(ask: Any, mine: Any, foreign: Any, people: Any) -> None:
    hidden = ask(people["officer"], "tasks/", cluster="dairy")
    absent = ask(people["officer"], "tasks/", cluster="xairy")
    assert (hidden.status_code, absent.status_code) == (400, 400)
    assert hidden.content == absent.content.replace(b"xairy", b"dairy")
    for query in (
        f"task={foreign.task.code}",
        f"task={foreign.task.pk}",
        f"pilot_line={foreign.rows['pilot-lines'].pk}",
    ):
        assert ask(people["officer"], f"products/?{query}").status_code == 400


def test_money_is_written_and_asked_for_as_decimals(ask: Any, mine: Any, people: Any) -> None:
    portfolio.fund_entry(task=mine.task, kind="returned", amount="0.10")
    listed = ask(people["officer"], "fund-entries/", kind="returned").json()["results"]
    assert [(row["amount"], row["contribution"]) for row in listed] == [("0.10", "-0.10")]
    assert len(found(ask(people["officer"], "fund-entries/", amount__lte="0.10"))) == 1
    assert len(found(ask(people["officer"], "fund-entries/", contribution__lte="-0.1"))) == 2
    assert Decimal(ask(people["officer"], "fund-entries/", ordering="-contribution").json()["results"][0]["amount"]) > 1


@pytest.mark.parametrize("words", ["稀土", "永磁 材料", "RARE-EARTH", "rare magnets"])
def test_search_finds_two_characters_and_any_case(words: str, ask: Any, mine: Any, people: Any) -> None:
    names: Any = {"name_zh": "高性能稀土永磁材料", "name_en": "High-performance rare-earth magnets"}
    made = portfolio.task(cluster=mine.cluster, **names)
    assert found(ask(people["officer"], "tasks/", search=words)) == {made.pk}
    assert found(ask(people["officer"], "tasks/", search="稀 锂")) == set()


@pytest.mark.parametrize("text", ["%", "_", "\\", "%%", "' OR 1=1", "[", "(", ".*"])
def test_search_takes_every_character_as_itself(text: str, ask: Any, mine: Any, people: Any) -> None:
    assert found(ask(people["officer"], "risks/", search=text)) == set()


def test_a_row_never_shows_what_is_hidden(ask: Any, mine: Any, foreign: Any, people: Any) -> None:
    """A product of both clusters, made on a line of the foreign one."""
    line = foreign.rows["pilot-lines"]
    shared = portfolio.product(mine.task, foreign.task, pilot_line=line)
    seen = ask(people["officer"], f"products/{shared.pk}/").json()
    assert seen["pilot_line"] is None
    assert [link["task"]["code"] for link in seen["tasks"]] == [mine.task.code]
    whole = ask(people["leader"], f"products/{shared.pk}/").json()
    assert whole["pilot_line"]["id"] == line.pk
    assert len(whole["tasks"]) == 2
    assert "pilot_line__isnull" not in ask(people["officer"], "products/?pilot_lin=1").json()["detail"]
    assert ask(people["officer"], "products/", ordering="pilot_line").status_code == 400


def test_relations_are_small_objects(ask: Any, mine: Any, people: Any) -> None:
    task = ask(people["officer"], f"tasks/{mine.task.pk}/").json()
    assert task["cluster"] == {
        "id": mine.cluster.pk,
        "url": f"http://testserver/api/v1/clusters/{mine.cluster.pk}/",
        "code": "rare-earths",
        "name_zh": mine.cluster.name_zh,
        "name_en": mine.cluster.name_en,
    }
    assert task["lead"]["uscc"] == mine.task.lead.uscc
    assert task["trl_current"] == 5
    added = ask(people["officer"], f"added-outputs/{mine.rows['added-outputs'].pk}/").json()
    assert [(share["task"]["code"], share["attribution"]) for share in added["shares"]] == [(mine.task.code, "100.00")]


def test_refusals_speak_the_language_asked_for(ask: Any, client: Any, db: None) -> None:
    token = portfolio.token(portfolio.user("admin"))
    for language, word in (("en", "Did you mean “cluster”?"), ("zh-hans", "“cluster”")):
        headers = {"Authorization": f"Bearer {token}", "Accept-Language": language}
        assert word in client.get("/api/v1/tasks/?clutser=x", headers=headers).json()["detail"]


def test_a_moment_is_found_by_its_day(ask: Any, mine: Any, people: Any) -> None:
    decision = mine.rows["report-decisions"]
    day = decision.at.astimezone(SHANGHAI).date().isoformat()
    for query in (f"at={day}", f"at__gte={day}", f"at__lte={day}", f"at__in={day}"):
        assert decision.pk in found(ask(people["officer"], f"report-decisions/?{query}")), query
    assert decision.pk not in found(ask(people["officer"], f"report-decisions/?at__gt={day}"))
