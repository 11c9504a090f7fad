"""Portfolios of any size, for measuring and for trying things at scale: invented rows with a history of their own.

Each app makes its own tables in `<app>/generating`, with a function `generate(portfolio)`, from the lowest floor up.
Rows come by COPY together with the events that triggers would have written of them.
"""

from breakthrough.generating.bulk import Table
from breakthrough.generating.calendar import FIRST_MONTH, LAST_MONTH, commit_of, day, moment_of
from breakthrough.generating.portfolio import GenerationRefused, Portfolio, generate
from breakthrough.generating.size import SIZES, Size

__all__ = [
    "FIRST_MONTH",
    "LAST_MONTH",
    "SIZES",
    "GenerationRefused",
    "Portfolio",
    "Size",
    "Table",
    "commit_of",
    "day",
    "generate",
    "moment_of",
]
