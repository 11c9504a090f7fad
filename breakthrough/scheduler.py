"""Jobs that come back: an app names them in its `periodic.py`, and each is queued for the worker when it is due.

@every(days=1)
@task
def clear_expired_sessions(): ...
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from django.tasks import Task, TaskResultStatus
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules
from django_tasks_db.models import DBTaskResult

# How long the queue remembers what was done; a job that comes back more rarely would be forgotten in between.
MEMORY = timedelta(days=30)
# Any number of schedulers may run; this lock lets them look one after the other.
LOCK = 7_207_002


@dataclass(frozen=True)
class Periodic:
    """A job and the time from one run to the next."""

    task: Task
    interval: timedelta
    title: Any
    """What it does, in the words of whoever watches over it."""

    def is_due(self) -> bool:
        """Whether none was queued within the interval, and none still waits."""
        recent = Q(enqueued_at__gt=timezone.now() - self.interval) | Q(status=TaskResultStatus.READY)
        return not DBTaskResult.objects.filter(recent, task_path=self.task.module_path).exists()


def last_done(task: Task) -> datetime | None:
    """When a job last did its work; None if it never did."""
    done = DBTaskResult.objects.filter(task_path=task.module_path, status=TaskResultStatus.SUCCESSFUL)
    return done.order_by("-finished_at").values_list("finished_at", flat=True).first()


_jobs: dict[str, Periodic] = {}


def every(title: str | Promise = "", **interval: float) -> Callable[[Task], Task]:
    """Makes a task come back: every(hours=6), or every(_("Tidy up"), days=1) with a title for people."""
    span = timedelta(**interval)
    if not timedelta(0) < span <= MEMORY:
        raise ValueError(f"A job comes back within {MEMORY.days} days.")

    def register(task: Task) -> Task:
        _jobs[task.module_path] = Periodic(task, span, title or task.name.replace("_", " "))
        return task

    return register


def jobs() -> list[Periodic]:
    autodiscover_modules("periodic")
    return list(_jobs.values())


def enqueue_due() -> list[str]:
    """Queues the jobs that are due and names them."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        due = [job for job in jobs() if job.is_due()]
        for job in due:
            job.task.enqueue()
    return [job.task.module_path for job in due]
