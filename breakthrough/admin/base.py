from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import SOURCE_MODEL_VAR, BaseModelAdmin, IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.messages.storage import default_storage
from django.core.exceptions import BadRequest, FieldDoesNotExist, ValidationError
from django.db import models, transaction
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from breakthrough.admin import filters  # noqa: F401  (its filter registers itself)
from breakthrough.admin.columns import bind, with_numbers
from breakthrough.admin.dates import DatedList, check_date_hierarchy
from breakthrough.admin.deletion import rows_to_delete
from breakthrough.admin.drafts import Drafts
from breakthrough.admin.exchange import Exchanges
from breakthrough.admin.forms import CheckedForm, InlineFormSet, labeled
from breakthrough.admin.lookups import is_plain
from breakthrough.admin.merging import MergingLines
from breakthrough.admin.paging import KeyPaginator
from breakthrough.admin.panels import panels_of, sections_of
from breakthrough.admin.saved import remarks_on
from breakthrough.admin.scope import InlineRights, ScopedRights, refuse_outside_scope
from breakthrough.admin.story_page import Stories
from breakthrough.admin.widgets import Autocomplete, AutocompleteMultiple, is_readable
from breakthrough.refusals import REFUSALS, explained

UNREADABLE = (IncorrectLookupParameters, DisallowedModelAdminLookup, ValueError, OverflowError, ValidationError)


class Fields(BaseModelAdmin):
    """Mixin: autocompletes that survive junk."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            # One link is enough, and what others may refer to is not deleted in passing.
            field.widget.can_delete_related = False
            field.widget.can_view_related = field.widget.can_view_related and not field.widget.can_change_related
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", Autocomplete(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", AutocompleteMultiple(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class ModelAdmin(Stories, Drafts, Exchanges, ScopedRights, Fields, admin.ModelAdmin):
    """Scoped to the user, constant in queries, and never a 500 for what somebody typed."""

    form: type[ModelForm] = CheckedForm
    paginator = KeyPaginator
    list_per_page = 50
    list_max_show_all = 500
    show_full_result_count = False
    save_on_top = False
    delete_confirmation_max_display = 100

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        bind(self.model, [*self.list_display, *self.readonly_fields])

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        return with_numbers(self.model, super().get_list_display(request), self.list_editable)

    # Lists

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[DatedList]:
        return DatedList

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        title = {} if "_popup" in request.GET else {"title": capfirst(self.opts.verbose_name_plural)}
        try:
            return super().changelist_view(request, {**title, **(extra_context or {})})
        except REFUSALS as error:
            self.take_back(request, error)
            return self.again(request)

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        try:
            check_date_hierarchy(self.date_hierarchy, request.GET)
            changelist = super().get_changelist_instance(request)
            if self.list_editable:
                self.ask_for_page(request, changelist.result_list)
            return changelist
        except UNREADABLE as error:
            message = _("The address asks for something that this list does not know, so the whole list is shown.")
            if ERROR_FLAG in request.GET:
                raise BadRequest(message) from error
            self.message_user(request, message, messages.WARNING)
            raise IncorrectLookupParameters(error) from error

    def get_changelist_formset(self, request: HttpRequest, **kwargs: Any) -> Any:
        formset = super().get_changelist_formset(request, **kwargs)
        for field in formset.form.base_fields.values():
            labeled(field, field.label)
        return formset

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return is_plain(self.opts, lookup, self.date_hierarchy) and super().lookup_allowed(lookup, value, request)

    def response_action(self, request: HttpRequest, queryset: Any, *args: Any, **kwargs: Any) -> Any:
        if not all(is_readable(self.opts.pk, pk) for pk in request.POST.getlist(ACTION_CHECKBOX_NAME)):
            raise BadRequest(_("The selection names rows that cannot exist."))
        with transaction.atomic():
            return super().response_action(request, queryset, *args, **kwargs)

    # Forms

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        initial = super().get_changeform_initial_data(request)
        for name in list(initial):
            try:
                field = self.opts.get_field(name)
            except FieldDoesNotExist:
                continue
            initial[name] = prefilled(field, initial[name])
        return {**self.begun_with(request, initial), **initial}

    def begun_with(self, request: HttpRequest, given: dict[str, Any]) -> dict[str, Any]:
        """What a new row begins with, by what is given of it already; the API begins with the same."""
        return {}

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        if not issubclass(form, CheckedForm):  # Django's forms for accounts
            form = type(form.__name__, (CheckedForm, form), {})
        form.refusal = vars(request).get("refusal")
        return form

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        # Not the row in hand, which after a refusal holds what was typed: it may name another one.
        row = self.model._default_manager.filter(pk=kwargs["obj"].pk).first() if kwargs.get("obj") else None
        parts = {"panels": panels_of(row), "sections": sections_of(row, request)} if row else {}
        return super().render_change_form(request, {**context, **parts}, *args, **kwargs)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        source = request.POST.get(SOURCE_MODEL_VAR)
        if source and source.count(".") != 1:
            raise BadRequest(_("The request names a table that does not exist."))
        try:
            return super().changeform_view(request, *args, **kwargs)
        except REFUSALS as error:
            # Nothing was saved. The same form again, this time with the reason, cannot be saved.
            if "refusal" in vars(request):
                raise
            vars(request)["refusal"] = explained(error)
            vars(request)["_messages"] = default_storage(request)
            return super().changeform_view(request, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        # Not earlier: a result belongs to a cluster only through the tasks that its lines name.
        refuse_outside_scope(form.instance, request.user)
        tables = {type(form.instance), *(formset.model for formset in formsets)}
        for sentence in remarks_on(form.instance, tables):
            self.message_user(request, sentence, messages.WARNING)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        for row in [*formset.new_objects, *(row for row, _fields in formset.changed_objects)]:
            refuse_outside_scope(row, request.user)

    # Deleting

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        return rows_to_delete(objs, request, self.admin_site)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        try:
            return super().delete_view(request, object_id, extra_context)
        except REFUSALS as error:
            self.take_back(request, error)
            return self.again(request)

    # Answers

    def take_back(self, request: HttpRequest, error: Exception) -> None:
        """Says why, in place of a success that was announced before the database refused it."""
        refusal = explained(error)
        vars(request)["_messages"] = default_storage(request)
        for message in refusal.messages:
            self.message_user(request, message, messages.ERROR)

    def again(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            raise BadRequest(_("A value in the request is outside of what can be stored."))
        return HttpResponseRedirect(request.get_full_path())

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> Any:
        # The stock admin redirects to its first page; an absent and a foreign row answer alike.
        raise Http404(_("There is no such record, or it is not yours to see."))


def prefilled(field: Any, value: Any) -> Any:
    """A form's starting value from the address, or 400 if the field could never hold it."""
    values = value if isinstance(value, list) else [value]
    relation = isinstance(field, (models.ForeignKey, models.ManyToManyField))
    if relation and all(is_readable(field.target_field, item) for item in values):
        return value
    try:
        if not relation and hasattr(field, "to_python"):
            return field.to_python(value)
    except (ValidationError, ValueError, TypeError, OverflowError, RecursionError):
        pass
    raise BadRequest(_("The address fills in a value that this field cannot hold: %(field)s") % {"field": field.name})


class Inline(MergingLines, InlineRights, Fields):
    """Mixin for both kinds of inline."""

    form = CheckedForm
    formset = InlineFormSet
    extra = 0
    show_change_link = True

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        bind(self.model, self.readonly_fields)


class StackedInline(Inline, admin.StackedInline):
    pass


class TabularInline(Inline, admin.TabularInline):
    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return labeled(super().formfield_for_dbfield(db_field, request, **kwargs), db_field.verbose_name)
