"""Whether somebody works on an import, or did until their process was ended."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _
from django.utils.translation import override

from breakthrough.models import ImportRun

BUSY = "busy"
State = ImportRun.State


@contextmanager
def at_work(run: ImportRun) -> Iterator[None]:
    """Holds a lock on a file of the run, which the operating system takes from a process that ends in any way.

    Who ends by itself takes the file away: one that is left and not locked tells of a process that was cut off.
    """
    run.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    place = run.folder / BUSY
    with place.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            place.unlink(missing_ok=True)


def take_up(run: ImportRun) -> None:
    """What was cut off is open again: a file that was being imported can be confirmed once more.

    Work that no process has begun yet still waits for the worker.
    """
    if not run.is_busy or not was_cut_off(run):
        return
    state = State.SHOWN if run.state == State.WRITING else State.REFUSED
    with override(run.language):
        problem = _("The import was cut off before it ended, and nothing was imported. Import it again.")
    # Not if the work ended, and said so, while it was asked for.
    if ImportRun.objects.filter(pk=run.pk, state=run.state).update(state=state, problem=problem):
        run.state, run.problem = state, problem
    else:
        run.refresh_from_db()


def was_cut_off(run: ImportRun) -> bool:
    place = run.folder / BUSY
    try:
        with place.open() as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Not one that was taken away between opening and locking.
            return os.path.samestat(os.fstat(file.fileno()), place.stat())
    except OSError:
        # Nobody has begun, or somebody is at it.
        return False
