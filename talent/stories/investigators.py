"""Who leads each of many tasks, as a column of a table of tasks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from breakthrough.admin.stories import Telling
from breakthrough.admin.story_table import Cell, Column
from talent.models import Assignment
from tasks.stories.task_table import TaskColumn


def investigators(telling: Telling, tasks: Sequence[Any]) -> dict[Any, Cell]:
    """The principal investigator of each task on the day, else the last one; one query for all."""
    rows = Assignment.objects.filter(task__in=tasks, role=Assignment.Role.INVESTIGATOR, starts_on__lte=telling.day)
    last_first = rows.order_by("task_id", F("starts_on").desc())
    found = last_first.distinct("task_id").select_related("researcher__merged_into")
    people = {one.task_id: one.researcher.merged_into or one.researcher for one in found}
    return {key: Cell(person.name, telling.page_of(person)) for key, person in people.items()}


COLUMN = TaskColumn(Column(_("Principal investigator")), investigators, order=60)
