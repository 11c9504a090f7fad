import csv
import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from breakthrough.figures import figures
from breakthrough.models import Token
from tests import portfolio


def printed(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_token_prints_nothing_but_the_token(client: Any, db: None) -> None:
    user = portfolio.user("leader")
    text = printed("token", user.username, "--name", "BI")
    assert text == text.strip() + "\n"
    assert client.get("/api/v1/tasks/", headers={"Authorization": f"Bearer {text.strip()}"}).status_code == 200
    assert Token.objects.get().name == "BI"


def test_token_of_an_unknown_user(db: None) -> None:
    portfolio.user(username="officer")
    with pytest.raises(CommandError, match="Did you mean officer"):
        printed("token", "oficer")
    portfolio.user(username="gone", is_active=False)
    with pytest.raises(CommandError, match="not active"):
        printed("token", "gone")


def test_figures_as_json_are_those_of_the_api(ask: Any, mine: Any, people: Any) -> None:
    served = ask(people["officer"], "figures/fiscal_invested/", by="cluster").json()
    (read,) = json.loads(
        printed(
            "figures", "fiscal_invested", "--by", "cluster", "--user", people["officer"].username, "--format", "json"
        )
    )
    moving = {"as_of", "rows", "series"}
    assert {name: read[name] for name in read.keys() - moving} == {
        name: served[name] for name in served.keys() - moving
    }
    assert [line["key"] for line in read["series"]] == [line["key"] for line in served["series"]] == ["rare-earths"]


def test_figures_as_csv(mine: Any) -> None:
    lines = list(csv.DictReader(StringIO(printed("figures", "--format", "csv"))))
    assert {line["code"] for line in lines} == {*figures()}
    assert [line["value"] for line in lines if line["code"] == "tasks"] == ["1"]


def test_figures_as_a_table_in_the_readers_unit(mine: Any) -> None:
    portfolio.fund_entry(task=mine.task, amount=670_500_000)
    assert "6.705亿元" in printed("figures", "fiscal_invested", "--language", "zh-hans")
    english = printed("figures", "--language", "en", "--cluster", "rare-earths", "--by", "year")
    assert "670.5 million yuan" in english
    assert "  2024" in english


@pytest.mark.parametrize(
    "arguments",
    [["--as-of", "x"], ["--until", "2025-02-30"], ["--by", "x"], ["--cluster", "x"], ["--user", "x"], ["x"]],
)
def test_figures_refuse_what_does_not_exist(arguments: list[str], db: None) -> None:
    with pytest.raises(CommandError):
        printed("figures", *arguments)
