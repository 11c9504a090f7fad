from typing import Any

from django.contrib import admin
from django.forms import ModelChoiceField, TextInput
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from breakthrough.admin.base import ModelAdmin
from tasks.models import Cluster, Grant, Task


class TaskByCode(ModelChoiceField):
    """A task by the code that somebody types: whoever grants rights reads no tasks, so none are offered."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            Task.objects.all(),
            to_field_name="code",
            widget=TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
            error_messages={"invalid_choice": _("There is no task with this code.")},
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return Task.objects.filter(pk=value).values_list("code", flat=True).first()
        return super().prepare_value(value)


@admin.register(Grant)
class GrantAdmin(ModelAdmin):
    list_display = ["user", "role", "place", "starts_on", "ends_on"]
    list_filter = ["role"]
    list_select_related = ["user", "cluster", "task"]
    search_fields = ["user__username", "user__display_name"]
    autocomplete_fields = ["user"]
    fields = ["user", "role", "cluster", "task", "starts_on", "ends_on"]

    @admin.display(description=_("cluster or task"))
    def place(self, grant: Grant) -> str:
        return grant.place

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "task":
            return TaskByCode(required=False, label=_("Task code"), help_text=_("Only for rights on a single task."))
        if db_field.name == "cluster":
            # The names of the clusters, all of them: rights on what one does not see are granted too.
            kwargs["queryset"] = Cluster.objects.all()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
