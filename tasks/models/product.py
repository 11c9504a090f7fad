from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from breakthrough.history import tracked
from breakthrough.models.bilingual import Named
from breakthrough.models.fields import DayField, PercentField
from breakthrough.scope import Record
from tasks.models.evidence import Claim, keeps_evidence
from tasks.models.organization import Organization
from tasks.models.pilot_line import PilotLine
from tasks.models.task import Task


@tracked
class Product(Named, Claim, Record):
    """A new product that came out of tasks, counted once by its maker and model."""

    scope_path = "tasks"
    scope_many = True

    class Stage(models.TextChoices):
        LABORATORY = "laboratory", _("Laboratory")
        PILOT = "pilot", _("Pilot")
        DEMONSTRATION = "demonstration", pgettext_lazy("stage", "Demonstration")
        INDUSTRIAL = "industrial", _("Industrial")

    class First(models.TextChoices):
        SET = "set", _("First set of equipment")
        BATCH = "batch", _("First batch of material")
        VERSION = "version", _("First version of software")

    model = models.CharField(_("model"), max_length=100)
    maker = models.ForeignKey(Organization, models.PROTECT, related_name="products", verbose_name=_("maker"))
    tasks = models.ManyToManyField(Task, through="ProductTask", related_name="products", verbose_name=_("tasks"))
    pilot_line = models.ForeignKey(
        PilotLine, models.PROTECT, null=True, blank=True, related_name="products", verbose_name=_("pilot line")
    )
    stage = models.CharField(_("stage"), max_length=14, choices=Stage, default=Stage.PILOT)
    first_of_kind = models.CharField(_("first of its kind"), max_length=8, choices=First, blank=True)
    first_level = models.CharField(_("level of recognition"), max_length=60, blank=True)
    certificate_no = models.CharField(_("certificate number"), max_length=100, blank=True)
    launched_on = DayField(_("launched on"))

    class Meta:
        verbose_name = _("new product")
        verbose_name_plural = _("new products")
        ordering = ["-launched_on", "-pk"]
        triggers = [keeps_evidence()]
        indexes = [models.Index(fields=["-launched_on", "-id"], name="product_order")]
        constraints = [
            models.UniqueConstraint(
                fields=["maker", "model"],
                name="product_once",
                violation_error_message=_(
                    "This maker already has a product of this model: link it to the task instead."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(model=""),
                name="product_has_model",
                violation_error_message=_("A new product has a model."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.model}"


@tracked
class ProductTask(Record):
    """A task's share in a new product."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="task_links", verbose_name=_("new product"))
    task = models.ForeignKey(Task, models.PROTECT, related_name="product_links", verbose_name=_("task"))
    share = PercentField(_("share (%)"), default=100)

    class Meta:
        verbose_name = _("task of the product")
        verbose_name_plural = _("tasks of the product")
        ordering = ["product", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["product", "task"],
                name="product_task_once",
                violation_error_message=_("This task is already linked with the product."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.task.code} {self.share.normalize():f} %"
