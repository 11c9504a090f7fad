import re
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from breakthrough.models import Publication
from tasks.models import Cluster, Task
from tests import portfolio
from tests.admin.tables import (
    ADMINISTRATION,
    APPEND_ONLY,
    MODELS,
    OFFICE,
    PICKERS,
    ROW_OF,
    SCOPED,
    SHARED,
    name_of,
    page,
)
from tests.admin.typing import change, errors

ABSENT = 987_654_321
NONCE = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
DEPARTMENT = [model for model in MODELS if model not in ADMINISTRATION]
each_table = pytest.mark.parametrize("model", MODELS, ids=name_of)
each_scoped_table = pytest.mark.parametrize("model", SCOPED, ids=name_of)
each_table_of_the_department = pytest.mark.parametrize("model", DEPARTMENT, ids=name_of)


def body(response: Any) -> bytes:
    """What an answer says, but for the address that was asked."""
    return NONCE.sub(b"", response.content).replace(response.request["PATH_INFO"].encode(), b"?")


def shown(client: Client, model: type[Model]) -> list[Model]:
    response = client.get(page(model))
    return [*response.context["cl"].result_list] if response.status_code == 200 else []


def refusal(model: type[Model], action: str) -> int:
    """What no officer may do with any row is refused before a row is looked for."""
    return 403 if action == "delete" and model in APPEND_ONLY | {Cluster} else 404


def test_shared_tables_are_those_without_a_way_to_a_task() -> None:
    assert {model for model in DEPARTMENT if model.scope_path is None} == SHARED | OFFICE


@each_table
def test_whoever_is_not_signed_in_is_sent_to_sign_in(client: Client, task: Task, model: type[Model]) -> None:
    for address in (page(model), page(model, "add"), page(model, "change", ROW_OF[model](task).pk)):
        assert client.get(address).headers["Location"] == f"{reverse('admin:login')}?next={address}"


# What is published is for everybody who may sign in.
@pytest.mark.parametrize("model", [model for model in MODELS if model is not Publication], ids=name_of)
def test_whoever_has_no_grant_sees_no_row(newcomer: Client, task: Task, model: type[Model]) -> None:
    row = ROW_OF[model](task)
    pages = [page(model), page(model, "add"), *(page(model, name, row.pk) for name in ("change", "delete", "history"))]
    assert [newcomer.get(address).status_code for address in pages] == [403] * len(pages)


@pytest.mark.parametrize("model", [model for model in MODELS if model in ADMINISTRATION], ids=name_of)
@pytest.mark.parametrize("role", ["officer", "leader"])
def test_accounts_are_closed_to_the_department(
    request: pytest.FixtureRequest, task: Task, model: type[Model], role: str
) -> None:
    client: Client = request.getfixturevalue(role)
    row = ROW_OF[model](task)
    assert [client.get(address).status_code for address in (page(model), page(model, "change", row.pk))] == [403, 403]


@each_scoped_table
def test_an_officer_sees_the_rows_of_their_own_cluster(officer: Client, task: Task, model: type[Model]) -> None:
    row = ROW_OF[model](task)
    assert row in shown(officer, model)
    assert officer.get(page(model, "change", row.pk), {"form": "1"}).status_code == 200


@each_scoped_table
def test_an_officer_sees_no_row_of_another_cluster(other_officer: Client, task: Task, model: type[Model]) -> None:
    row = ROW_OF[model](task)
    assert row not in shown(other_officer, model)


@each_scoped_table
@pytest.mark.parametrize("action", ["change", "delete", "history"])
def test_a_foreign_row_answers_as_one_that_does_not_exist(
    other_officer: Client, task: Task, model: type[Model], action: str
) -> None:
    foreign = ROW_OF[model](task).pk
    answers = [other_officer.get(page(model, action, key)) for key in (foreign, ABSENT)]
    assert [answer.status_code for answer in answers] == [refusal(model, action)] * 2
    assert body(answers[0]) == body(answers[1])


@each_scoped_table
@pytest.mark.parametrize("action", ["change", "delete"])
def test_a_foreign_row_cannot_be_written(other_officer: Client, task: Task, model: type[Model], action: str) -> None:
    row = ROW_OF[model](task)
    before = model._default_manager.filter(pk=row.pk).values().get()
    answer = other_officer.post(page(model, action, row.pk), {"post": "yes", "name_zh": "changed"})
    assert (answer.status_code, model._default_manager.filter(pk=row.pk).values().get()) == (
        refusal(model, action),
        before,
    )


@each_table_of_the_department
def test_a_leader_reads_every_row_and_changes_none(leader: Client, task: Task, model: type[Model]) -> None:
    row = ROW_OF[model](task)
    before = model._default_manager.filter(pk=row.pk).values().get()
    assert row in shown(leader, model)
    assert leader.get(page(model, "change", row.pk), {"form": "1"}).status_code == 200
    assert [leader.post(page(model, name, row.pk), {"post": "yes"}).status_code for name in ("change", "delete")] == [
        403,
        403,
    ]
    assert leader.get(page(model, "add")).status_code == 403
    assert model._default_manager.filter(pk=row.pk).values().get() == before


def offered(client: Client, model: Any, field: str) -> list[str]:
    """The keys that the picker of a field offers."""
    meta = model._meta
    source = {"app_label": meta.app_label, "model_name": meta.model_name, "field_name": field}
    answer = client.get(reverse("admin:autocomplete"), source)
    return [found["id"] for found in answer.json()["results"]] if answer.status_code == 200 else []


@pytest.mark.parametrize(
    ("model", "field"), PICKERS, ids=lambda value: value if isinstance(value, str) else name_of(value)
)
def test_a_picker_offers_what_its_reader_sees(
    officer: Client, other_officer: Client, task: Task, model: Any, field: str
) -> None:
    target = model._meta.get_field(field).related_model
    row = str(ROW_OF[target](task).pk)
    assert (row in offered(officer, model, field)) == (target not in ADMINISTRATION)
    assert (row in offered(other_officer, model, field)) == (target in SHARED)


@pytest.mark.parametrize("make", [portfolio.report, portfolio.milestone_report])
@pytest.mark.parametrize("action", ["change", "delete"])
def test_what_a_reviewer_approved_stays_as_it_is(officer: Client, task: Task, make: Any, action: str) -> None:
    report = portfolio.report("draft", task=task)
    row: Any = report if make is portfolio.report else make(report=report)
    portfolio.hand_in(report)
    assert officer.post(page(type(row), action, row.pk), {"post": "yes", "progress": "changed"}).status_code == 403
    assert type(row).objects.filter(pk=row.pk).exists()


def test_an_officer_names_the_officer_who_answers_for_a_task(officer: Client, task: Task) -> None:
    colleague = portfolio.user("officer", portfolio.cluster("dairy"))
    stranger = portfolio.user("leader")
    form = officer.get(page(Task, "change", task.pk)).context["adminform"].form
    assert colleague in form.fields["officer"].queryset
    assert stranger not in form.fields["officer"].queryset


def test_a_refused_form_shows_nothing_of_the_row_whose_code_was_typed(other_officer: Client, task: Task) -> None:
    portfolio.fund_entry(task=task, amount=7_654_321)
    mine = Task.objects.get(cluster__code="dairy")
    for code in (task.code, "'"):
        response = change(other_officer, mine, code=code)
        assert errors(response) != []
        assert "7.65" not in response.content.decode()
        assert response.content.decode().count(f"task={mine.code}") == 2
