"""A progress report begun, with its history: one by one, and a hundred in one request."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import product

from benchmarks.command import Benchmark, begin

JSON = {"Content-Type": "application/json"}
# So many in one request, where the portfolio has enough tasks that owe one.
MANY, REQUESTS = 100, 32
# Months after those of the portfolio, in which its tasks still work: for each side some of its own.
BEGINS, YEARS = 2026, 9
ADD = """
INSERT INTO tasks_progressreport (
    task_id, period_id, revision, is_current, status, progress, problems, next_steps, coordination, data_source,
    declared_light, light_reason, return_reason, restatement_reason
) VALUES (%(task)s, %(period)s, 1, true, 'draft', '', '', '', '', '', '', '', '', '') RETURNING id
"""


def main() -> None:
    run(begin(__doc__))


def run(benchmark: Benchmark) -> None:
    from benchmarks.floors import floor  # noqa: PLC0415  (Django is set up now)
    from benchmarks.sides import FLOOR, KEPT, OURS, STOCK, Crowd, Request, Sides  # noqa: PLC0415

    with Sides(benchmark) as sides, months() as periods, floor({"/": [ADD]}) as bare:
        tasks = running_tasks()
        places = {name: [*product(tasks, periods[place::4])] for place, name in enumerate((OURS, STOCK, KEPT, FLOOR))}
        own = Request("", {**sides.headers, **JSON}, "POST", 201, posting("/api/v1/progress-reports/", places[OURS]))
        costs = {OURS: sides.side(OURS, own)}
        for name in (STOCK, KEPT):
            costs[name] = sides.side(name, Request("", JSON, "POST", 201, posting("/progress-reports/", places[name])))
        costs[FLOOR] = bare, Crowd(bare.port, Request("", write=asking(places[FLOOR])))
        sides.measure("a progress report begun, with its history", costs)
        # Side by side again: the others begin as many one by one.
        many = min(MANY, len(places[OURS]) // REQUESTS)
        bulk = posting_many("/api/v1/progress-reports/", places[OURS][::-1], many)
        costs[OURS] = sides.side(OURS, Request("", {**sides.headers, **JSON}, "POST", 201, bulk))
        one_by_one = dict.fromkeys((STOCK, KEPT, FLOOR), float(many))
        sides.measure(f"{many} progress reports begun in one request (peers: one by one)", costs, times=one_by_one)


Place = tuple[int, int]


def posting(path: str, places: list[Place]) -> Callable[[int], tuple[str, str]]:
    def write(number: int) -> tuple[str, str]:
        task, period = places[number]
        return path, json.dumps({"task": task, "period": period})

    return write


def posting_many(path: str, places: list[Place], many: int) -> Callable[[int], tuple[str, str]]:
    def write(number: int) -> tuple[str, str]:
        some = places[number * many : (number + 1) * many]
        return path, json.dumps([{"task": task, "period": period} for task, period in some])

    return write


def asking(places: list[Place]) -> Callable[[int], tuple[str, None]]:
    return lambda number: ("/?task={}&period={}".format(*places[number]), None)


@contextmanager
def months() -> Iterator[list[int]]:
    """Reporting periods for this benchmark; with what was written on them, they go at the end."""
    from tasks.models import Period, ProgressReport  # noqa: PLC0415

    made = [Period.objects.create(**one).pk for one in calendar()]
    try:
        yield made
    finally:
        ProgressReport.objects.filter(period__in=made).delete()
        Period.objects.filter(pk__in=made).delete()


def calendar() -> Iterator[dict[str, object]]:
    for year, month in product(range(BEGINS, BEGINS + YEARS), range(1, 13)):
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        due = last + timedelta(days=5)
        yield {"code": f"{year}-{month:02}", "starts_on": last.replace(day=1), "ends_on": last, "due_on": due}


def running_tasks() -> list[int]:
    """Those of the officer that work and will go on."""
    from breakthrough.models import User  # noqa: PLC0415
    from tasks.models import Task  # noqa: PLC0415

    own = Task.objects.editable_by(User.objects.get(username="officer")).filter(status="active")
    return [*own.order_by("pk").values_list("pk", flat=True)]


if __name__ == "__main__":
    main()
