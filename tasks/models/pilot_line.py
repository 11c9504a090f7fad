import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from breakthrough.history import tracked
from breakthrough.models.bilingual import Named
from breakthrough.models.fields import DayField, MeasureField, MoneyField, PercentField
from breakthrough.scope import Record
from tasks.models.evidence import Claim, keeps_evidence
from tasks.models.organization import Organization
from tasks.models.program import Region
from tasks.models.task import Task, trl_validators


@tracked
class PilotLine(Named, Claim, Record):
    """A pilot production line (中试线) that came out of tasks; in operation only where its state says so."""

    scope_path = "tasks"
    scope_many = True

    operator = models.ForeignKey(Organization, models.PROTECT, related_name="pilot_lines", verbose_name=_("operator"))
    tasks = models.ManyToManyField(Task, through="PilotLineTask", related_name="pilot_lines", verbose_name=_("tasks"))
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="pilot_lines", verbose_name=_("league or city")
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    design_capacity = MeasureField(_("design capacity"), null=True, blank=True)
    actual_output = MeasureField(_("actual output"), null=True, blank=True)
    capacity_unit = models.CharField(_("unit of capacity"), max_length=40, blank=True)
    investment = MoneyField(_("investment (yuan)"), null=True, blank=True)
    trl = models.PositiveSmallIntegerField(_("technology readiness"), null=True, blank=True, validators=trl_validators)
    environmental_approval = models.CharField(_("environmental approval"), max_length=100, blank=True)
    safety_approval = models.CharField(_("safety approval"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("pilot line")
        verbose_name_plural = _("pilot lines")
        ordering = ["name_zh", "pk"]
        indexes = [models.Index(fields=["name_zh", "id"], name="pilot_line_order")]
        triggers = [keeps_evidence()]
        constraints = [
            models.UniqueConstraint(
                fields=["operator", "name_zh"],
                name="pilot_line_once",
                violation_error_message=_(
                    "This operator already has a line of this name: link it to the task instead."
                ),
            ),
            models.CheckConstraint(
                condition=(Q(design_capacity=None) & Q(actual_output=None)) | ~Q(capacity_unit=""),
                name="pilot_line_capacity_has_unit",
                violation_error_message=_("Give the unit of the capacity, such as t/a."),
            ),
        ]

    @property
    def state_label(self) -> str | None:
        """The name of the state that `with_state` found; None where the line has none yet."""
        state = getattr(self, "state", None)
        return str(PilotLineState.State(state).label) if state else None


@tracked
class PilotLineTask(Record):
    """A task's share in a pilot line."""

    line = models.ForeignKey(PilotLine, models.CASCADE, related_name="task_links", verbose_name=_("pilot line"))
    task = models.ForeignKey(Task, models.PROTECT, related_name="line_links", verbose_name=_("task"))
    share = PercentField(_("share (%)"), default=100)

    class Meta:
        verbose_name = _("task of the line")
        verbose_name_plural = _("tasks of the line")
        ordering = ["line", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "task"],
                name="pilot_line_task_once",
                violation_error_message=_("This task is already linked with the line."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.task.code} {self.share.normalize():f} %"


@tracked
class PilotLineState(Record):
    """The state a pilot line was in from one day on; never changed, followed by the next one."""

    scope_path = "line__tasks"
    scope_many = True

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("pilot line", "Planned")
        BUILDING = "building", _("Under construction")
        COMMISSIONING = "commissioning", _("Commissioning")
        OPERATING = "operating", _("Operating")
        STOPPED = "stopped", _("Stopped")

    line = models.ForeignKey(PilotLine, models.PROTECT, related_name="states", verbose_name=_("pilot line"))
    state = models.CharField(_("state"), max_length=14, choices=State)
    since = DayField(_("since"))
    comment = models.CharField(_("comment"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("state of the line")
        verbose_name_plural = _("states of the line")
        ordering = ["line", "since", "pk"]
        indexes = [models.Index(fields=["line", "-since", "-id"], name="pilot_line_state_latest")]
        triggers = [
            keeps_evidence(),
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} ({self.since})"

    def clean(self) -> None:
        if not self._state.adding or not self.line_id or not self.since:
            return
        latest = self.line.states.order_by("-since").first()
        if latest and self.since < latest.since:
            message = _("The state before this one is dated %(day)s; enter that day or a later one.")
            raise ValidationError({"since": ValidationError(message, params={"day": latest.since})})
