from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from breakthrough import clock
from breakthrough.admin.base import ModelAdmin
from breakthrough.admin.verbs import Verb, Verbs
from tasks.models import Cluster, Period, Program, Region, TrlLevel
from tasks.periods import lock, owed


@admin.register(Program)
class ProgramAdmin(ModelAdmin):
    list_display = ["code", "name", "level", "region", "starts_on", "ends_on"]
    search_fields = ["code", "name_zh", "name_en"]
    autocomplete_fields = ["region"]


@admin.register(Cluster)
class ClusterAdmin(ModelAdmin):
    list_display = ["code", "name", "kind", "level", "program", "position"]
    list_filter = ["kind", "level", "program"]
    search_fields = ["code", "name_zh", "name_en", "aliases"]
    autocomplete_fields = ["program"]


@admin.register(Region)
class RegionAdmin(ModelAdmin):
    list_display = ["code", "name", "kind", "parent", "valid_from", "valid_to", "successor"]
    list_filter = ["kind"]
    search_fields = ["code", "name_zh", "name_en"]
    autocomplete_fields = ["parent", "successor"]


def may_lock(user: Any, period: Period) -> bool:
    is_over = period.locked_on is None and period.ends_on < clock.today()
    return is_over and user.has_perm("tasks.change_period")


def unfinished(period: Period) -> dict[str, Any]:
    """What a lock would shut out: reports that wait for a reviewer, and those not handed in."""
    waiting = period.reports.filter(status="submitted").count()
    return {
        "facts": [(_t("Reports not handed in"), str(owed(period).count())), (_t("Reports to review"), str(waiting))]
    }


LOCK = Verb(
    "lock",
    _("Lock"),
    do=lambda period, user, given: lock(period, user),
    may=may_lock,
    says=unfinished,
    hint=_("For good: its days then change only by a restatement, with a reason and a second person."),
    done=_("The period was locked."),
    is_grave=True,
)


@admin.register(Period)
class PeriodAdmin(Verbs, ModelAdmin):
    verbs = (LOCK,)
    readonly_fields = ["locked_on"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and obj.locked_on)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and obj.locked_on)

    list_display = ["code", "kind", "starts_on", "ends_on", "due_on", "locked_on"]
    list_filter = ["kind"]
    search_fields = ["code"]


@admin.register(TrlLevel)
class TrlLevelAdmin(ModelAdmin):
    list_display = ["scale", "level", "name"]
    list_filter = ["scale"]
    search_fields = ["name_zh", "name_en"]
