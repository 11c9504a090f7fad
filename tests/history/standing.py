"""What may happen to a portfolio in a year: rows are edited, deleted, merged, imported and posted, at random."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction
from django.db.models import ProtectedError

from breakthrough.duplicates.merging import Choice, merge
from breakthrough.duplicates.pair import Pair
from breakthrough.duplicates.registry import kinds
from breakthrough.history import tracked_models
from breakthrough.history.schema import passing_models
from breakthrough.models import User
from funding.models import FundEntry

PLAIN = (
    models.CharField,
    models.TextField,
    models.DecimalField,
    models.IntegerField,
    models.DateField,
    models.BooleanField,
)
REFUSALS = (DatabaseError, ValidationError, ProtectedError)


class Year:
    """Changes whatever the rules let it change; what they refuse does not count."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        # Rights and settings do not travel: a past is seen by the rights of today.
        traveling = set(tracked_models()) - passing_models()
        self.models = sorted((one for one in traveling if one._base_manager.exists()), key=lambda one: one._meta.label)
        self.done: Counter[str] = Counter()

    def pass_by(self, changes: int) -> Counter[str]:
        verbs: list[Callable[[], bool]] = [self.edit, self.edit, self.edit, self.delete, self.bring_in, self.merge]
        while self.done.total() < changes:
            verb = self.chance.choice(verbs)
            try:
                with transaction.atomic():
                    happened = verb()
            except REFUSALS:
                continue
            self.done[verb.__name__] += happened
        return self.done

    def row(self, model: Any) -> Any:
        rows = model._base_manager.order_by("pk")
        return rows[self.chance.randrange(count)] if (count := rows.count()) else None

    def edit(self) -> bool:
        """A column takes the value that it has in another row."""
        model: Any = self.chance.choice(self.models)
        columns = [one for one in model._meta.concrete_fields if isinstance(one, PLAIN) and not one.primary_key]
        here, there = self.row(model), self.row(model)
        if not columns or here is None:
            return False
        name = self.chance.choice(columns).attname
        value = getattr(there, name)
        if value == getattr(here, name):
            return False
        return bool(model._base_manager.filter(pk=here.pk).update(**{name: value}))

    def delete(self) -> bool:
        row = self.row(self.chance.choice(self.models))
        return row is not None and bool(row.delete()[0])

    def bring_in(self) -> bool:
        """Ten entries of the ledger at once, as an import makes them."""
        copied = ("task_id", "source", "tier", "societal_kind", "kind", "amount", "booked_on", "state", "subject")
        found = FundEntry.objects.posted().filter(reverses=None).order_by("pk").values(*copied)
        start = self.chance.randrange(max(1, found.count() - 10))
        return bool(FundEntry.objects.bulk_create([FundEntry(**row) for row in found[start : start + 10]]))

    def merge(self) -> bool:
        kind = self.chance.choice([*kinds().values()])
        pairs = kind.pair.objects.filter(state=Pair.State.OPEN).order_by("pk")
        if not pairs:
            return False
        pair = self.chance.choice([*pairs])
        keep = self.chance.choice([pair.first_id, pair.second_id])
        merge(kind, pair, Choice(keep, confirmed=True), User.objects.get(username="admin"), "同一")
        return True
