"""The way of an uploaded file: read, shown to whoever brought it, confirmed, and gone."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from pghistory import runtime

from breakthrough.exchange.description import Description, described
from breakthrough.exchange.importing import Changed, Import
from breakthrough.exchange.outcome import CHANGED, NEW, Outcome
from breakthrough.exchange.parsing import Sheet, parse
from breakthrough.exchange.saving import request_of
from breakthrough.exchange.upload.reader import read
from breakthrough.history import acting, because
from breakthrough.models import ImportRun, User
from breakthrough.models.import_run import LIFETIME
from breakthrough.uploads.content import clean_name

FILE, CELLS, OUTCOME, PROGRESS, KIND = "file", "cells", "outcome", "progress", "kind"
State = ImportRun.State
# Only so often is it said how far an import is.
EVERY = 0.5


def tables_for(user: User) -> list[Description]:
    """The tables whose rows somebody may add or change by their forms."""
    request = request_of(user)
    return [one for one in described() if one.page and may_write(one.page, request) and one.entered]


def may_write(page: Any, request: Any) -> bool:
    return page.has_add_permission(request) or page.has_change_permission(request)


def begin(user: User, name: str, chunks: Iterable[bytes], **given: Any) -> ImportRun:
    """Keeps an uploaded file, for the one who brought it."""
    language = get_language() or settings.LANGUAGE_CODE
    run = ImportRun.objects.create(user=user, name=clean_name(name), language=language, **given)
    run.folder.mkdir(parents=True, mode=0o700)
    with (run.folder / FILE).open("wb") as file:
        for chunk in chunks:
            file.write(chunk)
    return run


def sheets_of(run: ImportRun, tables: list[Description]) -> list[Sheet]:
    kind = (run.folder / KIND).read_text()
    wanted = next((one for one in tables if one.code == run.table), None)
    return parse(run.folder / CELLS, kind, [wanted] if wanted else tables, wanted)


def read_cells(run: ImportRun) -> list[Sheet] | None:
    """Reads the file; without an answer it was refused, and the run says why."""
    with override(run.language):
        try:
            kind = read(run.folder / FILE, run.name, run.folder / CELLS)
            (run.folder / KIND).write_text(kind)
            return sheets_of(run, tables_for(run.user))
        except ValidationError as error:
            run.state, run.problem = State.REFUSED, "\n".join(error.messages)
            run.save(update_fields=["state", "problem"])
            remove(run)
            return None


def prepare(run: ImportRun, sheets: list[Sheet]) -> None:
    """Works out what would change, and keeps it to be shown."""
    with override(run.language):
        outcome = import_of(run, sheets).preview()
    show(run, outcome)


def import_of(run: ImportRun, sheets: list[Sheet]) -> Import:
    progress = Progress(run, sheets)
    return Import(sheets, run.user, reason(run), progress, confirms_amounts=run.confirms_amounts)


def show(run: ImportRun, outcome: Outcome, problem: str = "") -> None:
    with (run.folder / OUTCOME).open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines(outcome))
    run.state, run.counts, run.digest, run.problem = State.SHOWN, outcome.counts, outcome.digest, problem
    if not outcome.is_sound:
        run.digest = ""
    run.save(update_fields=["state", "counts", "digest", "problem"])


def lines(outcome: Outcome) -> Iterator[dict[str, Any]]:
    yield {"problems": outcome.problems}
    for sheet in outcome.sheets:
        yield {"sheet": sheet.name, "table": sheet.table, "title": sheet.title, "problems": sheet.problems}
        for row in sheet.rows:
            yield row.as_dict()


def told(run: ImportRun) -> Iterator[dict[str, Any]]:
    """What was worked out, line by line: problems, heads of sheets, rows."""
    with (run.folder / OUTCOME).open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def confirm(run: ImportRun) -> bool:
    """Imports exactly what was shown. If that is not what it would be now, shows it anew and imports nothing."""
    with override(run.language), acting(user=run.user):
        because(reason(run))
        sheets = sheets_of(run, tables_for(run.user))
        try:
            # Together: an import that stands is known to stand.
            with transaction.atomic():
                outcome = import_of(run, sheets).confirm(run.digest)
                run.state, run.counts, run.batch = State.DONE, outcome.counts, str(runtime._tracker.value.id)
                run.save(update_fields=["state", "counts", "batch"])
        except Changed as error:
            problem = _("Somebody changed something since this was shown. Look at it once more; nothing was imported.")
            show(run, error.outcome, problem)
            return False
    remove(run)
    return True


def reason(run: ImportRun) -> str:
    return _("Import of %(file)s") % {"file": run.name}


def claim(run: ImportRun) -> bool:
    """Whether it may be written now, and by nobody else at the same time."""
    shown = ImportRun.objects.filter(pk=run.pk, state=State.SHOWN).exclude(digest="")
    is_mine = shown.update(state=State.WRITING) == 1
    if is_mine:
        run.state = State.WRITING
    return is_mine


def is_small(run: ImportRun) -> bool:
    return sum(run.counts.get(state, 0) for state in (NEW, CHANGED)) <= settings.IMPORT_ROWS_AT_ONCE


def discard(run: ImportRun) -> None:
    remove(run)
    run.delete()


def remove(run: ImportRun) -> None:
    shutil.rmtree(run.folder, ignore_errors=True)


def forget_old() -> int:
    """Takes away what was not confirmed within a day, and folders that no run knows; gives their number."""
    old = ImportRun.objects.filter(created_at__lt=timezone.now() - LIFETIME)
    gone = 0
    for run in old.exclude(state=State.DONE):
        discard(run)
        gone += 1
    known = {run.token.hex for run in ImportRun.objects.all()}
    folder, limit = settings.IMPORTS, time.time() - LIFETIME.total_seconds()
    for place in folder.iterdir() if folder.is_dir() else ():
        if place.name not in known and place.stat().st_mtime < limit:
            shutil.rmtree(place, ignore_errors=True)
            gone += 1
    return gone


class Progress:
    """Says in a file how far an import is: what it writes itself is not seen before it ends."""

    def __init__(self, run: ImportRun, sheets: list[Sheet]) -> None:
        self.place, self.total = run.folder / PROGRESS, sum(len(sheet.rows) for sheet in sheets)
        self.said = 0.0

    def __call__(self, done: int) -> None:
        if time.monotonic() - self.said > EVERY:
            self.said = time.monotonic()
            self.place.write_text(f"{done} {self.total}")


def progress(run: ImportRun) -> tuple[int, int] | None:
    """How many rows of how many are done; None before the first."""
    try:
        done, total = (run.folder / PROGRESS).read_text().split()
    except (OSError, ValueError):
        return None
    return int(done), int(total)
