"""Figures as lines of text, aligned also where Chinese characters are two columns wide."""

from __future__ import annotations

from django.utils.translation import gettext as _

from breakthrough.figures.asking import Asked, scope_note
from breakthrough.figures.display import display
from breakthrough.figures.value import Answer, Coverage
from breakthrough.models.bilingual import Label
from breakthrough.typesetting.measures import width_of


def table(answers: list[Answer], asked: Asked) -> str:
    """A line for each figure, and below it one for each value of its series."""
    rows: list[tuple[str, str, str]] = []
    for one in answers:
        unit = one.figure.unit
        name = str(Label.of(one.figure.name))
        rows.append((name, display(one.whole.value, unit), covered(one.whole.coverage)))
        rows += [(f"  {line.label}", display(line.value, unit), covered(line.coverage)) for line in one.series]
    names, values = (max((width_of(row[place]) for row in rows), default=0) for place in (0, 1))
    lines = [f"{padded(name, names)}  {' ' * (values - width_of(value))}{value}  {note}" for name, value, note in rows]
    return "\n".join([heading(asked), "", *(line.rstrip() for line in lines)]) + "\n"


def heading(asked: Asked) -> str:
    words = {"until": asked.question.until, "moment": f"{asked.known_at:%Y-%m-%d %H:%M}"}
    text = _("Facts up to %(until)s, as known on %(moment)s") % words
    if scope := scope_note(asked.question.access):
        text += "; " + _("%(clusters)s of %(of)s clusters") % {"clusters": scope.clusters, "of": scope.of}
    return text


def covered(coverage: Coverage | None) -> str:
    if coverage is None:
        return ""
    return _("%(reported)s of %(expected)s reported") % {"reported": coverage.reported, "expected": coverage.expected}


def padded(text: str, columns: int) -> str:
    return text + " " * (columns - width_of(text))
