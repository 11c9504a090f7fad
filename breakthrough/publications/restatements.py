"""What a published figure has become since: “published X on D, now Y, because …”."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Model
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from breakthrough.figures import Figure, Part, Question, figures, versions
from breakthrough.figures.definition import UNITS, Unit
from breakthrough.figures.question import chosen_rows
from breakthrough.history import as_of, event_model_of
from breakthrough.history.tracking import tracked_models
from breakthrough.models import Publication
from breakthrough.models.bilingual import Label
from breakthrough.publications import wording
from breakthrough.publications.quotes import Asked
from breakthrough.publications.values import Entry, asked_of, entries, number_of
from breakthrough.publications.verification import content_of
from breakthrough.scope import EVERYTHING

MOST_KEYS, MOST_REASONS = 1_000, 10
Keys = dict[type[Model], set[Any]]


@dataclass(frozen=True)
class Reason:
    """Somebody's change behind a restatement."""

    moment: datetime
    actor: str
    said: str
    model: type[Model]
    label: str

    @property
    def sentence(self) -> str:
        """Who did what to what, when and why."""
        words = {
            "who": self.actor or _("somebody"),
            "table": self.model._meta.verbose_name,
            "when": date_format(localtime(self.moment), "DATETIME_FORMAT"),
        }
        return (DONE[self.label]() % words) + (_(": %(reason)s") % {"reason": self.said} if self.said else "")


DONE = {
    "insert": lambda: _("%(who)s entered %(table)s on %(when)s"),
    "update": lambda: _("%(who)s changed %(table)s on %(when)s"),
    "delete": lambda: _("%(who)s deleted %(table)s on %(when)s"),
}


@dataclass(frozen=True)
class Restatement:
    """A figure whose value is another one today, for the same question and by the same definition."""

    asked: Asked
    name: str
    unit: Unit
    published: Decimal | None
    now: Decimal | None
    reasons: tuple[Reason, ...]
    more: int
    """How many more changes there were."""
    newer_version: int | None
    """The version that the definition has today, where it is another one than was published."""

    @property
    def published_shown(self) -> str:
        return wording.in_full(self.published, self.unit)

    @property
    def now_shown(self) -> str:
        return wording.in_full(self.now, self.unit)


def restatements(publication: Publication) -> list[Restatement]:
    """The figures of a publication that would be another number today."""
    content = content_of(publication.snapshot) if publication.is_published else None
    if content is None:
        return []
    moment = datetime.fromisoformat(content["as_of"])
    frozen = {asked_of(entry): entry for entry in content["figures"] if (entry["code"], entry["version"]) in versions()}

    def of_its_day(asked: Asked) -> Figure:
        return versions()[asked.code, frozen[asked]["version"]]

    today = entries(dict.fromkeys(frozen, ()), None, of_its_day, with_rows=False)
    return [
        restatement(asked, entry, today[asked], moment)
        for asked, entry in frozen.items()
        if number_of(entry["value"]) != number_of(today[asked]["value"])
    ]


def restatement(asked: Asked, frozen: Entry, now: Entry, moment: datetime) -> Restatement:
    figure, latest = versions()[frozen["code"], frozen["version"]], figures().get(frozen["code"])
    found = reasons_of(figure, Question(EVERYTHING, asked.until, dict(asked.filters)), moment)
    names = [Label(**frozen["name"]), *(Label(**one) for one in frozen["narrowed"])]
    return Restatement(
        asked,
        ", ".join(map(str, names)),
        UNITS[frozen["unit"]],
        number_of(frozen["value"]),
        number_of(now["value"]),
        tuple(found[:MOST_REASONS]),
        max(len(found) - MOST_REASONS, 0),
        latest.version if latest and latest.version != figure.version else None,
    )


def reasons_of(figure: Figure, question: Question, moment: datetime) -> list[Reason]:
    """Who changed, since a moment, the rows by which the figure then and now differ, the latest first."""
    parts = (*figure.parts, *figure.per)
    with as_of(moment):
        then = [rows_behind(part, question) for part in parts]
    keys: Keys = defaultdict(set)
    for part, before in zip(parts, then, strict=True):
        now = rows_behind(part, question)
        different = {key for key in {**before, **now} if before.get(key) != now.get(key)}
        keys[part.rows(question.until).model] |= set(sorted(different)[:MOST_KEYS])
    own = changes(keys, moment)
    # A row may count no more because of what it hangs on: a line rejected, people merged.
    return own or changes(parents(keys), moment)


def rows_behind(part: Part, question: Question) -> dict[Any, Any]:
    """The rows themselves, not yet united to what they lead to, with what tells one from another."""
    rows = chosen_rows(part, question)
    return dict(rows.values_list("pk", part.amount or part.entity or "pk"))


def changes(keys: Keys, moment: datetime) -> list[Reason]:
    found = []
    for model, chosen in keys.items():
        if model not in tracked_models() or not chosen:
            continue
        events: Any = event_model_of(model).objects.filter(pgh_obj_id__in=chosen, pgh_commit__at__gt=moment)
        for event in events.select_related("pgh_commit", "pgh_context").order_by("-pgh_id"):
            context = event.pgh_context.metadata if event.pgh_context else {}
            said = context.get("reason", "")
            found.append(Reason(event.pgh_commit.at, context.get("username", ""), said, model, event.pgh_label))
    # One action on many rows is one reason.
    return sorted(dict.fromkeys(found), key=lambda reason: reason.moment, reverse=True)


def parents(keys: Keys) -> Keys:
    """The rows that some rows point to, or pointed to."""
    found: Keys = defaultdict(set)
    for model, chosen in keys.items():
        if model not in tracked_models():
            continue
        events: Any = event_model_of(model).objects.filter(pgh_obj_id__in=chosen)
        for field in model._meta.local_concrete_fields:
            if field.is_relation and isinstance(field.related_model, type):
                found[field.related_model].update(events.values_list(field.attname, flat=True).distinct())
    return {model: chosen - {None} for model, chosen in found.items()}
