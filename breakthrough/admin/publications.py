"""Templates and publications in the admin: writing, preview, four eyes, the published page, its files, its proof."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough import clock
from breakthrough.admin.base import ModelAdmin
from breakthrough.admin.pages import Page, register
from breakthrough.admin.panels import Section, register_section
from breakthrough.admin.publication_page import preview, published
from breakthrough.admin.verbs import Button, Verb, VerbForm, Verbs
from breakthrough.figures import dimensions, figures
from breakthrough.figures.question import dividers
from breakthrough.models import Publication, TextTemplate
from breakthrough.models.bilingual import Label
from breakthrough.publications import verbs
from breakthrough.publications.files import file_of
from breakthrough.publications.language import DATES, ROUNDINGS
from breakthrough.publications.refusals import MAKE, PUBLISH
from breakthrough.publications.restatements import restatements
from breakthrough.publications.signing import public_pem
from breakthrough.publications.standard import NAMES, words_of
from breakthrough.publications.text import headline
from breakthrough.publications.verification import verify
from breakthrough.scope import access_of

SALT = "publication"
FILES = [("docx", "Word"), ("pdf", "PDF"), ("html", gettext_lazy("Web page"))]
WORDS: list[Any] = [
    (gettext_lazy("In Chinese"), {"fields": ["title_zh", "issuer_zh", "body_zh"]}),
    (gettext_lazy("In English"), {"fields": ["title_en", "issuer_en", "body_en"]}),
]


class Written(Verbs, ModelAdmin):
    """What both have: long texts, and addresses of their own."""

    more: tuple[str, ...] = ()

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name.startswith("body_") and field:
            field.widget = forms.Textarea(attrs={"rows": 22, "cols": 100, "class": "written", "spellcheck": "true"})
        return field

    def get_urls(self) -> list[Any]:
        stem = f"{self.opts.app_label}_{self.opts.model_name}"
        own = [
            path(f"<path:object_id>/{name}/", self.admin_site.admin_view(getattr(self, name)), name=f"{stem}_{name}")
            for name in self.more
        ]
        return [*own, *super().get_urls()]

    def shown(self, request: HttpRequest, row: Any, template: str, **context: Any) -> HttpResponse:
        own = {"opts": self.opts, "original": row, "row": row, "row_url": self.page_of(row), "media": self.media}
        return TemplateResponse(request, template, {**self.admin_site.each_context(request), **own, **context})


@admin.register(TextTemplate)
class TextTemplateAdmin(Written):
    list_display = ["name", "code", "title"]
    search_fields = ["code", "name_zh", "name_en", "title_zh", "title_en"]
    fieldsets = [(None, {"fields": ["code", "name_zh", "name_en"]}), *WORDS]
    more = ("preview",)

    def buttons(self, request: HttpRequest, row: Any) -> list[Button]:
        begin = f"{reverse('admin:breakthrough_publication_add')}?template={row.pk}"
        own = [Button(_("Begin a publication"), begin, is_first=True)] if request.user.has_perm(MAKE) else []
        return [*own, Button(_("Preview"), reverse("admin:breakthrough_texttemplate_preview", args=[row.pk]))]

    def begun_with(self, request: HttpRequest, given: dict[str, Any]) -> dict[str, Any]:
        """A template may begin with the words of a standard one."""
        return words_of(str(given.get("standard", "")))

    def preview(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The template as it would be printed today."""
        row = self.row_of(request, object_id)
        draft = Publication(template=row, until=clock.today(), **row.words())
        return self.shown(request, row, "admin/publication_preview.html", title=_("Preview"), preview=preview(draft))


class PublishForm(VerbForm):
    """That somebody has read what will be published: `read` says what it was."""

    read = forms.CharField(widget=forms.HiddenInput, required=False)
    seen = forms.BooleanField(
        label=gettext_lazy("I have read what is doubtful, and publish all the same"), required=False
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        try:
            was = signing.loads(given.get("read", ""), salt=SALT)
        except signing.BadSignature:
            raise ValidationError(_("Read what will be published, then publish it.")) from None
        if was["doubts"] and not given.get("seen"):
            raise ValidationError({"seen": _("Say that you have read what is doubtful.")})
        return {**given, "as_of": datetime.fromisoformat(was["as_of"]), "publication": was["publication"]}


class ReasonForm(VerbForm):
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))


def to_read(row: Publication) -> dict[str, Any]:
    """What a publisher reads: exactly this is published."""
    found = preview(row)
    read = {"as_of": found.as_of.isoformat(), "doubts": len(found.doubts), "publication": row.pk}
    return {"template": "admin/publish.html", "preview": found, "read": signing.dumps(read, salt=SALT)}


def publish(row: Publication, by: Any, given: dict[str, Any]) -> None:
    if given["publication"] != row.pk:
        raise ValidationError(_("Read what will be published, then publish it."))
    verbs.publish(row, by, given["as_of"])


def is_in(state: str, permission: str) -> Any:
    return lambda user, row: row.state == state and user.has_perm(permission)


State = Publication.State
VERBS = (
    Verb(
        "put-forward",
        gettext_lazy("Put forward"),
        lambda row, by, _given: verbs.put_forward(row, by),
        is_in(State.DRAFT, MAKE),
        done=gettext_lazy("Put forward: a second person may publish it now."),
        hint=gettext_lazy("Its words stay as they are from now on; somebody else publishes it."),
    ),
    Verb(
        "publish",
        gettext_lazy("Publish"),
        publish,
        lambda user, row: is_in(State.REQUESTED, PUBLISH)(user, row) and row.requested_by_id != user.pk,
        form=PublishForm,
        done=gettext_lazy("Published, frozen and signed."),
        says=to_read,
        hint=gettext_lazy("What stands below is frozen, number by number, and can never be changed."),
        is_grave=True,
    ),
    Verb(
        "send-back",
        gettext_lazy("Send back"),
        lambda row, by, given: verbs.send_back(row, by, given["reason"]),
        lambda user, row: is_in(State.REQUESTED, PUBLISH)(user, row) and row.requested_by_id != user.pk,
        form=ReasonForm,
        done=gettext_lazy("Sent back: it is a draft again."),
    ),
    Verb(
        "take-back",
        gettext_lazy("Take back"),
        lambda row, by, _given: verbs.take_back(row, by),
        is_in(State.REQUESTED, MAKE),
        done=gettext_lazy("Taken back: it is a draft again."),
    ),
)


@admin.register(Publication)
class PublicationAdmin(Written):
    list_display = ["heading", "template", "until", "state", "requested_by", "published_by", "published_at"]
    list_filter = ["state", "template"]
    search_fields = ["title_zh", "title_en", "body_zh", "body_en"]
    list_select_related = ["template", "requested_by", "published_by"]
    fieldsets = [(None, {"fields": ["template", "until", "known_at"]}), *WORDS]
    verbs = VERBS
    more = ("verify", "document")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        may = super().has_change_permission(request, obj)
        return may and (obj is None or obj.state == State.DRAFT)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A draft, one by one; never what a list has selected."""
        return obj is not None and obj.state == State.DRAFT and super().has_delete_permission(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What is put forward is read as it would be printed."""
        found = super().get_fieldsets(request, obj)
        return found if obj is None or obj.state == State.DRAFT else found[:1]

    def begun_with(self, request: HttpRequest, given: dict[str, Any]) -> dict[str, Any]:
        """A draft begins today, with the words of its template."""
        key = str(given.get("template", ""))
        chosen = TextTemplate.objects.visible_to(request.user).filter(pk=key).first() if key.isdecimal() else None
        return {"until": clock.today(), **(chosen.words() if chosen else {})}

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """First the template, then the words."""
        if request.method == "GET" and "template" not in request.GET and self.has_add_permission(request):
            today, templates = clock.today(), TextTemplate.objects.visible_to(request.user)
            choices = [(one, headline(one.title, today)) for one in templates]
            context = {"title": _("Begin a publication"), "templates": choices, "opts": self.opts}
            context["standard"] = [] if choices else [(code, Label(*names)) for code, names in NAMES.items()]
            context |= self.admin_site.each_context(request)
            return TemplateResponse(request, "admin/publication_templates.html", context)
        return super().add_view(request, form_url, extra_context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        row = self.get_object(request, object_id) if self.has_view_permission(request) else None
        if request.method == "GET" and row is not None and row.is_published:
            return self.published_page(request, row)
        return super().change_view(request, object_id, form_url, extra_context)

    def published_page(self, request: HttpRequest, row: Publication, **context: Any) -> HttpResponse:
        """What was published, what it stands on, and what has changed since."""
        found = published(row, request.user, request.GET.get("language", ""))
        changed = restatements(row) if found["sees_all"] else []
        own = {"title": row.heading, "restatements": changed, "formats": FILES}
        pem = public_pem(row.snapshot.key)
        return self.shown(request, row, "admin/publication.html", **own, **found, public_key=pem, **context)

    def verify(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Computes it again from history, and says what does not agree."""
        row = self.row_of(request, object_id)
        if not row.is_published:
            raise Http404
        if request.method != "POST":
            return self.published_page(request, row)
        with_rows = access_of(request.user, "view").everything
        return self.published_page(request, row, proof={"differences": verify(row), "with_rows": with_rows})

    def document(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The publication as a file."""
        row = self.row_of(request, object_id)
        return file_of(row, request.GET.get("format", "docx"), request.GET.get("language", "zh-hans"))


def draft_below(row: Publication, request: HttpRequest) -> Section | None:
    """What a draft would look like today."""
    return None if row.is_published else Section("admin/publication_draft.html", preview(row), is_below=True)


def how_to_write(_row: Any = None, _request: Any = None) -> Section:
    known = [{"figure": figure, "ways": sorted(dividers(figure))} for figure in figures().values()]
    content = {"figures": known, "dimensions": dimensions().values(), "roundings": ROUNDINGS, "dates": DATES}
    return Section("admin/how_to_write.html", content, is_below=True)


def writing(request: HttpRequest) -> HttpResponse:
    """How texts with figures are written."""
    if not request.user.has_perm("breakthrough.view_texttemplate"):
        raise PermissionDenied
    context = {**admin.site.each_context(request), "title": _("How to write"), "section": how_to_write().content}
    return TemplateResponse(request, "admin/writing.html", context)


register_section("breakthrough.Publication", draft_below)
register_section("breakthrough.TextTemplate", how_to_write)
register(Page("writing", "publications/writing/", writing))
