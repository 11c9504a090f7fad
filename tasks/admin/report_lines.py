"""The tables of a report: a line for each milestone and indicator of its task, saved once something is said of it."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from breakthrough import clock
from breakthrough.admin.base import TabularInline
from breakthrough.admin.forms import CheckedForm, InlineFormSet
from breakthrough.units import plain
from tasks.models import IndicatorValue, MilestoneReport, ProgressReport
from tasks.progress import with_actual
from tasks.reporting.previous import day_before, open_milestones, total_before


class LineForm(CheckedForm):
    """One line. It is new only if something was typed in it, and gone if everything in it was emptied."""

    subject: str
    emptiness: tuple[str, ...]
    """The fields that say something; a line without any of them says nothing."""
    about: Any = None
    """The milestone or indicator that the line speaks of, with what the formset knows of it."""

    def has_changed(self) -> bool:
        return bool({*self.changed_data} - {self.subject})

    def is_emptied(self) -> bool:
        typed = (self.data.get(self.add_prefix(name), "") for name in self.emptiness)
        return bool(self.instance.pk) and self.is_bound and not any(str(text).strip() for text in typed)

    def _post_clean(self) -> None:
        # A line that goes is still named by what it held.
        if not self.is_emptied():
            super()._post_clean()  # type: ignore[misc]


class LineFormSet(InlineFormSet):
    """Lines for what the report speaks of already, and empty ones for the rest of what its task has."""

    def __init__(self, *args: Any, instance: ProgressReport, queryset: Any, **kwargs: Any) -> None:
        subject = self.line.subject
        self.subjects = {row.pk: row for row in self.subjects_of(instance)} if instance.pk else {}
        said = {*queryset.filter(report=instance).values_list(f"{subject}_id", flat=True)} if instance.pk else set()
        missing = [{subject: key} for key in self.subjects if key not in said]
        self.extra = len(missing)
        super().__init__(*args, instance=instance, queryset=queryset, initial=missing, **kwargs)

    def subjects_of(self, report: ProgressReport) -> Any:
        raise NotImplementedError

    @property
    def line(self) -> type[LineForm]:
        return cast(type[LineForm], self.form)

    def share(self, name: str, field: Any, row: Any) -> None:
        if name != self.line.subject:
            super().share(name, field, row)

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form: Any = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        key = getattr(form.instance, f"{form.subject}_id") or form.initial.get(form.subject)
        form.about = self.subjects.get(key)
        return form

    def _should_delete_form(self, form: Any) -> bool:
        return form.is_emptied()


class MilestoneLineForm(LineForm):
    subject = "milestone"
    emptiness = ("completed_on", "expected_on", "note")


class MilestoneLineFormSet(LineFormSet):
    def subjects_of(self, report: ProgressReport) -> Any:
        """Those that are open, and those that the report or the one that it revises speaks of."""
        return open_milestones(report)


class IndicatorLineForm(LineForm):
    subject = "indicator"
    emptiness = ("increment", "value", "test_body")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("value", "measured_on"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any] | None:
        super().clean()
        given = self.cleaned_data
        # The instance has the indicator that the formset knows, with what it stood at before.
        if not self.is_emptied() and self.has_changed() and self.about is not None:
            if given.get("measured_on") is None and "measured_on" not in self.errors:
                given["measured_on"] = min(self.instance.report.period.ends_on, clock.today())
            self.add_up(given)
        return given

    def add_up(self, given: dict[str, Any]) -> None:
        """Of what is added and the total, one gives the other; both given must agree."""
        added, total = given.get("increment"), given.get("value")
        if self.errors.keys() & {"increment", "value"}:
            return
        if self.about.is_cumulative:
            before = self.before
            if total is None and added is not None:
                given["value"] = before + added
            elif added is None and total is not None:
                given["increment"] = total - before
            elif added is not None and total != before + added:
                message = _("%(before)s before and %(added)s now make %(sum)s, not %(total)s. Correct one of the two.")
                facts = {"before": before, "added": added, "sum": before + added, "total": total}
                raise ValidationError({"value": message % {name: plain(number) for name, number in facts.items()}})
        if given.get("value") is None:
            raise ValidationError({"value": _("Enter the value, or empty the whole line.")})

    @property
    def before(self) -> Any:
        """The running total before the period."""
        return total_before(self.about)


class IndicatorLineFormSet(LineFormSet):
    def subjects_of(self, report: ProgressReport) -> Any:
        return with_actual(report.task.indicators.order_by("number"), day_before(report.period))

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form = super()._construct_form(i, **kwargs)
        form.instance.report = self.instance
        if form.about is not None and not form.about.is_cumulative:
            # Only a running total has a part that a period adds.
            form.fields["increment"].disabled = True
        return form


class LineInline(TabularInline):
    """Mixin: one table, drawn by our own template: there is nothing to add, to pick or to tick."""

    template = "admin/tasks/progressreport/lines.html"
    fk_name = "report"
    show_change_link = False
    can_delete = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is not None and super().has_add_permission(request, obj)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == self.form.subject:  # type: ignore[attr-defined]
            field.widget = forms.HiddenInput()
        return field

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).order_by(f"{self.form.subject}__number")  # type: ignore[attr-defined]


class MilestoneLines(LineInline):
    model = MilestoneReport
    form = MilestoneLineForm
    formset = MilestoneLineFormSet
    fields = ["milestone", "completed_on", "expected_on", "note"]
    classes = ["milestone-lines"]


class IndicatorLines(LineInline):
    model = IndicatorValue
    form = IndicatorLineForm
    formset = IndicatorLineFormSet
    fields = ["indicator", "increment", "value", "measured_on", "test_body"]
    classes = ["indicator-lines"]
