"""The dictionary of figures: every number that leaders quote is defined once and computed here.

An app registers its figures in `<app>/figures.py`; pages, the API and documents ask `answer` and `rows_of`.
"""

from breakthrough.figures.answer import Reckoning, answer
from breakthrough.figures.asking import Asked, ask, scope_note
from breakthrough.figures.definition import Figure, Part, Unit
from breakthrough.figures.dimension import Dimension
from breakthrough.figures.question import Question, UnknownKey
from breakthrough.figures.registry import (
    dimensions,
    earlier_versions,
    figures,
    register,
    register_coverage,
    register_dimension,
    register_unapproved,
    versions,
)
from breakthrough.figures.rows import Row, added_up, rows_of
from breakthrough.figures.value import Answer, Coverage, Value

__all__ = [
    "Answer",
    "Asked",
    "Coverage",
    "Dimension",
    "Figure",
    "Part",
    "Question",
    "Reckoning",
    "Row",
    "Unit",
    "UnknownKey",
    "Value",
    "added_up",
    "answer",
    "ask",
    "dimensions",
    "earlier_versions",
    "figures",
    "register",
    "register_coverage",
    "register_dimension",
    "register_unapproved",
    "rows_of",
    "scope_note",
    "versions",
]
