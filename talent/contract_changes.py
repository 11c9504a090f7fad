"""Another principal investigator: the assignment so far ends, and the new one begins."""

from __future__ import annotations

from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough import units
from talent.models import Assignment, Researcher
from tasks.changes import Effect, Kind, register
from tasks.changes.kinds import Given
from tasks.models import ChangeRequest, Task

INVESTIGATOR = Assignment.Role.INVESTIGATOR


class Investigator(Kind):
    def fields(self, task: Task) -> dict[str, forms.Field]:
        now = investigator(task)
        team = Researcher.objects.filter(assignments__task=task)
        if now:
            team = team.exclude(pk=now.researcher_id)
        # Somebody from outside joins the team first.
        choices = [("", "—"), *((str(one.pk), str(one)) for one in team.distinct().order_by("name_zh", "pk"))]
        label = gettext_lazy("new principal investigator")
        return {
            "new_key": forms.ChoiceField(
                label=label, choices=choices, help_text=gettext_lazy("One of the people assigned to the task.")
            )
        }

    def fill(self, request: ChangeRequest, given: Given) -> None:
        now, then = investigator(request.task), Researcher.objects.get(pk=given["new_key"])
        request.old_key, request.new_key = (now.researcher_id if now else None), then.pk
        request.old_value, request.new_value = (str(now.researcher) if now else units.NOTHING), str(then)

    def is_outdated(self, request: ChangeRequest) -> bool:
        now = investigator(request.task)
        return request.new_key is not None and request.old_key != (now.researcher_id if now else None)

    def effects(self, request: ChangeRequest, on: date) -> list[Effect]:
        if request.new_key is None:
            return []
        return [Effect(_("Principal investigator"), request.old_value, request.new_value)]

    def apply(self, request: ChangeRequest, on: date) -> None:
        """The day before the decision is the last one of what both did so far."""
        if request.new_key is None:
            return
        theirs = Assignment.objects.filter(task=request.task, researcher=request.new_key)
        ended = [one for one in (investigator(request.task), theirs.filter(ends_on=None).last()) if one]
        for one in ended:
            one.ends_on = max(one.starts_on, on - timedelta(days=1))
            one.save(update_fields=["ends_on"])
        like = ended[-1] if ended else Assignment()
        Assignment.objects.create(
            task=request.task,
            researcher_id=request.new_key,
            role=INVESTIGATOR,
            engagement=like.engagement,
            share_of_time=like.share_of_time,
            starts_on=max([on, *(one.ends_on + timedelta(days=1) for one in ended if one.ends_on)]),
        )


def investigator(task: Task) -> Assignment | None:
    """Who leads the task now."""
    return Assignment.objects.filter(task=task, role=INVESTIGATOR, ends_on=None).select_related("researcher").last()


register(ChangeRequest.Kind.INVESTIGATOR, Investigator())
