"""What this floor asks before a step of a life cycle."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db.models import Sum
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from breakthrough import clock
from tasks.life_cycle.calendar import months_later, working_days
from tasks.life_cycle.checking import Step, check
from tasks.models import ChangeRequest, ProgressReport, Review, Risk, Task, TransitionDocument
from tasks.progress import latest_due_period

S = Task.Status
WHOLE = Decimal(100)
PASSED = {Task.Conclusion.PASSED, Task.Conclusion.PASSED_AFTER_RECTIFICATION}
DECIDED = {ChangeRequest.Status.APPROVED, ChangeRequest.Status.REJECTED}


@check(blocks=True)
def documents(step: Step) -> str | None:
    """The third-party test report is missing."""
    wanted = TransitionDocument.mandatory_for(step.transition).exclude(pk__in=step.presented)
    names = [str(one) for one in wanted]
    return _("Documents are missing: %(names)s.") % {"names": _(", ").join(names)} if names else None


@check(blocks=True)
def order_of_days(step: Step) -> str | None:
    if step.since is None or step.on >= step.since:
        return None
    return _("The task is “%(status)s” since %(day)s; the next step is dated that day or later.") % {
        "status": step.task.get_status_display(),
        "day": shown(step.since),
    }


@check(blocks=True)
def no_day_to_come(step: Step) -> str | None:
    return _("The day of the step is still to come.") if step.on > clock.today() else None


@check(blocks=True)
def only_once(step: Step) -> str | None:
    if not step.transition.is_once:
        return None
    ends = {"from_status": step.transition.from_status, "to_status": step.transition.to_status}
    done = step.task.status_changes.filter(**ends).first()
    if done is None:
        return None
    return _("The task took this step on %(day)s already; it is taken only once.") % {"day": shown(done.changed_on)}


@check(blocks=True)
def conclusion(step: Step) -> str | None:
    if (step.transition.to_status == S.CLOSED) == bool(step.conclusion):
        return None
    return _("Choose the conclusion.") if not step.conclusion else _("Only a closed task has a conclusion.")


@check(blocks=True)
def shortest_stay(step: Step) -> str | None:
    """The public notice lasted 3 of at least 5 working days."""
    least = step.transition.working_days
    if not least or step.since is None:
        return None
    passed = working_days(step.since, step.on)
    if passed >= least:
        return None
    return _("“%(status)s” lasted %(passed)s of at least %(least)s working days (since %(day)s).") % {
        "status": step.task.get_status_display(),
        "passed": passed,
        "least": least,
        "day": shown(step.since),
    }


@check()
def longest_stay(step: Step) -> str | None:
    most = step.transition.months_in_status
    if not most or step.since is None or step.on <= (last := months_later(step.since, most)):
        return None
    return _("“%(status)s” should have ended by %(day)s.") % {
        "status": step.task.get_status_display(),
        "day": shown(last),
    }


@check()
def in_time_after_the_end(step: Step) -> str | None:
    most, ends_on = step.transition.months_after_end, step.task.ends_on
    if not most or ends_on is None or step.on <= (last := months_later(ends_on, most)):
        return None
    return _("This was due by %(day)s, %(months)s months after the end of the task.") % {
        "day": shown(last),
        "months": most,
    }


@check(to=[S.ACTIVE], blocks=True)
def weights(step: Step) -> str | None:
    total = step.task.milestones.aggregate(total=Sum("weight"))["total"] or Decimal(0)
    shown_total = f"{total.normalize():f}"
    return None if total == WHOLE else _("The milestones weigh %(total)s of 100.") % {"total": shown_total}


@check(to=[S.ACTIVE], blocks=True)
def contract_days(step: Step) -> str | None:
    if step.task.starts_on and step.task.ends_on:
        return None
    return _("Enter from when to when the task runs.")


@check(to=[S.ACTIVE])
def indicators(step: Step) -> str | None:
    return None if step.task.indicators.exists() else _("The task has no indicator yet.")


@check(to=[S.REJECTED, S.PUBLICIZED])
def panel_before_approval(step: Step) -> str | None:
    if step.transition.from_status != S.REVIEW or step.task.reviews.filter(kind=Review.Kind.APPROVAL).exists():
        return None
    return _("No review before approval is entered.")


@check(to=[S.ACCEPTANCE, S.CLOSED])
def report_of_the_last_month(step: Step) -> str | None:
    period = latest_due_period(clock.today())
    reports = ProgressReport.objects.approved().filter(task=step.task, period=period)
    if period is None or step.task.status not in (S.ACTIVE, S.ACCEPTANCE, S.RECTIFYING) or reports.exists():
        return None
    return _("There is no approved report on %(period)s.") % {"period": period}


@check(to=[S.ACCEPTANCE, S.CLOSED])
def open_milestones(step: Step) -> str | None:
    rows = step.task.milestones.filter(completed_on=None)
    names = [str(row) for row in rows]
    if not names:
        return None
    text = ngettext(
        "%(count)s milestone is not completed: %(names)s.",
        "%(count)s milestones are not completed: %(names)s.",
        len(names),
    )
    return text % {"count": len(names), "names": _(", ").join(names)}


@check(to=[S.ACCEPTANCE, S.CLOSED])
def open_risks(step: Step) -> str | None:
    count = step.task.risks.exclude(state=Risk.State.CLOSED).count()
    if not count:
        return None
    text = ngettext("%(count)s risk is not closed out.", "%(count)s risks are not closed out.", count)
    return text % {"count": count}


@check(to=[S.ACCEPTANCE, S.CLOSED, S.TERMINATED])
def open_change_requests(step: Step) -> str | None:
    count = step.task.change_requests.exclude(status__in=DECIDED).count()
    if not count:
        return None
    text = ngettext("%(count)s change request is undecided.", "%(count)s change requests are undecided.", count)
    return text % {"count": count}


@check(to=[S.CLOSED])
def acceptance_review(step: Step) -> str | None:
    return None if last_verdict(step.task) else _("No acceptance review by a panel is entered.")


@check(to=[S.CLOSED], blocks=True)
def verdict(step: Step) -> str | None:
    if step.conclusion in PASSED and last_verdict(step.task) == Review.Verdict.FAIL:
        return _("The last acceptance review failed, so the task cannot be closed as passed.")
    return None


def last_verdict(task: Task) -> str | None:
    reviews = task.reviews.filter(kind=Review.Kind.ACCEPTANCE).exclude(verdict="")
    return reviews.order_by("-held_on", "-pk").values_list("verdict", flat=True).first()


def shown(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
