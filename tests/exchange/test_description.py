"""The descriptions that everything else follows."""

from collections import Counter
from typing import Any

import pytest
from django.utils.translation import override

from breakthrough.exchange import Description, describe, described
from breakthrough.exchange.column import Reference
from breakthrough.history import tracked_models
from funding.models import FundEntry
from tasks.models import Milestone, Organization, ProductTask, Task
from tests.exchange.books import exchanged

TABLES = [pytest.param(one, id=one.code) for one in described()]


def test_every_table_of_the_portfolio_is_described() -> None:
    linking = {column.kind.link for one in described() for column in one.columns if hasattr(column.kind, "link")}
    known = {one.model for one in described()}
    tables: list[Any] = list(tracked_models())
    missing = [model for model in tables if model not in known | linking and model.part != "publications"]

    assert missing == []
    assert ProductTask in linking


@pytest.mark.parametrize("table", TABLES)
def test_every_column_of_the_database_is_exchanged(table: Description) -> None:
    stored = {path for column in table.columns for path in column.stored}
    own = {field.attname for field in table.model._meta.concrete_fields if not field.primary_key}

    assert table.code in ("breakthrough.user", "breakthrough.storedfile") or stored == own


@pytest.mark.parametrize("table", TABLES)
def test_a_heading_names_one_column_in_either_language(table: Description) -> None:
    names = Counter(name for column in table.columns for name in column.names())

    assert [name for name, number in names.items() if number > 1] == []


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_known_by_columns_that_the_table_has(table: Description) -> None:
    assert table.label
    assert {name for key in table.keys for name in key} <= table.by_name.keys()


def test_tables_come_after_those_that_their_rows_name() -> None:
    places = {one.model: place for place, one in enumerate(described())}
    early = [
        (one.code, column.name)
        for one in described()
        for column in one.columns
        if isinstance(column.kind, Reference) and places[column.kind.model] > places[one.model]
    ]

    assert early == []


def test_amounts_have_the_unit_of_the_language_in_their_heading() -> None:
    amount = describe(FundEntry).by_name["amount"]

    with override("zh-hans"):
        assert amount.heading == "金额（万元）"
    with override("en"):
        assert amount.heading == "Amount (yuan)"


def test_rows_are_called_by_codes_and_natural_keys() -> None:
    assert describe(Task).keys == (("code",),)
    assert describe(Milestone).keys == (("task", "number"),)
    assert describe(Organization).keys == (("uscc",), ("ror",), ("name_zh",))


def test_what_the_forms_write_is_what_an_import_writes() -> None:
    assert [one.code for one in exchanged() if not one.entered] == []
