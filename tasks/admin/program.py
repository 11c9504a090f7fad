from django.contrib import admin

from breakthrough.admin.base import ModelAdmin
from tasks.models import Cluster, Period, Program, Region, TrlLevel


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


@admin.register(Period)
class PeriodAdmin(ModelAdmin):
    list_display = ["code", "kind", "starts_on", "ends_on", "due_on", "locked_on"]
    list_filter = ["kind"]
    search_fields = ["code"]


@admin.register(TrlLevel)
class TrlLevelAdmin(ModelAdmin):
    list_display = ["scale", "level", "name"]
    list_filter = ["scale"]
    search_fields = ["name_zh", "name_en"]
