from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from breakthrough.history import tracked
from breakthrough.models.bilingual import Named
from breakthrough.models.fields import DayField
from breakthrough.scope import Access, Record

code_validator = RegexValidator(
    r"^[A-Za-z0-9][A-Za-z0-9._-]*\Z", _("Use letters, digits, hyphens, dots and underscores only.")
)


class Level(models.TextChoices):
    """The level of government that runs a program or a cluster."""

    NATIONAL = "national", _("National")
    REGION = "region", _("Autonomous region")
    CITY = "city", _("League or city")
    COUNTY = "county", _("Banner or county")


@tracked
class Region(Named, Record):
    """A region, league, city or banner, by its official code; a new code is a new row that the old one names."""

    scope_path = None
    part = "settings"
    natural_field = "code"

    class Kind(models.TextChoices):
        ROOT = "region", _("Autonomous region")
        LEAGUE = "league", _("League")
        CITY = "city", _("City")
        COUNTY = "county", _("Banner, county or separately planned city")

    code = models.CharField(
        _("code"), max_length=6, unique=True, validators=[RegexValidator(r"^\d{6}\Z", _("Six digits."))]
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    valid_from = DayField(_("code valid from"), null=True, blank=True)
    valid_to = DayField(_("code valid to"), null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name=_("replaced by")
    )

    class Meta:
        verbose_name = _("league or city")
        verbose_name_plural = _("leagues and cities")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[0-9]{6}$"),
                name="region_code_six_digits",
                violation_error_message=_("A code of a league or city has six digits."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="region_valid_in_order",
                violation_error_message=_("A code cannot end before it starts."),
            ),
        ]


@tracked
class Program(Named, Record):
    """A program of strategic tasks, such as the region's “Breakthrough” project."""

    scope_path = None
    natural_field = "code"

    code = models.CharField(_("code"), max_length=40, unique=True, validators=[code_validator])
    level = models.CharField(_("level"), max_length=10, choices=Level, default=Level.REGION)
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="programs", verbose_name=_("league or city")
    )
    starts_on = DayField(_("starts on"))
    ends_on = DayField(_("ends on"), null=True, blank=True)

    class Meta:
        verbose_name = _("program")
        verbose_name_plural = _("programs")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="program_ends_after_start",
                violation_error_message=_("A program cannot end before it starts."),
            )
        ]


@tracked
class Cluster(Named, Record):
    """A cluster (点位) of a program: a field of industry, or the scientific infrastructure, with its tasks."""

    natural_field = "code"
    opened_by = "tasks"

    class Kind(models.TextChoices):
        INDUSTRY = "industry", _("Industry")
        INFRASTRUCTURE = "infrastructure", _("Infrastructure")

    program = models.ForeignKey(Program, models.PROTECT, related_name="clusters", verbose_name=_("program"))
    code = models.CharField(_("code"), max_length=40, unique=True, validators=[code_validator])
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.INDUSTRY)
    level = models.CharField(_("level"), max_length=10, choices=Level, default=Level.REGION)
    aliases = ArrayField(
        models.CharField(max_length=100),
        verbose_name=_("other names"),
        default=list,
        blank=True,
        help_text=_("Names that reports and workbooks use for it, separated by commas."),
    )
    position = models.PositiveSmallIntegerField(_("position in lists"), default=0)
    starts_on = DayField(_("starts on"), null=True, blank=True)

    class Meta:
        verbose_name = _("cluster")
        verbose_name_plural = _("clusters")
        ordering = ["position", "code"]

    @classmethod
    def scope_condition(cls, access: Access, *, change: bool = False) -> Q | None:
        if change or not (access.clusters or access.tasks):
            return None
        of_single_tasks = cls._base_manager.filter(tasks__pk__in=access.tasks).values("pk")
        return Q(pk__in=access.clusters) | Q(pk__in=of_single_tasks)
