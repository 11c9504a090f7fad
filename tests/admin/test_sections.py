from django.test import Client
from django.urls import reverse

from tasks.models import Task


def test_the_page_of_a_task_draws_its_plan_and_what_is_done(officer: Client, task: Task) -> None:
    page = officer.get(reverse("admin:tasks_task_change", args=[task.pk])).content.decode()
    assert page.count('<path class="steps') == 2


def test_a_page_for_a_new_task_draws_nothing(officer: Client, task: Task) -> None:
    assert '<path class="steps' not in officer.get(reverse("admin:tasks_task_add")).content.decode()
