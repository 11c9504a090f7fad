"""The desks of officers and reviewers: what of their tasks waits for them.

Other apps add sections to these desks from their own `desk.py`: see breakthrough/admin/desk.py.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from breakthrough.admin.desk import Desk, register, register_desk
from breakthrough.scope import access_of
from tasks.desk import coverage, doubts, milestones, queue, reports, requests, steps


def works_on(action: str) -> Any:
    """Who has clusters or tasks of their own for an action; whoever may do all looks at the overview."""

    def is_for(user: Any) -> bool:
        access = access_of(user, action)
        return bool(access.clusters or access.tasks)

    return is_for


register_desk(
    Desk("officer", _("My tasks"), works_on("change"), order=1),
    Desk("reviewer", _("My reviews"), works_on("review"), order=2),
)
register(
    *reports.SECTIONS,
    *milestones.SECTIONS,
    *coverage.SECTIONS,
    *doubts.SECTIONS,
    *requests.SECTIONS,
    *steps.SECTIONS,
    *queue.SECTIONS,
)
