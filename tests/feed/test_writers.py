"""Copies that are kept by the feed alone while many write at once: equal to the database at every place of the feed."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from breakthrough.api.feed.asker import Asker, all_resources
from breakthrough.api.feed.place import Cursor
from breakthrough.history import as_of
from breakthrough.models import User
from breakthrough.scope import access_of
from tasks.models import Milestone, Organization, Region, Subtask, Task
from tests import portfolio
from tests.feed.copies import Copy, keyed

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS, TURNS = (50, 60) if os.environ.get("PROVE") == "1" else (12, 12)


class Writer:
    """Somebody who inserts, changes, moves and deletes at random, in short and long transactions, some in vain."""

    def __init__(self, number: int, tasks: list[int], clusters: list[int], organization: int) -> None:
        self.chance = random.Random(number)
        self.number, self.tasks, self.clusters, self.organization = number, tasks, clusters, organization
        self.turns: list[Callable[[], Any]] = [
            self.add_region, self.add_subtask, self.rename, self.move, self.drop_subtask, self.drop_region,
        ]  # fmt: skip

    def run(self) -> None:
        try:
            for _turn in range(TURNS):
                # Two who wait for each other: PostgreSQL ends one of them, which is one more rollback.
                with suppress(DatabaseError):
                    self.write()
        finally:
            connection.close()

    def write(self) -> None:
        with transaction.atomic():
            for _statement in range(self.chance.randint(1, 4)):
                self.chance.choice(self.turns)()
                self.perhaps_in_vain()
            # Long ones commit later than others that began after them.
            time.sleep(self.chance.choice([0, 0, 0.01, 0.05, 0.4]))
            transaction.set_rollback(self.chance.random() < 0.2)

    def perhaps_in_vain(self) -> None:
        if self.chance.random() < 0.2:
            with transaction.atomic():
                self.chance.choice(self.turns)()
                transaction.set_rollback(True)

    def add_region(self) -> None:
        number = self.chance.randrange(10**6)
        Region.objects.get_or_create(code=f"{number:06d}", defaults={"kind": "city", "name_zh": f"{self.number}"})

    def drop_region(self) -> None:
        Region.objects.filter(tasks=None, pk__in=self.some(Region)).delete()

    def add_subtask(self) -> None:
        task = self.chance.choice(self.tasks)
        Subtask.objects.create(task_id=task, organization_id=self.organization, name_zh=f"{self.number}")

    def drop_subtask(self) -> None:
        Subtask.objects.filter(pk__in=self.some(Subtask)).delete()

    def rename(self) -> None:
        Milestone.objects.filter(task__in=self.chance.sample(self.tasks, 2)).update(name_en=f"by {self.number}")

    def move(self) -> None:
        task, cluster = self.chance.choice(self.tasks), self.chance.choice(self.clusters)
        Task.objects.filter(pk=task).update(cluster=cluster)

    def some(self, model: Any) -> list[int]:
        return [*model.objects.order_by("?").values_list("pk", flat=True)[:2]]


@pytest.fixture
def writers() -> list[Writer]:
    clusters = [portfolio.cluster("rare-earths"), portfolio.cluster("dairy")]
    tasks = [portfolio.task(cluster=clusters[number % 2]) for number in range(6)]
    organization = Organization.objects.earliest("pk").pk
    keys = [task.pk for task in tasks], [cluster.pk for cluster in clusters]
    return [Writer(number, *keys, organization) for number in range(WRITERS)]


def copies() -> list[Copy]:
    cluster = Task.objects.earliest("pk").cluster
    return [Copy(portfolio.user("leader")), Copy(portfolio.user("officer", cluster))]


def asker_of(copy: Copy) -> Asker:
    resources = all_resources()
    user = User.objects.get(pk=copy.user.pk)
    open_ones = {
        model for model in resources if user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")
    }
    kept = {model: name for model, name in resources.items() if model in open_ones}
    return Asker(user, access_of(user, "view"), "http://testserver", kept, None)


def is_equal_at_its_place(copy: Copy) -> bool:
    """Whether the copy is the database of the moment up to which it has read."""
    asker = asker_of(copy)
    with as_of(Cursor.read(str(copy.cursor)).place.moment):
        truth = {(name, row["id"]): row for model, name in asker.resources.items() for row in asker.streamed(model)}
    places = truth.keys() | copy.rows.keys()
    return all(keyed(truth.get(place)) == keyed(copy.rows.get(place)) for place in places)


def test_copies_stay_equal_under_many_writers(writers: list[Writer]) -> None:
    from_feed, from_export = copies(), copies()
    with ThreadPoolExecutor(WRITERS + 4) as pool:
        running = [pool.submit(writer.run) for writer in writers]
        time.sleep(0.3)
        for copy in from_export:
            copy.begin_with_export()
        while not all(one.done() for one in running):
            for limit, copy in enumerate([*from_feed, *from_export], 40):
                copy.follow(limit=limit)
                assert is_equal_at_its_place(copy)
        for one in running:
            one.result()
    for copy in [*from_feed, *from_export]:
        copy.follow()
        assert copy.differences() == []
