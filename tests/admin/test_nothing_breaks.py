from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from breakthrough.models import Publication
from tasks.models import Task
from tests.admin.junk import JUNK, encoded, outcome, with_junk
from tests.admin.tables import MODELS, NOT_ADDED, PICKERS, ROW_OF, name_of, page
from tests.admin.typing import on_page, typed

each_table = pytest.mark.parametrize("model", MODELS, ids=name_of)
OF_EVERY_LIST = ["q", "p", "o", "all", "e", "_facets", "_popup", "_to_field", "_changelist_filters", "pk__in", "id",
                 "nothing", "task__cluster__code__regex", "password__startswith", "__year", "pk__", ""]  # fmt: skip
LOOKUPS = ["exact", "in", "range", "gte", "year", "month", "isnull", "iregex", "week_day", "contained_by", "nothing"]
TOO_LARGE = 500


@pytest.fixture
def calm(admin: Client) -> Client:
    """A client to which a broken page is an answer too."""
    admin.raise_request_exception = False
    return admin


def parameters(client: Client, model: type[Model]) -> list[str]:
    """What the list of a table may be asked for."""
    shown = client.get(page(model)).context["cl"]
    filters = [name for spec in shown.filter_specs for name in spec.expected_parameters()]
    fields = [f"{field.name}__{lookup}" for field in model._meta.fields for lookup in LOOKUPS]
    days = [f"{shown.date_hierarchy}__{part}" for part in ("year", "month", "day")] if shown.date_hierarchy else []
    return [*filters, *days, *OF_EVERY_LIST, *fields]


@each_table
def test_no_list_breaks(calm: Client, task: Task, model: type[Model]) -> None:
    ROW_OF[model](task)
    asked = [f"{page(model)}?{name}={junk}" for name, junk in with_junk(parameters(calm, model))]
    assert [address[:300] for address in asked if outcome(calm, address) >= TOO_LARGE] == []


@each_table
def test_no_prefilled_form_breaks(calm: Client, model: type[Model]) -> None:
    names = [*(field.name for field in model._meta.get_fields()), "nothing", "_changelist_filters", "_popup"]
    asked = [f"{page(model, 'add')}?{name}={junk}" for name, junk in with_junk(names)]
    assert [address[:300] for address in asked if outcome(calm, address) >= TOO_LARGE] == []


@pytest.mark.parametrize("model", [model for model in MODELS if model not in NOT_ADDED], ids=name_of)
def test_no_entry_breaks(calm: Client, task: Task, model: type[Model]) -> None:
    values = typed(calm, model, ROW_OF[model](task), task)
    extra = ["_popup", "_to_field", "_saveasnew", "_source_model", "csrfmiddlewaretoken", "nothing"]
    address = page(model, "add")
    broken = [
        (name, junk[:100])
        for name, junk in with_junk([*values, *extra])
        if outcome(calm, address, encoded(values, name, junk)) >= TOO_LARGE
    ]
    assert broken == []


# What is published has no form: tests/publications.
@pytest.mark.parametrize("model", [model for model in MODELS if model is not Publication], ids=name_of)
def test_no_change_breaks(calm: Client, task: Task, model: type[Model]) -> None:
    address = page(model, "change", ROW_OF[model](task).pk)
    values = on_page(calm.get(address))
    broken = [
        (name, junk[:100])
        for name, junk in with_junk(values)
        if outcome(calm, address, encoded(values, name, junk)) >= TOO_LARGE
    ]
    assert broken == []


@each_table
def test_no_action_breaks(calm: Client, task: Task, model: type[Model]) -> None:
    chosen: dict[str, Any] = {"action": "delete_selected", "_selected_action": ROW_OF[model](task).pk, "index": 0,
                              "select_across": 0, "post": "yes"}  # fmt: skip
    broken = [
        (name, junk[:100])
        for name, junk in with_junk(chosen)
        if outcome(calm, page(model), encoded(chosen, name, junk)) >= TOO_LARGE
    ]
    assert broken == []


@each_table
def test_no_key_breaks(calm: Client, model: type[Model]) -> None:
    patterns = [page(model, action, "KEY") for action in ("change", "delete", "history")]
    asked = [pattern.replace("KEY", junk) for pattern, junk in with_junk(patterns)]
    assert [address[:300] for address in asked if outcome(calm, address) >= TOO_LARGE] == []


def test_no_picker_breaks(calm: Client) -> None:
    address = reverse("admin:autocomplete")
    broken = []
    for model, field in PICKERS:
        meta = model._meta
        source = {"app_label": meta.app_label, "model_name": meta.model_name, "field_name": field}
        asked = with_junk([*source, "term", "page", "nothing"])
        queries = [encoded(source, name, junk) for name, junk in asked]
        broken += [query[:300] for query in queries if outcome(calm, f"{address}?{query}") >= TOO_LARGE]
    assert broken == []


@pytest.mark.parametrize("junk", JUNK)
def test_a_question_about_a_figure_is_answered_or_refused(calm: Client, task: Task, junk: str) -> None:
    address = reverse("admin:figure", args=["fiscal_invested"])
    for name in ("until", "as_of", "by", "cluster", "organization", "task", "year", "page", "nothing", "status"):
        assert outcome(calm, f"{address}?{name}={junk}") in (200, 400)
