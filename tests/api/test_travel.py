from datetime import timedelta
from typing import Any

import pytest

from breakthrough import clock
from tasks.models import Task
from tests import portfolio
from tests.api.conftest import everything
from tests.api.routes import ROUTES

OF_NOW = {"grants", "publications", "transitions", "transition-documents"}
TRAVELING = sorted({*ROUTES} - OF_NOW)


@pytest.mark.django_db(transaction=True)
def test_lists_and_details_answer_as_of_a_moment(ask: Any) -> None:
    before = everything(portfolio.cluster("rare-earths"))
    officer = portfolio.user("officer", before.cluster)
    names = {"name_zh": before.task.name_zh}
    moment = clock.now().isoformat()
    after = everything(before.cluster)
    Task.objects.filter(pk=before.task.pk).update(name_zh="改了名")
    for route in TRAVELING:
        listed = ask(officer, f"{route}/", as_of=moment, page_size=500)
        assert listed.status_code == 200, (route, listed.content)
        ids = {row["id"] for row in listed.json()["results"]}
        old, new = before.rows[route].pk, after.rows[route].pk
        assert old in ids
        assert (new in ids) is (new == old), route
        assert ask(officer, f"{route}/{old}/", as_of=moment).status_code == 200
        assert ask(officer, f"{route}/{new}/", as_of=moment).status_code == (200 if new == old else 404)
        assert ask(officer, f"{route}/{new}/").status_code == 200
    then, now = (ask(officer, f"tasks/{before.task.pk}/", **one).json() for one in ({"as_of": moment}, {}))
    assert (then["name_zh"], now["name_zh"]) == (names["name_zh"], "改了名")
    assert ask(officer, "tasks/", as_of="2001-01-01").json()["results"] == []


@pytest.mark.django_db(transaction=True)
def test_rights_do_not_travel(ask: Any) -> None:
    task = portfolio.task()
    officer = portfolio.user("officer", task.cluster)
    moment = clock.now().isoformat()
    officer.grants.update(ends_on=clock.today() - timedelta(days=1))
    assert ask(officer, "tasks/", as_of=moment).status_code == 403
    portfolio.grant(user=officer, cluster=portfolio.cluster("dairy"))
    assert ask(officer, "tasks/", as_of=moment).json()["results"] == []


@pytest.mark.django_db(transaction=True)
def test_figures_answer_as_of_a_moment_and_until_a_day(ask: Any) -> None:
    leader = portfolio.user("leader")
    task = portfolio.task()
    portfolio.fund_entry(task=task, amount=100, booked_on="2024-05-01")
    moment = clock.now().isoformat()
    portfolio.fund_entry(task=task, amount=50, booked_on="2024-05-02")
    for query, value in (({}, "150.00"), ({"as_of": moment}, "100.00"), ({"until": "2024-05-01"}, "100.00")):
        figure = ask(leader, "figures/fiscal_invested/", **query).json()
        assert figure["value"] == value
        rows = ask(leader, figure["rows"]).json()["results"]
        assert f"{sum(float(row['contribution']) for row in rows):.2f}" == value
    assert ask(leader, "figures/fiscal_invested/", as_of=moment).json()["as_of"] == moment


@pytest.mark.parametrize("route", sorted(OF_NOW))
def test_rights_and_settings_are_those_of_now(ask: Any, mine: Any, people: Any, route: str) -> None:
    assert ask(people["admin"], f"{route}/", as_of="2025-01-01").status_code == 400
    assert ask(people["admin"], f"{route}/{mine.rows[route].pk}/", as_of="2025-01-01").status_code == 400
