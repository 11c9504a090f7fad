"""Stories of rows that are shared: what lies outside the reader's view is neither shown nor counted."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tasks.models import Cluster
from tests import portfolio
from tests.stories.conftest import signed_in, story, told, top_numbers

NOTE = "Over the 1 of 2 clusters that you may see."


@pytest.fixture
def world(db: None) -> dict[str, Any]:
    """One organization, one person and one line at work in two clusters; an officer of the first, and a leader."""
    firm = portfolio.organization(name_en="Firm")
    own = portfolio.task(name_en="Own task", lead=firm)
    foreign = portfolio.task(name_en="Foreign task", lead=firm, cluster=portfolio.cluster("dairy"))
    person = portfolio.researcher(name_en="Li Ming", organization=firm)
    for task in (own, foreign):
        portfolio.assignment(researcher=person, task=task, role="pi")
    line = portfolio.pilot_line(own, foreign, name_en="Line", operator=firm)
    portfolio.product(foreign, name_en="Foreign product", maker=firm, pilot_line=line)
    officer = signed_in(portfolio.user("officer", own.cluster))
    leader = signed_in(portfolio.user("leader"))
    return {"firm": firm, "person": person, "line": line, "officer": officer, "leader": leader}


def numbers(client: Client, row: Any) -> dict[str, str]:
    return {number.code: number.display for number in top_numbers(client, row)}


@pytest.mark.parametrize("name", ["firm", "person", "line"])
def test_an_officer_is_told_of_their_own_cluster_only(world: dict[str, Any], name: str) -> None:
    text = told(world["officer"], world[name])
    assert "Own task" in text
    assert "Foreign task" not in text
    assert "Foreign product" not in text
    assert NOTE in text


@pytest.mark.parametrize("name", ["firm", "person", "line"])
def test_a_leader_is_told_everything(world: dict[str, Any], name: str) -> None:
    text = told(world["leader"], world[name])
    assert "Own task" in text
    assert "Foreign task" in text
    assert "that you may see" not in text


def test_numbers_are_counted_within_the_readers_view(world: dict[str, Any]) -> None:
    assert numbers(world["officer"], world["person"]) == {"participations": "1"}
    assert numbers(world["leader"], world["person"]) == {"participations": "2"}
    assert numbers(world["officer"], world["firm"])["tasks"] == "1"
    assert numbers(world["leader"], world["firm"])["tasks"] == "2"
    assert numbers(world["officer"], world["line"]) == {"new_products": "0"}
    assert numbers(world["leader"], world["line"]) == {"new_products": "1"}


def test_somebody_entered_twice_has_one_story(db: None) -> None:
    firm = portfolio.organization()
    stays, gone = (portfolio.researcher(name_en=name, organization=firm) for name in ("Li Ming", "Ming Li"))
    portfolio.assignment(researcher=stays)
    portfolio.assignment(researcher=gone)
    portfolio.merge(gone, stays)
    leader = signed_in(portfolio.user("leader"))
    assert numbers(leader, stays) == {"participations": "2"}
    assert "2 participations in 2 tasks." in leader.get(story(stays)).content.decode()
    assert "Entered twice: this person is counted as Li Ming." in told(leader, gone)


def test_a_university_tells_the_people_of_its_colleges(db: None) -> None:
    university = portfolio.organization("university")
    college = portfolio.college(university, name_en="College")
    portfolio.assignment(researcher=portfolio.researcher(organization=college))
    portfolio.assignment(researcher=portfolio.researcher(organization=university))
    leader = signed_in(portfolio.user("leader"))
    assert numbers(leader, university)["researchers"] == "2"
    assert numbers(leader, college) == {"tasks": "0", "researchers": "1", "participations": "1"}
    assert "College University 1 1" in told(leader, university)


def test_a_staff_number_is_not_told(db: None) -> None:
    person = portfolio.researcher(staff_no="S-4711")
    assert "S-4711" not in told(signed_in(portfolio.user("leader")), person)


def test_states_of_a_line_last_until_the_next_one(db: None) -> None:
    line = portfolio.pilot_line(state="building", since=portfolio.START)
    portfolio.line_state(line=line, state="operating", since=portfolio.START.replace(month=5))
    text = told(signed_in(portfolio.user("leader")), line, until="2024-06-30")
    assert "Operating 2024-05-01 60" in text
    assert "Under construction 2024-03-01 61" in text


def test_a_cluster_tells_its_tasks_the_gravest_first(leader: Client) -> None:
    cluster = Cluster.objects.get(code="rare-earths")
    shown = {number.code: number.display for number in top_numbers(leader, cluster)}
    assert shown["tasks"] == "13"
    assert shown["pilot_lines_operational"] == "10"
    assert shown["new_products"] == "21"
    html = leader.get(story(cluster)).content.decode()
    table = html[html.index('id="tasks"') :]
    lights = [table.find(f"light-{light}") for light in ("red", "yellow", "green")]
    assert lights == sorted(lights)
