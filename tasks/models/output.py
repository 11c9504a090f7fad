from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from breakthrough.history import tracked
from breakthrough.models.bilingual import in_language
from breakthrough.models.fields import DayField, MoneyField, PercentField
from breakthrough.scope import Access, Record
from tasks.models.evidence import Claim, keeps_evidence
from tasks.models.organization import Organization
from tasks.models.program import Cluster
from tasks.models.task import Task


@tracked
class Output(Claim, Record):
    """A patent, standard, paper or technology contract, counted once by its official number."""

    scope_path = "tasks"
    scope_many = True

    class Kind(models.TextChoices):
        PATENT = "patent", _("Patent")
        STANDARD = "standard", _("Standard")
        PAPER = "paper", _("Paper")
        CONTRACT = "contract", _("Technology contract")

    class Patent(models.TextChoices):
        INVENTION = "invention", _("Invention")
        UTILITY = "utility", _("Utility model")
        DESIGN = "design", _("Design")

    class Standard(models.TextChoices):
        INTERNATIONAL = "international", _("International")
        NATIONAL = "national", _("National")
        INDUSTRY = "industry", pgettext_lazy("standard", "Industry")
        LOCAL = "local", _("Local")
        GROUP = "group", pgettext_lazy("standard", "Association")
        ENTERPRISE = "enterprise", _("Enterprise")

    class Contract(models.TextChoices):
        DEVELOPMENT = "development", _("Development")
        TRANSFER = "transfer", _("Transfer")
        LICENSE = "license", _("License")
        CONSULTING = "consulting", _("Consulting")
        SERVICE = "service", _("Service")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    identifier = models.CharField(
        _("official number"),
        max_length=120,
        help_text=_(
            "Application number of a patent, number of a standard, DOI of a paper, registration of a contract."
        ),
    )
    title_zh = models.CharField(_("title (Chinese)"), max_length=300)
    title_en = models.CharField(_("title (English)"), max_length=500, blank=True)
    dated_on = DayField(_("dated"), help_text=_("Applied for, issued, published or registered on."))
    tasks = models.ManyToManyField(Task, through="OutputTask", related_name="outputs", verbose_name=_("tasks"))
    owner = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="outputs", verbose_name=_("owner")
    )
    patent_kind = models.CharField(_("kind of patent"), max_length=10, choices=Patent, blank=True)
    grant_no = models.CharField(_("grant number"), max_length=60, blank=True)
    granted_on = DayField(_("granted on"), null=True, blank=True)
    is_pct = models.BooleanField(_("PCT application"), default=False)
    legal_state = models.CharField(_("legal state"), max_length=60, blank=True)
    standard_level = models.CharField(_("level of the standard"), max_length=14, choices=Standard, blank=True)
    standard_stage = models.CharField(_("stage of the standard"), max_length=60, blank=True)
    is_leading = models.BooleanField(_("leading author of the standard"), default=False)
    journal = models.CharField(_("journal"), max_length=200, blank=True)
    contract_kind = models.CharField(_("kind of contract"), max_length=12, choices=Contract, blank=True)
    amount = MoneyField(_("contract amount (yuan)"), null=True, blank=True)
    parties = models.CharField(_("parties"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("output")
        verbose_name_plural = _("outputs")
        ordering = ["-dated_on", "-pk"]
        triggers = [keeps_evidence()]
        indexes = [models.Index(fields=["-dated_on", "-id"], name="output_order")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "identifier"],
                name="output_once",
                violation_error_message=_("This number is entered already: link that row to the task instead."),
            ),
            models.CheckConstraint(
                condition=~Q(kind="contract") | Q(amount__isnull=False),
                name="output_contract_has_amount",
                violation_error_message=_("A technology contract has an amount."),
            ),
            models.CheckConstraint(
                condition=~Q(kind="paper") | ~Q(identifier__regex=r"[A-Z]|^https?:|^doi:"),
                name="output_doi_bare",
                violation_error_message=_("Enter the DOI alone, in lower case, such as 10.1000/182."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return in_language(self.title_zh, self.title_en)

    def clean(self) -> None:
        self.identifier = self.identifier.strip()
        if self.kind == self.Kind.PAPER:
            bare = self.identifier.lower().removeprefix("https://").removeprefix("http://").removeprefix("doi:")
            self.identifier = bare.removeprefix("doi.org/").removeprefix("dx.doi.org/").strip()


@tracked
class OutputTask(Record):
    """A task's share in an output."""

    output = models.ForeignKey(Output, models.CASCADE, related_name="task_links", verbose_name=_("output"))
    task = models.ForeignKey(Task, models.PROTECT, related_name="output_links", verbose_name=_("task"))
    share = PercentField(_("share (%)"), default=100)

    class Meta:
        verbose_name = _("task of the output")
        verbose_name_plural = _("tasks of the output")
        ordering = ["output", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["output", "task"],
                name="output_task_once",
                violation_error_message=_("This task is already linked with the output."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.task.code} {self.share.normalize():f} %"

    def page(self) -> Output:
        return self.output


@tracked
class Landmark(Record):
    """An achievement in words, as the department tells it, with the source of the words."""

    cluster = models.ForeignKey(
        Cluster,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="landmarks",
        verbose_name=_("cluster"),
        help_text=_("Empty where the whole program achieved it."),
    )
    task = models.ForeignKey(
        Task, models.PROTECT, null=True, blank=True, related_name="landmarks", verbose_name=_("task")
    )
    text_zh = models.TextField(_("text (Chinese)"))
    text_en = models.TextField(_("text (English)"), blank=True)
    achieved_on = DayField(_("achieved on"))
    source = models.CharField(_("source"), max_length=300)

    class Meta:
        verbose_name = _("landmark achievement")
        verbose_name_plural = _("landmark achievements")
        ordering = ["-achieved_on", "-pk"]

    def __str__(self) -> str:
        return in_language(self.text_zh, self.text_en)[:80]

    @classmethod
    def scope_condition(cls, access: Access, *, change: bool = False) -> Q | None:
        if not (access.clusters or access.tasks):
            return None
        own = Q(cluster__in=access.clusters) | Q(task__in=access.tasks)
        return own if change else own | Q(cluster=None)
