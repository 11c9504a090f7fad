"""What looks wrong in an officer's data."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from breakthrough.admin.desk import Line, Link, Section, Sitting, waiting
from tasks.desk.wording import about
from tasks.models import Finding
from tasks.suspicion.reading import reading

PATIENCE = 7


def open_findings(sitting: Sitting) -> Any:
    rows: Any = Finding.objects.editable_by(sitting.user)
    return rows.open().filter(task__isnull=False).select_related("task").gravest_first()


def show(sitting: Sitting, findings: list[Any]) -> list[Line]:
    return [
        Line(
            found.title,
            inbox(one.task.code),
            about(one.task, one.task.name),
            found.sentence,
            mark=one.get_severity_display(),
            actions=(Link(_("Look"), inbox(one.task.code)),),
            **waiting(sitting, one.found_on, PATIENCE),
        )
        for one in findings
        for found in [reading(one)]
    ]


def inbox(task: str) -> str:
    """Where it is mended or explained."""
    return f"{reverse('admin:plausibility')}?{urlencode({'task': task})}"


def say(sitting: Sitting, findings: list[Any], count: int) -> str:
    return ngettext("%(count)s doubt about your data", "%(count)s doubts about your data", count) % {"count": count}


SECTIONS = (
    Section(
        "doubts",
        "officer",
        gettext_lazy("What looks wrong in your data"),
        open_findings,
        show,
        gettext_lazy("The rules found nothing that looks wrong."),
        order=45,
        clause=say,
    ),
)
