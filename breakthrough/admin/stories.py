"""The story of a row: everything about it on one page to read, in chapters that each app adds from `<app>/stories.py`.

tell(Story("tasks.Task", word="task", key=lambda task: task.code, figures=("progress", "fiscal_invested")))
add("tasks.Task", Chapter("plan", _("Milestones"), "admin/tasks/plan.html", read=plan, order=20))

A chapter's rows and numbers are those of `telling.day`, as they were known at the moment asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

from breakthrough.figures import Asked, Figure, Reckoning, Value, figures
from breakthrough.figures.display import display

CLOCKS = ("until", "as_of")
Text = str | Promise
Wanted = str | tuple[str, str]
"""A figure by its code; with a word, where it is narrowed to the row by another one than the story's own."""
Figures = Sequence[Wanted] | Callable[[Any], Sequence[Wanted]]
"""Figures, or those of the row in question."""


@dataclass(frozen=True)
class Story:
    """How the rows of the model `app.Model` are told of."""

    label: str
    word: str
    """The filter that narrows figures to one row."""
    key: Callable[[Any], Any]
    """The row's key in that filter."""
    figures: Figures = ()
    """The numbers at the top."""
    rows: Callable[[Any, date], Any] = lambda rows, day: rows
    """Adds to the model's rows what the chapters need of them."""
    is_covered: bool = False
    """Whether to count for how many tasks the report is in; one task's own reports say that better."""
    note: Callable[[Telling], Text] = lambda telling: ""
    """How far the asker's view goes, where it does not show all of the row."""


@dataclass(frozen=True)
class Chapter:
    """A part of a story; what it reads is its template's `section`, None where there is nothing to tell."""

    code: str
    title: Text
    template: str
    read: Callable[[Telling], Any]
    order: int
    figures: Figures = ()
    is_half: bool = False
    """Whether another one may stand beside it."""
    is_of_history: bool = False
    """Whether it reads what was recorded of changes, which no `as_of` shows."""


@dataclass(frozen=True)
class Number:
    """A figure's value for the row, with the address of the rows behind it."""

    code: str
    name: str
    display: str
    definition: str
    url: str
    value: Value


class Telling:
    """A row's story as it is told to somebody on some day."""

    def __init__(self, story: Story, row: Any, asked: Asked, request: HttpRequest) -> None:
        self.story, self.row, self.asked, self.request = story, row, asked, request
        self.user: Any = request.user
        self.access, self.day = asked.question.access, asked.question.until
        self._reckonings: dict[str, Reckoning] = {}
        self.known: dict[str, Any] = {}

    def reckoning(self, word: str = "") -> Reckoning:
        """Figures narrowed to the row."""
        word = word or self.story.word
        if word not in self._reckonings:
            made = Reckoning(replace(self.asked.question, filters=self.filters(word)))
            if not self.story.is_covered:
                made.known["covered"] = {}
            self._reckonings[word] = made
        return self._reckonings[word]

    def filters(self, word: str) -> dict[str, str]:
        return {word: str(self.story.key(self.row))}

    def prepare(self, *groups: Figures) -> None:
        """One query for all numbers of the page that are narrowed by the same word."""
        by_word: dict[str, list[Figure]] = {}
        for code, word in (split(one) for group in groups for one in figures_for(group, self.row)):
            by_word.setdefault(word, []).append(figures()[code])
        for word, chosen in by_word.items():
            self.reckoning(word).prepare(*chosen)

    def numbers(self, *wanted: Wanted) -> list[Number]:
        return [self.number(one) for one in wanted]

    def number(self, wanted: Wanted) -> Number:
        code, word = split(wanted)
        figure, value = figures()[code], self.reckoning(word).values(figures()[code], None)[0]
        shown = display(value.value, figure.unit)
        return Number(code, str(figure.name), shown, str(figure.definition), self.address(figure, word), value)

    def address(self, figure: Figure, word: str = "", **narrowed: str | None) -> str:
        """The page with the figure's rows, narrowed to the row and further."""
        filters: dict[str, str | None] = {**self.filters(word or self.story.word), **narrowed}
        return self.asked.address(reverse("admin:figure", args=[figure.code]), **filters)

    def once(self, name: str, find: Callable[[], Any]) -> Any:
        """What several chapters need is read once."""
        if name not in self.known:
            self.known[name] = find()
        return self.known[name]

    def page_of(self, row: Model) -> str:
        """Another row's story on the same day; where none is told, its page."""
        return self.asked.address(address_of_story(row)) if story_of(type(row)) else page_of(row)


def figures_for(figures: Figures, row: Any) -> Sequence[Wanted]:
    return figures(row) if callable(figures) else figures


def split(wanted: Wanted) -> tuple[str, str]:
    return (wanted, "") if isinstance(wanted, str) else wanted


_stories: dict[str, Story] = {}
_chapters: dict[str, list[Chapter]] = {}


def tell(*stories: Story) -> None:
    _stories.update({story.label: story for story in stories})


def add(label: str, *chapters: Chapter) -> None:
    """Adds chapters to the story of each row of the model `app.Model`."""
    _chapters.setdefault(label, []).extend(chapters)


@cache
def _discover() -> None:
    autodiscover_modules("stories")


def story_of(model: type[Model]) -> Story | None:
    _discover()
    return _stories.get(model._meta.label)


def chapters_of(story: Story) -> list[Chapter]:
    _discover()
    return sorted(_chapters.get(story.label, []), key=lambda chapter: chapter.order)


def address_of_story(row: Model) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_story", args=[row.pk])


def story_at(row: Model, asked: Asked) -> str:
    """A row's story on the clocks of a question."""
    words = {name: word for name, word in asked.words.items() if name in CLOCKS}
    return f"{address_of_story(row)}?{urlencode(words)}" if words else address_of_story(row)


def page_of(row: Model) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
