"""The last changes of a row and of what is entered on its page, as a chapter of its story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough.admin.changes_shown import DOORS, KINDS
from breakthrough.admin.stories import Chapter, Telling
from breakthrough.history.timeline import events_on_page, in_one_line
from breakthrough.models import User

MOST_EVENTS, MOST_GROUPS = 60, 6
COLUMNS = ("pgh_label", "pgh_commit", "pgh_commit__at", "pgh_context", "pgh_context__metadata")


def last_changes(telling: Telling) -> dict[str, Any] | None:
    """What was done last, as far as it was known at the moment asked for. Two queries, whatever happened."""
    row: Any = telling.row
    lines = admin.site.get_model_admin(type(row)).lines()  # type: ignore[attr-defined]  # see HistoryPages
    sets = events_on_page(type(row), row.pk, lines, telling.user)
    if telling.asked.as_of:
        sets = [events.filter(pgh_commit__at__lte=telling.asked.as_of) for events in sets]
    events = [*in_one_line(sets, *COLUMNS)[:MOST_EVENTS]]
    if not events:
        return None
    groups = [[*found] for _key, found in groupby(events, key=lambda event: (event[6], event[4]))][:MOST_GROUPS]
    names = {(group[0][7] or {}).get("username", "") for group in groups}
    people = {user.get_username(): str(user) for user in User.objects.filter(username__in=names)}
    address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_history", args=[row.pk])
    return {"groups": [shown(group, people) for group in groups], "url": address}


def shown(group: list[Any], people: dict[str, str]) -> dict[str, Any]:
    """Who, when, by which door and why; and how many rows of which tables."""
    _table, _id, created, _label, commit, at, context, metadata = group[0]
    said = metadata or {}
    name = said.get("username", "")
    return {
        "actor": people.get(name, name) or _("Past the application"),
        "moment": localtime(at or created),
        "door": DOORS.get(said.get("door", ""), ""),
        "reason": said.get("reason", ""),
        "url": reverse("admin:batch", args=[context or f"commit-{commit}"]),
        "done": [*counted((event[0], event[3]) for event in group)],
    }


def counted(events: Iterable[tuple[str, str]]) -> Iterable[str]:
    """Milestone changed (3)."""
    for (table, label), count in Counter(events).items():
        name = capfirst(apps.get_model(table)._meta.verbose_name)
        yield f"{KINDS[label]}: {name}" + (f" × {count}" if count > 1 else "")


def history(order: int = 900) -> Chapter:
    title = gettext_lazy("Last changes")
    return Chapter("changes", title, "admin/story_changes.html", last_changes, order, is_of_history=True)
