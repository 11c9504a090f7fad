"""The demonstration's templates, and its brief of 6 November: put forward, read by a second person, published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from breakthrough.clock import SHANGHAI
from breakthrough.history import acting, backdated
from breakthrough.models import TextTemplate
from breakthrough.publications import verbs
from breakthrough.publications.standard import words_of

WRITTEN = datetime(2025, 10, 28, 10, tzinfo=SHANGHAI)
PUT_FORWARD = datetime(2025, 11, 6, 17, 40, tzinfo=SHANGHAI)
PUBLISHED = datetime(2025, 11, 6, 17, 50, tzinfo=SHANGHAI)
ISSUER = {"issuer_zh": "内蒙古自治区科学技术厅", "issuer_en": "Department of Science and Technology of Inner Mongolia"}
UNTIL = date(2025, 11, 6)


def publish_the_brief(accounts: Mapping[str, Any]) -> None:
    """Through the verbs that everybody else uses."""
    office, leader = accounts["office"], accounts["leader"]
    with backdated(WRITTEN), acting(user=office, door="admin"):
        brief = template("press-brief")
        template("monthly-bulletin")
        publication = verbs.begin(brief, office, UNTIL)
    with backdated(PUT_FORWARD), acting(user=office, door="admin"):
        verbs.put_forward(publication, office)
    with backdated(PUBLISHED), acting(user=leader, door="admin"):
        verbs.publish(publication, leader, PUBLISHED)


def template(code: str) -> TextTemplate:
    made = TextTemplate(**words_of(code), **ISSUER)
    made.full_clean()
    made.save()
    return made
