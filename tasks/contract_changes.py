"""The changes of a contract that have a field on this floor: extension, lead organization, an indicator's target."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from breakthrough import units
from breakthrough.models.fields import FIRST_DAY, LAST_DAY
from tasks.changes.kinds import Effect, Given, Kind, register
from tasks.life_cycle import Finding
from tasks.life_cycle.calendar import months_later
from tasks.models import ChangeRequest, Indicator, Milestone, Organization, Task


def shown(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else units.NOTHING


class Extension(Kind):
    """A later end; milestones still to come move by as many days, and keep the day first planned."""

    def fields(self, task: Task) -> dict[str, forms.Field]:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        validators = [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]
        label = gettext_lazy("new end of the task")
        return {"new_ends_on": forms.DateField(label=label, widget=widget, validators=validators)}

    def fill(self, request: ChangeRequest, given: Given) -> None:
        request.old_ends_on, request.new_ends_on = request.task.ends_on, given["new_ends_on"]
        request.old_value, request.new_value = shown(request.old_ends_on), shown(request.new_ends_on)

    def is_outdated(self, request: ChangeRequest) -> bool:
        return request.old_ends_on != request.task.ends_on

    def findings(self, request: ChangeRequest) -> list[Finding]:
        limits: dict[str, int] = settings.EXTENSION
        old, new = request.old_ends_on, request.new_ends_on
        if old is None or new is None:
            return [Finding(_("The task has no end yet that could be put off."), blocks=True)]
        found = []
        if new <= old:
            found.append(Finding(_("The new end must be later than %(day)s.") % {"day": shown(old)}, blocks=True))
        if new > (last := months_later(old, limits["months"])):
            text = _("An extension is at most %(months)s months, until %(day)s.")
            found.append(Finding(text % {"months": limits["months"], "day": shown(last)}, blocks=True))
        if self.granted(request) >= limits["times"]:
            text = ngettext(
                "A task is extended only once.", "A task is extended at most %(times)s times.", limits["times"]
            )
            found.append(Finding(text % {"times": limits["times"]}, blocks=True))
        if request.submitted_on > (latest := months_later(old, -limits["months_ahead"])):
            text = _("An extension is asked for by %(day)s, %(months)s months before the end.")
            found.append(Finding(text % {"day": shown(latest), "months": limits["months_ahead"]}, blocks=False))
        return found

    def granted(self, request: ChangeRequest) -> int:
        same = ChangeRequest.objects.filter(task=request.task, kind=request.kind)
        return same.filter(status=ChangeRequest.Status.APPROVED).exclude(pk=request.pk).count()

    def to_come(self, request: ChangeRequest, on: date) -> list[Milestone]:
        return list(request.task.milestones.filter(completed_on=None, due_on__gt=on))

    def by(self, request: ChangeRequest) -> timedelta:
        assert request.old_ends_on
        assert request.new_ends_on
        return request.new_ends_on - request.old_ends_on

    def effects(self, request: ChangeRequest, on: date) -> list[Effect]:
        by = self.by(request)
        due = _("%(milestone)s: due on")
        return [
            Effect(_("Ends on"), shown(request.old_ends_on), shown(request.new_ends_on)),
            *(
                Effect(due % {"milestone": one}, shown(one.due_on), shown(one.due_on + by))
                for one in self.to_come(request, on)
            ),
        ]

    def apply(self, request: ChangeRequest, on: date) -> None:
        by = self.by(request)
        for one in self.to_come(request, on):
            one.due_on += by
            one.save(update_fields=["due_on"])
        request.task.ends_on = request.new_ends_on
        request.task.save(update_fields=["ends_on"])


class Lead(Kind):
    def fields(self, task: Task) -> dict[str, forms.Field]:
        # Whoever may lead: legal entities that were not merged away, the task's partners first.
        partners = set(task.partners.values_list("organization", flat=True))
        rows = Organization.objects.filter(merged_into=None).exclude(pk=task.lead_id)
        found = sorted(rows, key=lambda one: (one.pk not in partners, str(one)))
        choices = [("", "—"), *((str(one.pk), str(one)) for one in found)]
        return {"new_lead": forms.ChoiceField(label=gettext_lazy("new lead organization"), choices=choices)}

    def fill(self, request: ChangeRequest, given: Given) -> None:
        request.old_lead = request.task.lead
        request.new_lead = Organization.objects.get(pk=given["new_lead"])
        request.old_value, request.new_value = str(request.old_lead), str(request.new_lead)

    def is_outdated(self, request: ChangeRequest) -> bool:
        return request.new_lead_id is not None and request.old_lead_id != request.task.lead_id

    def effects(self, request: ChangeRequest, on: date) -> list[Effect]:
        if request.new_lead is None:
            return []
        return [Effect(_("Lead organization"), str(request.old_lead), str(request.new_lead))]

    def apply(self, request: ChangeRequest, on: date) -> None:
        if request.new_lead is not None:
            request.task.lead = request.new_lead
            request.task.save(update_fields=["lead"])


class Target(Kind):
    def fields(self, task: Task) -> dict[str, forms.Field]:
        target = Indicator._meta.get_field("target").formfield(label=gettext_lazy("new target"))
        assert target
        return {"indicator": Pick(task.indicators.all(), label=gettext_lazy("indicator")), "new_target": target}

    def fill(self, request: ChangeRequest, given: Given) -> None:
        row: Indicator = given["indicator"]
        request.indicator, request.old_target, request.new_target = row, row.target, given["new_target"]
        request.old_value = f"{row.name} {measured(row.target, row)}"
        request.new_value = f"{row.name} {measured(request.new_target, row)}"

    def is_outdated(self, request: ChangeRequest) -> bool:
        return request.indicator is not None and request.old_target != request.indicator.target

    def effects(self, request: ChangeRequest, on: date) -> list[Effect]:
        row = request.indicator
        if row is None:
            return []
        label = _("%(indicator)s: target") % {"indicator": row}
        return [Effect(label, measured(request.old_target, row), measured(request.new_target, row))]

    def apply(self, request: ChangeRequest, on: date) -> None:
        if request.indicator is not None and request.new_target is not None:
            request.indicator.target = request.new_target
            request.indicator.save(update_fields=["target"])


class Pick(forms.ModelChoiceField):
    """One of the rows of a task, with the value that it has now."""

    def label_from_instance(self, obj: Any) -> str:
        return _("%(name)s (now %(value)s)") % {"name": obj.name, "value": measured(obj.target, obj)}


def measured(value: Decimal | None, row: Indicator) -> str:
    if value is None:
        return units.NOTHING
    # As it was typed: the column pads it with zeros.
    return f"{units.number(Decimal(f'{value.normalize():f}'))} {row.unit}".strip()


register(ChangeRequest.Kind.EXTENSION, Extension())
register(ChangeRequest.Kind.LEAD, Lead())
register(ChangeRequest.Kind.INDICATOR, Target())
