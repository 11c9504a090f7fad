"""What the worker does for imports that nobody waits for."""

from __future__ import annotations

import logging

from django.tasks import task
from django.utils.translation import gettext as _
from django.utils.translation import override

from breakthrough.exchange import runs
from breakthrough.exchange.work import at_work
from breakthrough.history import acting
from breakthrough.models import ImportRun

log = logging.getLogger(__name__)


@task
def prepare_import(token: str) -> None:
    run = ImportRun.objects.filter(pk=token, state=ImportRun.State.READING).first()
    if run is None:
        return
    with guarded(run), at_work(run):
        sheets = runs.read_cells(run)
        if sheets is not None:
            runs.prepare(run, sheets)


@task
def write_import(token: str) -> None:
    run = ImportRun.objects.filter(pk=token, state=ImportRun.State.WRITING).first()
    if run is None:
        return
    with guarded(run), at_work(run), acting(user=run.user, door="worker"):
        runs.confirm(run)


class guarded:  # noqa: N801  (reads as what it does)
    """Whoever waits is told when it fails; the failure goes on to the list of jobs."""

    def __init__(self, run: ImportRun) -> None:
        self.run = run

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is None:
            return
        with override(self.run.language):
            self.run.problem = _("The import failed, and nothing was imported. Tell whoever keeps the system running.")
        self.run.state = ImportRun.State.REFUSED
        self.run.save(update_fields=["state", "problem"])
        runs.remove(self.run)
