from typing import Any

import pytest
from django.db.models import CharField, Model, TextField
from django.test import Client

from breakthrough.models import Publication, User
from talent.models import Researcher
from tasks.models import Milestone, Organization, ProgressReport, Task
from tasks.permissions import REFERENCE
from tests.admin.tables import APPEND_ONLY, MODELS, NOT_ADDED, ROW_OF, SCOPED, SHARED, name_of, page
from tests.admin.typing import errors, on_page, typed

ADDED = [model for model in MODELS if model not in NOT_ADDED]
ENTERED = [model for model in ADDED if model in {*SCOPED, *SHARED} and model._meta.model_name not in REFERENCE]
ENTERED_IN_SCOPE = [model for model in ENTERED if model in SCOPED]
CHANGED = [model for model in MODELS if model not in APPEND_ONLY]

CODES = {"password", "kind"}
ABSENT = 987_654_321


@pytest.mark.parametrize("model", ADDED, ids=name_of)
def test_a_valid_row_is_saved(admin: Client, task: Task, model: type[Model]) -> None:
    values = typed(admin, model, ROW_OF[model](task), task)
    before = model._default_manager.count()
    response = admin.post(page(model, "add"), values)
    assert (errors(response), response.status_code) == ([], 302)
    assert model._default_manager.count() == before + 1


@pytest.mark.parametrize("model", ENTERED, ids=name_of)
def test_an_officer_enters_a_row_of_their_cluster(officer: Client, task: Task, model: type[Model]) -> None:
    values = typed(officer, model, ROW_OF[model](task), task)
    before = model._default_manager.count()
    response = officer.post(page(model, "add"), values)
    assert (errors(response), response.status_code) == ([], 302)
    assert model._default_manager.count() == before + 1


def free_text(model: type[Model], entered: Any) -> str | None:
    """A field of the form in which anything may be written."""
    own = {field.name: field for field in model._meta.fields}
    for name in [name for name in entered.fields if name in own]:
        field = own[name]
        if isinstance(field, (CharField, TextField)) and not (field.choices or field.unique or name in CODES):
            return name
    return None


@pytest.mark.parametrize("model", CHANGED, ids=name_of)
def test_a_change_is_saved(admin: Client, task: Task, model: type[Model]) -> None:
    row = ROW_OF[model](task)
    address = page(model, "change", row.pk)
    opened = admin.get(address)
    field = free_text(model, opened.context["adminform"].form)
    response = admin.post(address, on_page(opened) | ({field: "改过的"} if field else {}))
    assert (errors(response), response.status_code) == ([], 302)
    row.refresh_from_db()
    assert field is None or getattr(row, field) == "改过的"


@pytest.mark.parametrize("model", ENTERED_IN_SCOPE, ids=name_of)
def test_a_foreign_task_is_refused_like_one_that_does_not_exist(
    other_officer: Client, task: Task, model: type[Model]
) -> None:
    row = ROW_OF[model](task)
    before = model._default_manager.count()
    values = typed(other_officer, model, row, task)
    foreign = other_officer.post(page(model, "add"), values)
    absent = other_officer.post(page(model, "add"), {name: gone(row, name, value) for name, value in values.items()})
    assert foreign.status_code == absent.status_code == 200
    assert errors(foreign) == errors(absent) != []
    assert model._default_manager.count() == before


def gone(row: Model, name: str, value: Any) -> Any:
    """The key of a row that does not exist, in place of that of a foreign one."""
    field = name.rpartition("-")[2]
    related = {"task", "cluster", "line", "result", "report", "milestone", "indicator"}
    return ABSENT if field in related and value else value


# A milestone is verified by a reviewer, rows are merged by the queue of duplicates, each on a page of its own; a report
# is opened first, and then written.
ELSEWHERE: dict[Any, set[str]] = {
    Milestone: {"verified_on"},
    Organization: {"merged_into"},
    Researcher: {"merged_into"},
    ProgressReport: {
        "progress", "problems", "next_steps", "coordination", "data_source", "reported_headcount",
        "declared_light", "light_reason",
    },
}  # fmt: skip


@pytest.mark.parametrize("model", [model for model in ADDED if model not in (User, Publication)], ids=name_of)
def test_everything_that_is_stored_can_be_entered(admin: Client, model: type[Model]) -> None:
    form: Any = admin.get(page(model, "add"))
    stored = {field.name for field in model._meta.fields if field.editable and not field.primary_key}
    assert stored - {*form.context["adminform"].form.fields} == ELSEWHERE.get(model, set())
