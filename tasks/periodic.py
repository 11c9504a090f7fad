"""What the tasks floor does by itself: it opens and locks periods, and looks for what is implausible."""

from django.tasks import task
from django.utils.translation import gettext_lazy as _

from breakthrough import clock
from breakthrough.history import acting
from breakthrough.scheduler import every
from tasks.periods import lock_overdue, open_periods
from tasks.suspicion import inspect


@every(_("Open and lock reporting periods"), days=1)
@task
def keep_periods() -> None:
    """Opens the periods that are to be reported on soon, and locks those long due."""
    with acting(door="worker"):
        open_periods(clock.today())
        lock_overdue(clock.today())


@every(_("Look for what is implausible"), days=1)
@task
def look_for_the_implausible() -> None:
    with acting(door="worker"):
        inspect()
