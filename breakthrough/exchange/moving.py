"""A whole portfolio moves into an empty database: every row as it was, what no form writes too.

Its rows were decided on elsewhere. So the rules about steps, which triggers ask of each statement, are not asked once
more; the rules about what is there (columns, constraints, what is checked at the end of a transaction) all hold.
"""

from __future__ import annotations

from typing import Any

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from pghistory.trigger import Event as Recorder

from breakthrough.exchange.column import Column, Links
from breakthrough.exchange.declaration import declaration_of
from breakthrough.exchange.description import described
from breakthrough.exchange.importing import Import, Rows
from breakthrough.exchange.kinds import Structure
from breakthrough.exchange.outcome import CHANGED, NEW, Outcome, SheetOutcome
from breakthrough.exchange.parsing import Row
from breakthrough.exchange.resolving import resolve
from breakthrough.history.tracking import tracked_models
from breakthrough.refusals import REFUSALS, explained

CHUNK = 1_000


def is_empty() -> bool:
    """Whether the database holds nothing yet but what comes with the product."""
    return not any(
        model._base_manager.exists()
        for model in tracked_models()
        if not getattr(model, "comes_with_product", False) and getattr(model, "part", "") != "publications"
    )


def steps() -> list[str]:
    """The triggers that ask how a row came to be what it is; not those that record it, or add up what was written."""
    return [
        f"{one.model._meta.label}:{trigger.name}"
        for one in described()
        for trigger in getattr(one.model._meta, "triggers", [])
        if not isinstance(trigger, Recorder) and trigger.timing is None and trigger.level == pgtrigger.Row
    ]


class Move(Import):
    """The rows of a portfolio's workbook, written as they are."""

    def rows_of(self, sheet: Any) -> Rows:
        return MovedRows(self, sheet)

    def run(self) -> Outcome:
        with pgtrigger.ignore(*steps()):
            outcome = super().run()
        for finish in {one.finish for one in described() if one.finish}:
            finish()
        return outcome


class MovedRows(Rows):
    """The rows of one sheet, all new ones written at once."""

    def run(self) -> SheetOutcome:
        rows, own = list(self.sheet.rows), self.own
        resolve(rows, [one for one in self.sheet.columns if one not in own], self.names)
        matched = self.matcher.match(rows)
        new = [row for row, pk in zip(rows, matched, strict=True) if pk is None]
        keys = dict(zip((row.number for row in new), next_keys(self.description.model, len(new)), strict=True))
        table = self.names.of(self.description.model)
        self.called = table.texts([pk for pk in matched if pk is not None])
        for row in new:
            # Named before it is there: other rows of the sheet may lead to it.
            self.called[keys[row.number]] = table.add(keys[row.number], row.values)
        resolve(rows, own, self.names)
        self.insert(new, keys)
        for row, pk in zip(rows, matched, strict=True):
            self.note(self.told_new(row, keys) if pk is None else self.known(row, pk))
        return self.outcome

    def told_new(self, row: Row, keys: dict[int, Any]) -> Any:
        wrong = [column for column in self.sheet.columns if column.name in row.errors]
        return self.told(row, NEW, self.called[keys[row.number]], [self.cell(column, row) for column in wrong])

    def known(self, row: Row, pk: Any) -> Any:
        changed = self.matcher.differs(row, pk)
        if changed and not row.errors:
            self.attempt([row], lambda: self.update(row, pk, changed))
        known = self.matcher.known[pk]
        cells = [self.cell(column, row, known) for column in changed]
        return self.told(row, CHANGED if changed else "same", self.called.get(pk, ""), cells)

    def update(self, row: Row, pk: Any, changed: list[Column]) -> None:
        values = {name: value for column in changed for name, value in self.stored(column, row)}
        self.description.model._base_manager.filter(pk=pk).update(**values)

    def insert(self, rows: list[Row], keys: dict[int, Any]) -> None:
        sound = [row for row in rows if not row.errors]
        for start in range(0, len(sound), CHUNK):
            self.insert_chunk(sound[start : start + CHUNK], keys)
        for column in self.sheet.columns:
            if isinstance(column.kind, Links):
                self.link(column, column.kind, sound, keys)

    def insert_chunk(self, rows: list[Row], keys: dict[int, Any]) -> None:
        made = [(row, self.instance(row, keys[row.number])) for row in rows]
        fit = [one for row, one in made if self.is_fit(row, one)]
        self.attempt(rows, lambda: self.description.model._base_manager.bulk_create(fit))

    def attempt(self, rows: list[Row], write: Any) -> None:
        try:
            with transaction.atomic():
                write()
        except REFUSALS as error:
            if len(rows) == 1:
                self.form.blame(rows[0], explained(error))
            else:
                self.whole_problem(error)

    def whole_problem(self, error: Exception) -> None:
        self.outcome.problems += explained(error).messages

    def instance(self, row: Row, key: Any) -> Any:
        values = dict(declaration_of(self.description.model).fixed)
        for column in self.sheet.columns:
            values |= dict(self.stored(column, row))
        return self.description.model(pk=key, **values)

    def stored(self, column: Column, row: Row) -> list[tuple[str, Any]]:
        """A value as the model's own columns take it."""
        if isinstance(column.kind, Links):
            return []
        field, value = column.field, row.values.get(column.name)
        if value is None and not field.null:
            if field.has_default() and not isinstance(column.kind, Structure) and not field.blank:
                return []
            value = "" if field.empty_strings_allowed and not field.has_default() else field.get_default()
        return [(column.stored[-1], value)]

    def is_fit(self, row: Row, instance: Any) -> bool:
        """The rules of single columns; all others are the database's."""
        columns = {column.name for column in self.sheet.columns}
        others = [one.name for one in instance._meta.fields if one.is_relation or one.name not in columns]
        try:
            instance.clean_fields(exclude=others)
        except ValidationError as error:
            self.form.blame(row, error)
            return False
        return True

    def link(self, column: Column, kind: Links, rows: list[Row], keys: dict[int, Any]) -> None:
        made = [
            kind.link(**{f"{kind.parent}_id": keys[row.number], f"{kind.to}_id": target, kind.said_in: said})
            for row in rows
            for target, said in row.values.get(column.name) or ()
        ]
        self.attempt([], lambda: kind.link._base_manager.bulk_create(made, batch_size=CHUNK))


def next_keys(model: Any, count: int) -> list[int]:
    """Keys for new rows, in the order of the rows."""
    if not count:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [key for (key,) in cursor.fetchall()]
