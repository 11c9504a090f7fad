"""What the department publishes: the templates, the publications made from them, and what each of them froze."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from breakthrough.history import tracked
from breakthrough.models.bilingual import Named, in_language
from breakthrough.models.fields import DayField
from breakthrough.scope import Access, Record

LANGUAGES = {"zh-hans": "zh", "en": "en"}
HOW_TO_WRITE = _("A line is a paragraph. {code} quotes a figure; see “How to write” below.")


class Words(models.Model):
    """Title, issuer and text in both languages, with figures by their codes."""

    title_zh = models.CharField(_("title (Chinese)"), max_length=200)
    title_en = models.CharField(_("title (English)"), max_length=300)
    issuer_zh = models.CharField(_("issued by (Chinese)"), max_length=200)
    issuer_en = models.CharField(_("issued by (English)"), max_length=300)
    body_zh = models.TextField(_("text (Chinese)"), help_text=HOW_TO_WRITE)
    body_en = models.TextField(_("text (English)"), help_text=HOW_TO_WRITE)

    class Meta:
        abstract = True

    @property
    def title(self) -> str:
        return in_language(self.title_zh, self.title_en)

    def words(self) -> dict[str, str]:
        return {field.name: getattr(self, field.name) for field in Words._meta.fields}

    def clean(self) -> None:
        """Names each figure, dimension or key that does not exist, and the nearest one that does."""
        super().clean()
        # The dictionary of figures is made of the apps' models.
        from breakthrough.publications.checking import mistakes  # noqa: PLC0415

        found = {name: mistakes(text, name.startswith("title")) for name, text in self.words().items() if text}
        errors = {name: [ValidationError(str(one)) for one in wrong] for name, wrong in found.items() if wrong}
        if errors:
            raise ValidationError(errors)


class Kept(Record):
    """Rows of whoever makes publications."""

    scope_path = None
    part = "publications"

    class Meta:
        abstract = True

    @classmethod
    def scope_condition(cls, access: Access, *, change: bool = False) -> Q | None:
        return None


@tracked
class TextTemplate(Named, Words, Kept):
    """A press brief or a bulletin that is written again and again, with other figures."""

    natural_field = "code"

    code = models.SlugField(_("code"), max_length=40, unique=True)

    class Meta:
        verbose_name = _("template of publications")
        verbose_name_plural = _("templates of publications")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


@tracked
class Publication(Words, Kept):
    """A text with figures: a draft, then asked for by one person, and published for ever by a second one."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        REQUESTED = "requested", _("waits to be published")
        PUBLISHED = "published", _("published")

    rules: ClassVar[dict[str, Any]] = {
        "publication_moves": _("A publication is a draft, is then put forward, and then published; nothing else."),
        "publication_stays": _("A publication stays as it was published, for ever."),
        "publication_put_forward_stays": _("What was put forward is not changed: withdraw it first."),
        "publication_has_snapshot": _("Only what is frozen is published."),
        "publication_in_own_name": _("One puts forward and publishes in one's own name."),
    }

    template = models.ForeignKey(TextTemplate, models.PROTECT, related_name="publications", verbose_name=_("template"))
    until = DayField(_("facts up to"))
    known_at = models.DateTimeField(
        _("as known at"), null=True, blank=True, help_text=_("Empty: at the moment of publishing.")
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="publications_requested",
        verbose_name=_("put forward by"),
    )
    requested_at = models.DateTimeField(_("put forward at"), null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="publications_published",
        verbose_name=_("published by"),
    )
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)
    as_of = models.DateTimeField(_("as of"), null=True, editable=False)

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["-published_at", "-pk"]
        permissions = [("publish_publication", "Can publish what somebody else put forward")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", requested_by=None, requested_at=None)
                | (~Q(state="draft") & Q(requested_by__isnull=False, requested_at__isnull=False)),
                name="publication_names_who_put_it_forward",
                violation_error_message=_("What is put forward names who did so."),
            ),
            models.CheckConstraint(
                condition=Q(state="published", published_by__isnull=False, published_at__isnull=False)
                & Q(as_of__isnull=False)
                | (~Q(state="published") & Q(published_by=None, published_at=None, as_of=None)),
                name="publication_names_who_published",
                violation_error_message=_("What is published names who did so, and as of when it speaks."),
            ),
            models.CheckConstraint(
                condition=Q(published_by=None) | ~Q(published_by=F("requested_by")),
                name="publication_four_eyes",
                violation_error_message=_("Somebody else than who put it forward publishes it."),
            ),
        ]

    def __str__(self) -> str:
        return self.heading

    @property
    @admin.display(description=_("title"))
    def heading(self) -> str:
        """The title with its date filled in."""
        from breakthrough.publications.text import headline  # noqa: PLC0415

        return headline(self.title, self.until)

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED

    @classmethod
    def scope_condition(cls, access: Access, *, change: bool = False) -> Q | None:
        """What is published is everybody's; drafts are their makers'."""
        return None if change else Q(state=cls.State.PUBLISHED)


class Snapshot(models.Model):
    """All that a publication says and all that it stands on, its SHA-256 and its signature; never changed."""

    rules: ClassVar[dict[str, Any]] = {
        "snapshot_stays": _("What a publication froze stays as it is, for ever."),
        "snapshot_when_published": _("A publication is frozen when it is published, once."),
    }

    publication = models.OneToOneField(
        Publication, models.PROTECT, related_name="snapshot", verbose_name=_("publication")
    )
    content = models.TextField(_("content"), editable=False)
    sha256 = models.CharField(_("SHA-256"), max_length=64, editable=False)
    signature = models.CharField(_("signature"), max_length=88, editable=False)
    key = models.CharField(_("key of the signature"), max_length=16, editable=False)

    class Meta:
        verbose_name = _("frozen publication")
        verbose_name_plural = _("frozen publications")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="snapshot_has_sha256"),
        ]

    def __str__(self) -> str:
        return self.sha256
