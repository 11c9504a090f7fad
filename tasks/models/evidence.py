from __future__ import annotations

from typing import Any, ClassVar, cast

import pgtrigger
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from breakthrough import clock
from breakthrough.history import tracked
from breakthrough.models import StoredFile
from breakthrough.scope import Record, ScopedQuerySet
from tasks.models.task import Task

# What can be proved is what carries this trigger: the registry of claims is the tables themselves.
KEEPS = """
    IF EXISTS (SELECT FROM public.tasks_evidence WHERE replace(claim_kind, '.', '_') = TG_TABLE_NAME
        AND claim_id = OLD.id)
    THEN
        RAISE EXCEPTION '% % has evidence', TG_TABLE_NAME, OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_has_evidence';
    END IF;
    RETURN OLD;
"""
PROVES = """
    subject := replace(NEW.claim_kind, '.', '_');
    IF EXISTS (SELECT FROM pg_trigger WHERE tgrelid = to_regclass('public.' || quote_ident(subject))
        AND tgname LIKE 'pgtrigger_keeps_evidence_%')
    THEN
        EXECUTE format('SELECT to_jsonb(claim) FROM public.%I AS claim WHERE id = $1 FOR KEY SHARE', subject)
            INTO claim USING NEW.claim_id;
    END IF;
    IF claim IS NULL THEN
        RAISE EXCEPTION 'there is no % % to prove', NEW.claim_kind, NEW.claim_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'evidence_proves_a_claim';
    END IF;
    IF claim ? 'task_id' AND (claim ->> 'task_id')::bigint IS DISTINCT FROM NEW.task_id THEN
        RAISE EXCEPTION '% % is of another task', NEW.claim_kind, NEW.claim_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'evidence_is_of_the_claims_task';
    END IF;
    RETURN NEW;
"""
STAYS = """
    IF (OLD.task_id, OLD.claim_kind, OLD.claim_id, OLD.file_id, OLD.uploaded_by_id, OLD.uploaded_at)
        IS DISTINCT FROM (NEW.task_id, NEW.claim_kind, NEW.claim_id, NEW.file_id, NEW.uploaded_by_id, NEW.uploaded_at)
    THEN
        RAISE EXCEPTION 'evidence % stays what it is', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'evidence_stays';
    END IF;
    RETURN NEW;
"""
# The milestone's own triggers ask the same when a day of verification is entered.
LAST = """
    IF OLD.claim_kind = 'tasks.milestone'
        AND EXISTS (SELECT FROM tasks_milestone WHERE id = OLD.claim_id AND verified_on IS NOT NULL)
        AND NOT EXISTS (SELECT FROM tasks_evidence WHERE claim_kind = OLD.claim_kind AND claim_id = OLD.claim_id)
    THEN
        RAISE EXCEPTION 'milestone % is verified by this evidence', OLD.claim_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'milestone_verified_has_evidence';
    END IF;
    RETURN NULL;
"""


def keeps_evidence() -> pgtrigger.Trigger:
    """For the Meta of a model whose rows can be proved: a row with evidence is not deleted from under it."""
    return pgtrigger.Trigger(name="keeps_evidence", when=pgtrigger.Before, operation=pgtrigger.Delete, func=KEEPS)


class Proof(models.TextChoices):
    """How far a claim has been proved; a rejected one is never counted."""

    REPORTED = "reported", _("Reported")
    VERIFIED = "verified", _("Verified")
    REJECTED = "rejected", _("Rejected")


class Claim(models.Model):
    """A result that somebody claims, and what proves it."""

    proof = models.CharField(_("proof"), max_length=10, choices=Proof, default=Proof.REPORTED)
    evidence = models.CharField(
        _("evidence"), max_length=300, blank=True, help_text=_("The document that proves it, such as a certificate.")
    )

    class Meta:
        abstract = True


def is_claim(model: type[models.Model]) -> bool:
    """Whether a model's rows can be proved by files."""
    return any(trigger.name == "keeps_evidence" for trigger in getattr(model._meta, "triggers", []))


def claim_models() -> list[type[Record]]:
    return [cast("type[Record]", model) for model in apps.get_models() if is_claim(model)]


def claim_model(kind: str) -> type[Record] | None:
    return next((model for model in claim_models() if model._meta.label_lower == kind), None)


class ClaimField(models.PositiveBigIntegerField):
    """The key of the claim, which may be saved later than the evidence is made, though earlier than it is saved."""

    def pre_save(self, instance: Any, add: bool) -> Any:
        claim = vars(instance).get("_claim")
        if claim is not None:
            setattr(instance, self.attname, claim.pk)
        return super().pre_save(instance, add)


@tracked
class Evidence(Record):
    """A file that proves a claim: a milestone, a measured value, a product, an entry of the ledger."""

    rules = {
        "claim_has_evidence": _("Evidence is attached to this record, so it is not deleted. Remove the files first."),
        "evidence_proves_a_claim": _("The record that this evidence proves does not exist."),
        "evidence_is_of_the_claims_task": _("The record that this evidence proves belongs to another task."),
        "evidence_stays": _("A file proves what it was attached to. Attach it there, and remove it here."),
        "milestone_verified_has_evidence": _("A milestone is verified by evidence: attach at least one file to it."),
    }

    class Kind(models.TextChoices):
        REPORT = "report", _("Test or inspection report")
        CERTIFICATE = "certificate", _("Certificate")
        OPINION = "opinion", _("Expert opinion or minutes")
        DOCUMENT = "document", _("Official document")
        CONTRACT = "contract", _("Contract or user certificate")
        FINANCE = "finance", _("Financial proof")
        IMAGE = "image", _("Photo or drawing")
        OTHER = "other", _("Other evidence")

    task = models.ForeignKey(Task, models.PROTECT, related_name="evidence", verbose_name=_("task"))
    claim_kind = models.CharField(_("kind of record"), max_length=60, editable=False)
    claim_id = ClaimField(_("record"), editable=False)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("file"), editable=False)
    name = models.CharField(_("file name"), max_length=120, editable=False)
    title = models.CharField(_("title"), max_length=200, blank=True)
    kind = models.CharField(_("kind of evidence"), max_length=12, choices=Kind, default=Kind.OTHER)
    document_no = models.CharField(_("document number"), max_length=100, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="uploaded_evidence",
        verbose_name=_("uploaded by"),
        editable=False,
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), default=clock.now, editable=False)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = _("piece of evidence")
        verbose_name_plural = _("evidence")
        ordering = ["-uploaded_at", "-pk"]
        indexes = [
            models.Index(fields=["claim_kind", "claim_id"], name="evidence_claim"),
            models.Index(fields=["-uploaded_at", "-id"], name="evidence_order"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["claim_kind", "claim_id", "file"],
                name="evidence_once",
                violation_error_message=_("This file is already attached to the record."),
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="proves",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                declare=[("subject", "text"), ("claim", "jsonb")],
                func=PROVES,
            ),
            pgtrigger.Trigger(
                name="stays", when=pgtrigger.Before, operation=pgtrigger.Update, func=pgtrigger.Func(STAYS)
            ),
            pgtrigger.Trigger(
                name="last", when=pgtrigger.After, operation=pgtrigger.Delete, timing=pgtrigger.Deferred, func=LAST
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.name

    @property
    def claim(self) -> Record | None:
        model = claim_model(self.claim_kind)
        return model._base_manager.filter(pk=self.claim_id).first() if model else None

    @claim.setter
    def claim(self, row: Record) -> None:
        self.claim_kind, self.claim_id = row._meta.label_lower, row.pk
        vars(self)["_claim"] = row

    @property
    def claim_label(self) -> str:
        """The kind of record that it proves, as people call it."""
        model = claim_model(self.claim_kind)
        return capfirst(str(model._meta.verbose_name)) if model else self.claim_kind

    @property
    def claim_page(self) -> str:
        """The address of the page of the record that it proves."""
        return reverse(f"admin:{self.claim_kind.replace('.', '_')}_change", args=[self.claim_id])

    @property
    def stands_on(self) -> Record | None:
        """The row that must be saved before this one."""
        return vars(self).get("_claim")

    @classmethod
    def of(cls, row: models.Model) -> Any:
        """The evidence of a claim."""
        return cls.objects.filter(claim_kind=row._meta.label_lower, claim_id=row.pk)

    def clean(self) -> None:
        model = claim_model(self.claim_kind)
        path = model.scope_path if model else None
        rows = model._base_manager.filter(pk=self.claim_id, **{path: self.task_id}) if model and path else None
        if rows is None or not rows.exists():
            raise ValidationError(self.rules["evidence_is_of_the_claims_task"])
