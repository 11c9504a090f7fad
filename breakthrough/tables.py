"""Migrations in few steps, as Django renders every related model anew after each: that took a minute."""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations import AddField, CreateModel
from django.db.migrations.operations.base import Operation


class CreateTables(Operation):
    """Creates tables in the order given, each with its indexes and constraints, and then the triggers of all.

    Django renders every related model anew after each operation. With a hundred tables and three hundred triggers
    that took most of a minute; here they are rendered once.
    """

    serialization_expand_args = ["tables"]

    def __init__(self, tables: list[CreateModel]) -> None:
        self.tables = tables

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)
        for table in self.tables:
            table.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for table in self.tables:
            table.database_forwards(app_label, schema_editor, from_state, to_state)
        for table in self.tables:
            for trigger in table.options.get("triggers", []):
                # Not the caller's placeholders: a trigger's body may hold per cent signs.
                schema_editor.execute(trigger.install_sql, params=None)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for table in reversed(self.tables):
            table.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Create {len(self.tables)} tables with their triggers"


class Steps(Operation):
    """Operations that do not build on each other's models: rendered once, run in their order."""

    serialization_expand_args = ["operations"]

    def __init__(self, operations: list[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "; ".join(operation.describe() for operation in self.operations)


def in_few_steps(operations: list[Operation]) -> list[Operation]:
    """The same operations, grouped.

    A group ends before an operation on a model or field that the group itself made: rendered with the group's last
    state, the model would already have what the operation adds.
    """
    steps: list[list[Operation]] = [[]]
    made: set[tuple[str, ...]] = set()
    for operation in operations:
        model = str(getattr(operation, "model_name", "")).lower()
        field = str(getattr(operation, "name", "")).lower()
        if (model,) in made or (model, field) in made:
            steps.append([])
            made = set()
        if isinstance(operation, CreateModel):
            made.add((operation.name.lower(),))
        elif isinstance(operation, AddField):
            made.add((model, field))
        steps[-1].append(operation)
    return [Steps(step) for step in steps]
