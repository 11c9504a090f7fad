"""What the product itself does from time to time."""

from django.core.management import call_command
from django.tasks import task

from breakthrough.duplicates.finding import look_at_all
from breakthrough.scheduler import MEMORY, every
from breakthrough.uploads.care import tidy


@every(days=1)
@task
def clear_expired_sessions() -> None:
    call_command("clearsessions", verbosity=0)


@every(days=1)
@task
def forget_finished_jobs() -> None:
    call_command("prune_db_task_results", queue_name="*", min_age_days=MEMORY.days + 1, verbosity=0)


@every(days=1)
@task
def check_evidence() -> None:
    # A failure stands in the list of jobs until somebody has looked.
    call_command("check_evidence", verbosity=0)


@every(days=1)
@task
def remove_stray_uploads() -> None:
    tidy()


@every(days=1)
@task
def look_for_duplicates() -> None:
    look_at_all()
