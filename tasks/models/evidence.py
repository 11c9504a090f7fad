from django.db import models
from django.utils.translation import gettext_lazy as _


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
