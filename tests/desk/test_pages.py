"""The pages beside the desk: one's preferences, and what runs in the background."""

from __future__ import annotations

from typing import Any

import pytest
from django.tasks import TaskResultStatus
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from breakthrough.models import User
from breakthrough.scheduler import jobs
from tests import portfolio
from tests.admin.conftest import signed_in

JOBS, PREFERENCES = reverse("admin:jobs"), reverse("admin:preferences")


@pytest.fixture
def failed(db: None) -> DBTaskResult:
    now = timezone.now()
    path = jobs()[0].task.module_path
    return DBTaskResult.objects.create(
        task_path=path, args_kwargs={"args": [], "kwargs": {}}, status=TaskResultStatus.FAILED, backend_name="default",
        enqueued_at=now, started_at=now, finished_at=now, run_after=now, exception_class_path="OSError",
        traceback="the disk is full",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("role", "status"), [("system", 200), ("admin", 200), ("leader", 403), ("security", 403), ("auditor", 403)]
)
def test_background_jobs_are_the_system_administrators(db: None, role: str, status: int) -> None:
    assert signed_in(portfolio.user(role)).get(JOBS).status_code == status


def test_every_job_that_comes_back_is_listed(db: None) -> None:
    answer = signed_in(portfolio.user("admin")).get(JOBS)
    assert {row["path"] for row in answer.context["jobs"]} == {job.task.module_path for job in jobs()}


def test_a_failure_is_shown_with_its_traceback(failed: DBTaskResult) -> None:
    answer = signed_in(portfolio.user("admin")).get(JOBS)
    row = next(row for row in answer.context["jobs"] if row["path"] == failed.task_path)
    assert (row["failures"], row["light"]) == (1, "red")
    assert "the disk is full" in answer.content.decode()


def test_somebody_switches_mails_off(db: None) -> None:
    user = portfolio.user("officer", portfolio.cluster())
    signed_in(user).post(PREFERENCES, {"language": "en"})
    user.refresh_from_db()
    assert (user.gets_reminder_mails, user.language) == (False, "en")


@pytest.mark.parametrize("smuggled", [{"is_superuser": "on"}, {"email": "x@example.com"}, {"username": "admin"}])
def test_preferences_change_nothing_else(db: None, smuggled: dict[str, Any]) -> None:
    user = portfolio.user("officer", portfolio.cluster())
    name = next(iter(smuggled))
    before = User.objects.values_list(name).get(pk=user.pk)
    signed_in(user).post(PREFERENCES, {"gets_reminder_mails": "on", **smuggled})
    assert User.objects.values_list(name).get(pk=user.pk) == before


def test_a_language_that_does_not_exist_is_refused(db: None) -> None:
    answer = signed_in(portfolio.user()).post(PREFERENCES, {"language": "xx"})
    assert answer.status_code == 200
    assert answer.context["form"].errors.keys() == {"language"}
