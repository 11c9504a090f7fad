"""An import from its sheets to its outcome: what each row is, what it changes, and what is wrong with it.

A preview is the import itself, in a transaction that is rolled back. A confirmation is the import once more, which
stands only if its outcome is the one that was shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import groupby, takewhile
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from breakthrough.exchange.column import Column, Reference
from breakthrough.exchange.description import Description, described
from breakthrough.exchange.matching import Matcher, comparable
from breakthrough.exchange.naming import Names
from breakthrough.exchange.outcome import CHANGED, ERROR, NEW, SAME, Cell, Outcome, RowOutcome, SheetOutcome
from breakthrough.exchange.parsing import Row, Sheet
from breakthrough.exchange.reading import Reader, Speaker
from breakthrough.exchange.resolving import resolve
from breakthrough.exchange.saving import Form, request_of
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


class Rows:
    """The rows of one sheet."""

    def __init__(self, whole: Import, sheet: Sheet) -> None:
        self.whole, self.sheet = whole, sheet
        self.description: Description = sheet.description
        self.names, self.speaker = whole.names, Speaker(whole.names)
        confirms = whole.confirms_amounts
        self.form = Form(self.description, whole.request, whole.reason, confirms_amounts=confirms)
        self.outcome = SheetOutcome(
            sheet.name, self.description.code, self.description.title, problems=list(sheet.problems)
        )
        self.found: dict[int, RowOutcome] = {}
        self.matcher = Matcher(self.description, self.sheet.columns, self.names)
        self.called: dict[Any, str] = {}
        self.headings = {column.name: column.heading for column in self.description.columns}

    def run(self) -> SheetOutcome:
        """Rows that name other rows of their own sheet come after those."""
        waiting = self.sheet.rows
        for _round in range(DEEPEST):
            resolve(waiting, self.sheet.columns, self.names)
            ready = [row for row in waiting if not self.waits(row)]
            self.write(ready or waiting)
            waiting = [row for row in waiting if self.waits(row)] if ready else []
            if not waiting:
                break
            self.names.forget()
            for row in waiting:
                for column in self.own:
                    row.errors.pop(column.name, None)
        if any(row.state in (NEW, CHANGED) for row in self.found.values()):
            self.names.forget()
        self.outcome.rows = [self.found[number] for number in sorted(self.found)]
        return self.outcome

    @property
    def own(self) -> list[Column]:
        """Columns that lead to rows of the same table."""
        model = self.description.model
        return [one for one in self.sheet.columns if isinstance(one.kind, Reference) and one.kind.model is model]

    def waits(self, row: Row) -> bool:
        return any(column.name in row.errors for column in self.own)

    def write(self, rows: list[Row]) -> None:
        matched = self.matcher.match(rows)
        there = [pk for pk in matched if pk is not None]
        self.lock([pk for row, pk in zip(rows, matched, strict=True) if pk and self.matcher.differs(row, pk)])
        self.called = self.names.of(self.description.model).texts(there)
        for is_new, group in groupby(zip(rows, matched, strict=True), key=lambda pair: pair[1] is None):
            if is_new:
                self.make([row for row, _pk in group])
                continue
            for row, pk in group:
                self.note(row, self.known(row, pk))

    def note(self, row: Row, outcome: RowOutcome) -> None:
        self.found[row.number] = outcome
        self.whole.step()

    def make(self, rows: list[Row]) -> None:
        """New rows, many at a time; a row that is refused among them is written by itself, which says why."""
        place, pace = 0, SLOWEST
        while place < len(rows):
            several = rows[place : place + pace]
            count = self.make_many(several)
            for row in several[:count]:
                self.note(row, self.as_new(row))
            place += count
            if count < len(several):
                self.note(rows[place], self.new(rows[place]))
                place += 1
            pace = min(2 * pace, FASTEST) if count == len(several) else max(count, SLOWEST)

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
        rows = self.description.model._base_manager.select_for_update(no_key=True, of=("self",)).filter(pk__in=keys)
        self.locked = {row.pk: row for row in rows.order_by("pk")}
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

    def as_new(self, row: Row) -> RowOutcome:
        cells = [self.cell(column, row) for column in self.sheet.columns if self.says(row, column)]
        return self.told(row, NEW, self.call(row), cells)

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

    def told(self, row: Row, state: str, name: str, cells: list[Cell]) -> RowOutcome:
        return RowOutcome(row.number, ERROR if row.errors else state, name, cells, row.errors.get("", []))

    def says(self, row: Row, column: Column) -> bool:
        value = row.values.get(column.name)
        return value is not None or column.name in row.errors

    def cell(self, column: Column, row: Row, known: dict[str, Any] | None = None) -> Cell:
        errors = tuple(row.errors.get(column.name, ()))
        old = self.speaker.text(column, known[column.name], known) if known else ""
        return Cell(column.name, self.headings[column.name], self.written(column, row), old, errors)

    def written(self, column: Column, row: Row) -> str:
        if column.name in row.written:
            return row.written[column.name]
        value = row.values.get(column.name)
        if column.name in row.errors and isinstance(value, str):
            return value
        if column.name in row.errors and isinstance(value, list):
            return "; ".join(f"{text}: {said}" for text, said in value)
        return self.speaker.text(column, value, row.values)

    def call(self, row: Row) -> str:
        """What a new row will be called."""
        label = [self.description.by_name[name] for name in self.description.label]
        return " / ".join(filter(None, (self.written(column, row) for column in label)))
