from datetime import timedelta

import pytest
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from breakthrough import scheduler
from breakthrough.periodic import clear_expired_sessions

pytestmark = pytest.mark.django_db
PATH = clear_expired_sessions.module_path


def test_job_that_never_ran_is_due():
    assert PATH in scheduler.enqueue_due()


def test_job_is_not_queued_twice():
    scheduler.enqueue_due()
    assert scheduler.enqueue_due() == []


def age(**fields):
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(days=1, seconds=1), **fields)


def test_job_is_due_again_after_its_interval():
    scheduler.enqueue_due()
    age(status=TaskResultStatus.SUCCESSFUL)
    assert PATH in scheduler.enqueue_due()


def test_job_that_still_waits_is_not_queued_again():
    scheduler.enqueue_due()
    age()
    assert scheduler.enqueue_due() == []


@pytest.mark.parametrize("job", scheduler.jobs(), ids=lambda job: job.task.module_path)
def test_job_does_its_work(job):
    job.task.call()


def test_interval_longer_than_the_memory_of_the_queue_is_refused():
    with pytest.raises(ValueError, match="within 30 days"):
        scheduler.every(days=31)
