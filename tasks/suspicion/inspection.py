"""Runs the rules and keeps what they find: found once, however often and by however many it is looked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Model

from breakthrough import clock
from tasks.models import Finding
from tasks.suspicion.look import Look, Suspect
from tasks.suspicion.registry import Rule, rules

State = Finding.State
Key = tuple[str, str, int, int | None, str]


@dataclass(frozen=True)
class Inspection:
    """What an inspection changed."""

    new: list[Finding]
    resolved: int


def inspect(tasks: Iterable[int] | None = None, tables: Iterable[type[Model]] | None = None) -> Inspection:
    """Looks at everything; or only at some tasks, and only by the rules that read some tables."""
    look = Look(clock.today(), None if tasks is None else tuple(tasks))
    wanted = None if tables is None else set(tables)
    chosen = [one for one in rules().values() if wanted is None or wanted.intersection(one.reads)]
    found = {finding_key(one): one for each in chosen for one in findings(each, look)}
    with transaction.atomic():
        return keep(look, [one.code for one in chosen], found)


def findings(by: Rule, look: Look) -> list[Finding]:
    return [finding(by, suspect, look) for suspect in by.find(look)]


def finding(by: Rule, suspect: Suspect, look: Look) -> Finding:
    return Finding(
        rule=by.code,
        severity=by.severity,
        task_id=suspect.task,
        table=suspect.model._meta.label,
        row=suspect.row,
        params=suspect.params,
        fingerprint=suspect.fingerprint(by.drifting),
        found_on=look.today,
    )


def finding_key(one: Finding) -> Key:
    return one.rule, one.table, one.row, one.task_id, one.fingerprint


def keep(look: Look, codes: list[str], found: dict[Key, Finding]) -> Inspection:
    """New findings are written, old ones found again or resolved."""
    rows = Finding.objects.filter(rule__in=codes)
    if look.tasks is not None:
        rows = rows.filter(task__in=look.tasks)
    known = {finding_key(one): one for one in rows}
    # In one order, so that two inspections at once wait for each other and do not lock each other out.
    new = [found[key] for key in sorted(found.keys() - known.keys(), key=str)]
    Finding.objects.bulk_create(new, ignore_conflicts=True)
    again = [one for key, one in known.items() if key in found and one.state == State.RESOLVED]
    for one in again:
        find_again(one, look)
    for key, one in known.items():
        if key in found and one.state == State.OPEN and one.params != found[key].params:
            Finding.objects.filter(pk=one.pk).update(params=found[key].params)
    gone = [one.pk for key, one in known.items() if key not in found and one.state != State.RESOLVED]
    resolved = Finding.objects.filter(pk__in=gone).update(state=State.RESOLVED, resolved_on=look.today)
    return Inspection([*new, *(one for one in again if one.state == State.OPEN)], resolved)


def find_again(one: Finding, look: Look) -> None:
    """What was acknowledged once stays so while the numbers are the same."""
    one.state = State.ACKNOWLEDGED if one.reason else State.OPEN
    one.resolved_on, one.found_on = None, look.today
    one.save(update_fields=["state", "resolved_on", "found_on"])
