"""An import from its sheets to its outcome: what each row is, what it changes, and what is wrong with it.

A preview is the import itself, in a transaction that is rolled back. A confirmation is the import once more, which
stands only if its outcome is the one that was shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import groupby, takewhile
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from breakthrough.exchange.column import Column, Reference
from breakthrough.exchange.description import described
from breakthrough.exchange.matching import Matcher, comparable
from breakthrough.exchange.naming import Names
from breakthrough.exchange.outcome import CHANGED, NEW, SAME, Outcome, RowOutcome, SheetOutcome
from breakthrough.exchange.parsing import Row, Sheet
from breakthrough.exchange.reading import Reader
from breakthrough.exchange.resolving import resolve
from breakthrough.exchange.saving import Form, request_of
from breakthrough.exchange.shelf import CHUNK, Shelf
from breakthrough.exchange.telling import Telling
from breakthrough.refusals import REFUSALS, ask_deferred_rules, explained

Tell = Callable[[int], None]
DEEPEST = 12
# So many new rows are written together: more after rows that were sound, fewer after one that was not.
SLOWEST, FASTEST = 8, 512


class Changed(Exception):
    """Since the preview, somebody else changed something that the import touches; it carries the new outcome."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


class Import:
    """The rows of a file, written for a user."""

    def __init__(
        self,
        sheets: Iterable[Sheet],
        user: Any,
        reason: str,
        tell: Tell = lambda number: None,
        *,
        confirms_amounts: bool = False,
    ) -> None:
        self.confirms_amounts = confirms_amounts
        order = {one.model: place for place, one in enumerate(described())}
        self.sheets = sorted(sheets, key=lambda sheet: order[sheet.description.model])
        self.user, self.reason, self.tell, self.done = user, reason, tell, 0
        self.names, self.request = Names(user), request_of(user)

    def preview(self) -> Outcome:
        with transaction.atomic():
            outcome = self.run()
            transaction.set_rollback(True)
        return outcome

    def confirm(self, digest: str) -> Outcome:
        """Writes it all, if that is what was shown."""
        with transaction.atomic():
            outcome = self.run()
            if outcome.digest != digest or not outcome.is_sound:
                transaction.set_rollback(True)
                raise Changed(outcome)
        return outcome

    def run(self) -> Outcome:
        outcome = Outcome()
        for sheet in self.sheets:
            outcome.sheets.append(self.rows_of(sheet).run())
        if not self.sheets:
            message = _("No sheet has headings that name one table. Choose the table, or compare with its template.")
            outcome.problems.append(message)
        try:
            ask_deferred_rules()
        except REFUSALS as error:
            outcome.problems += explained(error).messages
        return outcome

    def rows_of(self, sheet: Sheet) -> Rows:
        return Rows(self, sheet)

    def step(self) -> None:
        self.done += 1
        self.tell(self.done)


class Rows(Telling):
    """The rows of one sheet: each is looked at first, and written once all have been looked at."""

    def __init__(self, whole: Import, sheet: Sheet) -> None:
        super().__init__(sheet, whole.names)
        self.whole = whole
        confirms = whole.confirms_amounts
        self.form = Form(self.description, whole.request, whole.reason, confirms_amounts=confirms)
        self.outcome = SheetOutcome(
            sheet.name, self.description.code, self.description.title, problems=list(sheet.problems)
        )
        self.late: list[RowOutcome] | None = None
        self.matcher = Matcher(self.description, self.sheet.columns, self.names)
        self.called: dict[Any, str] = {}
        self.changing: set[Any] = set()
        self.pace = SLOWEST

    def run(self) -> SheetOutcome:
        """Rows that name other rows of their own sheet come after those."""
        waiting = self.write_ready(self.sheet.rows)
        self.late = []
        for _round in range(1, DEEPEST):
            if not waiting:
                break
            self.names.forget()
            for row in waiting:
                for column in self.own:
                    row.errors.pop(column.name, None)
            waiting = self.write_ready(Shelf(waiting))
        self.outcome.add_late(self.late)
        if self.outcome.counts[NEW] or self.outcome.counts[CHANGED]:
            self.names.forget()
        return self.outcome

    def write_ready(self, rows: Shelf[Row]) -> list[Row]:
        """Writes the rows that wait for no other one, or all of them if each does; gives those that wait."""
        self.matcher.begin()
        waiting: list[Row] = []
        looked = Shelf(self.look(rows, waiting))
        if not looked:
            looked, waiting = Shelf(self.matched(waiting)), []
        self.stand_still()
        for pairs in looked.chunks():
            self.write(pairs)
            self.rest()
        return waiting

    def look(self, rows: Shelf[Row], waiting: list[Row]) -> Iterator[tuple[Row, Any]]:
        for chunk in rows.chunks():
            resolve(chunk, self.sheet.columns, self.names)
            waiting += [row for row in chunk if self.waits(row)]
            yield from self.matched([row for row in chunk if not self.waits(row)])
            self.rest()

    def matched(self, rows: list[Row]) -> Iterator[tuple[Row, Any]]:
        """Each with the key of the row that its keys name."""
        pairs = list(zip(rows, self.matcher.match_keys(rows), strict=True))
        self.changing |= {pk for row, pk in pairs if pk is not None and self.matcher.differs(row, pk)}
        yield from pairs

    def rest(self) -> None:
        self.matcher.rest()
        self.names.rest()

    def stand_still(self) -> None:
        """What is going to be changed is locked in one order: two imports never wait for each other."""
        keys = sorted(self.changing)
        self.changing.clear()
        for start in range(0, len(keys), CHUNK):
            list(self.lockable(keys[start : start + CHUNK]).only("pk"))

    def lockable(self, keys: list[Any]) -> Any:
        rows = self.description.model._base_manager.select_for_update(no_key=True, of=("self",))
        return rows.filter(pk__in=keys).order_by("pk")

    @property
    def own(self) -> list[Column]:
        """Columns that lead to rows of the same table."""
        model = self.description.model
        return [one for one in self.sheet.columns if isinstance(one.kind, Reference) and one.kind.model is model]

    def waits(self, row: Row) -> bool:
        return any(column.name in row.errors for column in self.own)

    def write(self, pairs: list[tuple[Row, Any]]) -> None:
        rows = [row for row, _pk in pairs]
        matched = self.matcher.match_contents(rows, self.matcher.look_again([pk for _row, pk in pairs]))
        there = [pk for pk in matched if pk is not None]
        self.lock([pk for row, pk in zip(rows, matched, strict=True) if pk and self.matcher.differs(row, pk)])
        self.called = self.names.of(self.description.model).texts(there)
        self.speaker.expect(self.sheet.columns, [row.values for row in rows])
        for is_new, group in groupby(zip(rows, matched, strict=True), key=lambda pair: pair[1] is None):
            if is_new:
                self.make([row for row, _pk in group])
                continue
            for row, pk in group:
                self.note(self.known(row, pk))

    def note(self, row: RowOutcome) -> None:
        if self.late is None:
            self.outcome.add(row)
        else:
            self.late.append(row)
        self.whole.step()

    def make(self, rows: list[Row]) -> None:
        """New rows, many at a time; a row that is refused among them is written by itself, which says why."""
        place = 0
        while place < len(rows):
            several = rows[place : place + self.pace]
            count = self.make_many(several)
            for row in several[:count]:
                self.note(self.as_new(row))
            place += count
            if count < len(several):
                self.note(self.new(rows[place]))
                place += 1
                self.pace = max(count, SLOWEST)
            elif count == self.pace:
                self.pace = min(2 * count, FASTEST)

    def make_many(self, rows: list[Row]) -> int:
        """Writes rows up to the first that is wrong, and gives their number."""
        sound = list(takewhile(lambda row: not row.errors and not self.sheet.problems, rows))
        while sound:
            try:
                with transaction.atomic():
                    made = self.form.make_many(sound, self.sheet.columns)
                    self.check_fixed(sound[: len(made)], made)
                    return len(made)
            except REFUSALS:
                # Which of them is to blame is not asked: sooner or later it is the first one.
                for row in sound:
                    row.errors.clear()
                sound = sound[: len(sound) // 2]
        return 0

    def lock(self, keys: list[Any]) -> None:
        """What is going to be changed stays as it is read now."""
        self.locked = {row.pk: row for row in self.lockable(keys)}
        fresh = self.matcher.reader.read(self.description.model._base_manager.filter(pk__in=keys))
        self.matcher.known.update(fresh)
        ask = getattr(self.description.page, "ask_for_page", None)
        if ask:
            ask(self.whole.request, self.locked.values())

    def new(self, row: Row) -> RowOutcome:
        sound = not row.errors and not self.sheet.problems
        made = self.form.try_out(lambda: self.form.make(row, self.sheet.columns), row, for_good=sound)
        if made is not None and sound:
            with suppress(ValidationError):
                self.check_fixed([row], [made])
        return self.as_new(row)

    def check_fixed(self, rows: list[Row], made: list[Any]) -> None:
        """What no form writes must have come out as the file has it."""
        columns = [one for one in self.sheet.columns if not one.is_entered]
        if not any(row.values.get(column.name) is not None for column in columns for row in rows):
            return
        written = self.description.model._base_manager.filter(pk__in=[one.pk for one in made])
        values = dict(self.matcher.reader.read(written))
        for row, one in zip(rows, made, strict=True):
            for column in columns:
                said = row.values.get(column.name)
                if said is not None and comparable(values[one.pk][column.name]) != comparable(said):
                    message = _("“%(column)s” is not written by an import: leave it empty in new rows.")
                    row.refuse(column.name, message % {"column": column.heading})
        if any(row.errors for row in rows):
            raise ValidationError(_("You may not do this."))

    def known(self, row: Row, pk: Any) -> RowOutcome:
        known, changed = self.matcher.known[pk], self.matcher.differs(row, pk)
        name = self.called.get(pk, "")
        if not changed:
            return self.told(row, SAME, name, [self.cell(self.description.by_name[one], row) for one in row.errors])
        instance = self.locked.get(pk)
        if instance is None:
            row.refuse("", _("Somebody deleted this row just now."))
        else:
            sound = not row.errors and not self.sheet.problems
            self.form.try_out(lambda: self.form.change(instance, row, changed, self.whole_row(pk)), row, for_good=sound)
        wrong = [self.description.by_name[one] for one in row.errors if one]
        columns = dict.fromkeys([*changed, *wrong])
        return self.told(row, CHANGED, name, [self.cell(column, row, known) for column in columns])

    def whole_row(self, pk: Any) -> dict[str, Any]:
        """All columns of a row, where it is never changed and so written anew."""
        if not self.description.by_content:
            return {}
        rows = self.description.model._base_manager.filter(pk=pk)
        return dict(Reader(self.description, self.names).read(rows))[pk]
