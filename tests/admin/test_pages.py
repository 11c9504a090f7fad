import pytest
from django.db.models import Model
from django.test import Client

from tasks.models import Task
from tests.admin.tables import MODELS, NOT_ADDED, NOT_DELETED, ROW_OF, name_of, page

each_table = pytest.mark.parametrize("model", MODELS, ids=name_of)


def test_every_table_of_the_admin_is_walked() -> None:
    assert set(MODELS) == set(ROW_OF)


@each_table
def test_a_list_shows_its_rows(admin: Client, task: Task, model: type[Model]) -> None:
    row = ROW_OF[model](task)
    response = admin.get(page(model))
    assert response.status_code == 200
    assert row in response.context["cl"].result_list


@each_table
def test_a_list_is_searched_for_a_word_of_two_characters(admin: Client, task: Task, model: type[Model]) -> None:
    ROW_OF[model](task)
    response = admin.get(page(model), {"q": "稀土"})
    assert response.status_code == 200


def test_a_word_of_two_characters_finds_its_row(admin: Client, task: Task) -> None:
    found = Task.objects.create(code="T", name_zh="高纯稀土提取", cluster=task.cluster, lead=task.lead,
                                industry_track="upgrade", batch_year=2024)  # fmt: skip
    assert [*admin.get(page(Task), {"q": "稀土"}).context["cl"].result_list] == [found]


@each_table
def test_a_form_for_a_new_row_opens(admin: Client, model: type[Model]) -> None:
    assert admin.get(page(model, "add")).status_code == (403 if model in NOT_ADDED else 200)


@each_table
@pytest.mark.parametrize("action", ["change", "history"])
def test_a_row_has_its_pages(admin: Client, task: Task, model: type[Model], action: str) -> None:
    assert admin.get(page(model, action, ROW_OF[model](task).pk)).status_code == 200


@each_table
def test_a_row_is_deleted_only_after_a_question(admin: Client, task: Task, model: type[Model]) -> None:
    row = ROW_OF[model](task)
    assert admin.get(page(model, "delete", row.pk)).status_code == (403 if model in NOT_DELETED else 200)
    assert model._default_manager.filter(pk=row.pk).exists()
