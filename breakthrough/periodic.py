"""What the product itself does from time to time."""

from django.core.management import call_command
from django.tasks import task
from django.utils.translation import gettext_lazy as _

from breakthrough import clock
from breakthrough.admin.overview.kept import count_beforehand
from breakthrough.duplicates.finding import look_at_all
from breakthrough.exchange.runs import forget_old as forget_old_imports
from breakthrough.history import acting
from breakthrough.models import FormDraft, KeptAnswer, KeptSum
from breakthrough.models.summary import summaries
from breakthrough.reminders.planning import plan
from breakthrough.reminders.sending import send_waiting
from breakthrough.scheduler import MEMORY, every
from breakthrough.uploads.care import tidy


@every(_("Clear expired sessions"), days=1)
@task
def clear_expired_sessions() -> None:
    call_command("clearsessions", verbosity=0)


@every(_("Forget old drafts of forms"), days=1)
@task
def forget_old_drafts() -> None:
    FormDraft.forget_old()


@every(_("Forget old answers of the API"), days=1)
@task
def forget_old_answers() -> None:
    KeptAnswer.forget_old()


@every(_("Forget finished jobs"), days=1)
@task
def forget_finished_jobs() -> None:
    call_command("prune_db_task_results", queue_name="*", min_age_days=MEMORY.days + 1, verbosity=0)


@every(_("Check evidence files"), days=1)
@task
def check_evidence() -> None:
    # A failure stands in the list of jobs until somebody has looked.
    call_command("check_evidence", verbosity=0)


@every(_("Fold the sums kept for figures"), minutes=10)
@task
def fold_sums() -> None:
    for model in summaries():
        model.fold()


@every(_("Count the overview beforehand"), hours=1)
@task
def count_overview() -> None:
    count_beforehand()


@every(_("Forget old sums kept for figures"), days=1)
@task
def forget_old_sums() -> None:
    KeptSum.forget_old()


@every(_("Check the sums kept for figures"), days=1)
@task
def check_figures() -> None:
    call_command("check_figures", verbosity=0)


@every(_("Remove stray uploads"), days=1)
@task
def remove_stray_uploads() -> None:
    tidy()


@every(_("Forget abandoned imports"), hours=6)
@task
def forget_abandoned_imports() -> None:
    forget_old_imports()


@every(_("Look for duplicates"), days=1)
@task
def look_for_duplicates() -> None:
    look_at_all()


@every(_("Plan reminders"), hours=1)
@task
def plan_reminders() -> None:
    """Each hour, so that a morning on which the machine was off is made up for; a step is planned once."""
    with acting(door="worker"):
        plan(clock.today())


@every(_("Send reminder mails"), minutes=10)
@task
def send_reminder_mails() -> None:
    send_waiting()
