from decimal import Decimal
from typing import Any

import pytest

from breakthrough.figures import figures
from tests import portfolio

KEYS = {
    "code", "name_zh", "name_en", "unit", "value", "numerator", "denominator", "coverage", "definition_zh",
    "definition_en", "version", "since", "earlier", "filters", "as_of", "until", "rows", "scope",
}  # fmt: skip


def walked(ask: Any, user: Any, address: str) -> list[dict[str, Any]]:
    rows = []
    while address:
        page = ask(user, address).json()
        rows += page["results"]
        address = page["next"]
    return rows


def added_up(rows: list[dict[str, Any]], part: str) -> Decimal:
    return sum((Decimal(row["contribution"]) for row in rows if row["part"] == part), Decimal(0))


def test_every_figure_is_listed(ask: Any, mine: Any, people: Any) -> None:
    for role in people:
        listed = ask(people[role], "figures/", page_size=500).json()
        assert [figure["code"] for figure in listed["results"]] == [*figures()]
        assert listed["next"] is listed["previous"] is None


@pytest.mark.parametrize("code", ["fiscal_invested", "leverage_ratio", "tasks_enterprise_led", "organizations"])
def test_rows_add_up_to_the_figure(code: str, ask: Any, mine: Any, foreign: Any, people: Any) -> None:
    for role in people:
        figure = ask(people[role], f"figures/{code}/").json()
        rows = walked(ask, people[role], figure["rows"] + "?page_size=2")
        if figure["denominator"] is None:
            assert added_up(rows, "value") == Decimal(str(figure["value"]))
        else:
            assert added_up(rows, "numerator") == Decimal(str(figure["numerator"]))
            assert added_up(rows, "denominator") == Decimal(str(figure["denominator"]))


def test_a_figure_says_all_there_is_to_say(ask: Any, mine: Any, people: Any) -> None:
    portfolio.fund_entry(task=mine.task, amount="250000.50")
    figure = ask(people["officer"], "figures/fiscal_invested/", cluster="rare-earths").json()
    assert figure.keys() == KEYS
    assert figure["value"] == "250000.50"
    assert figure["unit"] == "CNY"
    assert figure["numerator"] is figure["denominator"] is figure["coverage"] is None
    assert figure["scope"] == {"clusters": 1, "of": 1}
    assert figure["as_of"].endswith("+08:00")
    assert figure["rows"].endswith("/api/v1/figures/fiscal_invested/rows/?cluster=rare-earths")
