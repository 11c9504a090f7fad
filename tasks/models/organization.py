import pgtrigger
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from breakthrough.duplicates.pair import kept_with_pair
from breakthrough.history import tracked
from breakthrough.models.bilingual import Named
from breakthrough.scope import Record
from tasks.models.identifiers import UsccIsValid
from tasks.models.program import Region

# Whoever counts organizations counts legal entities: a college is its university, a merged row the one that stays.
ROLL_UP = """
    IF NEW.merged_into_id IS NOT NULL THEN
        SELECT legal_entity_id INTO NEW.legal_entity_id FROM tasks_organization WHERE id = NEW.merged_into_id;
    ELSIF NEW.is_legal_entity THEN
        NEW.legal_entity_id := NEW.id;
    ELSE
        SELECT legal_entity_id INTO NEW.legal_entity_id FROM tasks_organization WHERE id = NEW.parent_id;
    END IF;
    IF EXISTS (
        WITH RECURSIVE above(id) AS (
            VALUES (NEW.parent_id), (NEW.merged_into_id)
            UNION
            SELECT upper.id FROM above JOIN tasks_organization o ON o.id = above.id
            CROSS JOIN LATERAL (VALUES (o.parent_id), (o.merged_into_id)) AS upper(id)
        )
        SELECT 1 FROM above WHERE id = NEW.id
    ) THEN
        RAISE EXCEPTION 'an organization cannot be part of itself'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'organization_not_part_of_itself';
    END IF;
    RETURN NEW;
"""
ROLL_UP_BELOW = """
    UPDATE tasks_organization SET legal_entity_id = NEW.legal_entity_id
    WHERE (merged_into_id = NEW.id OR (merged_into_id IS NULL AND NOT is_legal_entity AND parent_id = NEW.id))
        AND legal_entity_id IS DISTINCT FROM NEW.legal_entity_id;
    RETURN NULL;
"""


@tracked
class Organization(Named, Record):
    """A legal entity, or a college, laboratory or branch that is part of one."""

    scope_path = None
    shared_change = True
    natural_field = "uscc"
    rules = {
        "organization_not_part_of_itself": _("An organization cannot be part of itself, nor merged into itself."),
    }

    class Kind(models.TextChoices):
        ENTERPRISE = "enterprise", _("Enterprise")
        PLATFORM = "platform", _("Innovation platform")
        UNIVERSITY = "university", _("University")
        INSTITUTE = "institute", _("Research institute")
        HOSPITAL = "hospital", _("Hospital")
        GOVERNMENT = "government", _("Government body")
        ASSOCIATION = "association", _("Association")
        OTHER = "other", _("Other")

    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    uscc = models.CharField(
        _("unified social credit code"),
        max_length=18,
        null=True,
        blank=True,
        unique=True,
        help_text=_("18 characters; leave empty for organizations abroad and for parts of another one."),
    )
    ror = models.CharField(
        _("ROR identifier"),
        max_length=9,
        null=True,
        blank=True,
        unique=True,
        validators=[RegexValidator(r"^0[a-hj-km-np-tv-z0-9]{6}\d{2}\Z", _("Nine characters, such as 01abc2d34."))],
    )
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organizations",
        verbose_name=_("league or city"),
    )
    place = models.CharField(_("place"), max_length=100, blank=True, help_text=_("Where it is outside the region."))
    is_legal_entity = models.BooleanField(_("legal entity"), default=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
        help_text=_("The university of a college, the company of a branch."),
    )
    led_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="leads_platforms",
        verbose_name=_("led by"),
        help_text=_("The enterprise that leads an innovation platform; not the organization it is part of."),
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged_from",
        verbose_name=_("merged into"),
        help_text=_("The row that stays, where one organization was entered twice."),
    )
    legal_entity = models.ForeignKey(
        "self",
        # The database keeps this column; parent and merged_into already protect the rows it points to.
        models.DO_NOTHING,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("counted as"),
    )

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["name_zh", "pk"]
        indexes = [models.Index(fields=["name_zh", "id"], name="organization_order")]
        constraints = [
            models.CheckConstraint(
                condition=Q(uscc=None) | Q(UsccIsValid(F("uscc"))),
                name="organization_uscc_valid",
                violation_error_message=_("This unified social credit code is not valid: compare its 18 characters."),
            ),
            models.CheckConstraint(
                condition=Q(ror=None) | Q(ror__regex=r"^0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}$"),
                name="organization_ror_valid",
                violation_error_message=_("A ROR identifier has nine characters, such as 01abc2d34."),
            ),
            models.CheckConstraint(
                condition=Q(is_legal_entity=True) | Q(parent__isnull=False),
                name="organization_part_names_whole",
                violation_error_message=_("Say which organization this one is part of, or that it is a legal entity."),
            ),
        ]
        triggers = [
            kept_with_pair("tasks_organizationpair", "tasks_organization"),
            pgtrigger.Trigger(
                name="roll_up",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("parent_id", "is_legal_entity", "merged_into_id", "legal_entity_id"),
                func=pgtrigger.Func(ROLL_UP),
            ),
            pgtrigger.Trigger(
                name="roll_up_below",
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("legal_entity"),
                func=pgtrigger.Func(ROLL_UP_BELOW),
            ),
        ]

    def clean(self) -> None:
        self.uscc = self.uscc.strip().upper() if self.uscc else None
        self.ror = self.ror.strip().lower() if self.ror else None
