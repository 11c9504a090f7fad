"""Texts with figures, and what was published of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from breakthrough.models import Publication, TextTemplate
from breakthrough.publications import verbs
from tests.portfolio.rows import make, numbers
from tests.portfolio.users import user

WORDS = {
    "title_zh": "简报",
    "title_en": "Brief",
    "issuer_zh": "科技厅",
    "issuer_en": "Department",
    "body_zh": "重点任务{tasks}项。",
    "body_en": "There are {tasks} tasks.",
}


def text_template(**given: Any) -> TextTemplate:
    number = next(numbers)
    return make(TextTemplate, {"code": f"brief-{number}", "name_zh": f"简报{number}", **WORDS}, given)


def draft(**given: Any) -> Publication:
    return make(Publication, {"template": text_template, "until": date(2025, 11, 6), **WORDS}, given)


def publication(**given: Any) -> Publication:
    """What one person of the office put forward and another one published."""
    made = draft(**given)
    verbs.put_forward(made, user("office"))
    verbs.publish(made, user("office"))
    return made
