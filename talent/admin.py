from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from breakthrough.admin.base import ModelAdmin, TabularInline
from breakthrough.admin.columns import number
from breakthrough.admin.duplicates import SpotsDuplicates
from talent.models import (
    AcademyMembership,
    Assignment,
    Award,
    AwardRound,
    AwardScheme,
    AwardTask,
    AwardWinner,
    Researcher,
)


class AcademyMembershipInline(TabularInline):
    model = AcademyMembership


@admin.register(Researcher)
class ResearcherAdmin(SpotsDuplicates):
    list_display = ["name_zh", "name_en", "organization", "title_zh", "orcid", "staff_no"]
    list_filter = ["memberships__academy"]
    search_fields = ["name_zh", "name_en", "orcid", "organization__name_zh", "organization__name_en"]
    autocomplete_fields = ["organization"]
    readonly_fields = ["merged_into"]
    inlines = [AcademyMembershipInline]
    fieldsets = [
        (None, {"fields": [("name_zh", "name_en"), "organization", ("title_zh", "title_en")]}),
        (_("Identifiers"), {"fields": ["orcid", "staff_no"]}),
        (_("How the person is counted"), {"fields": ["merged_into"]}),
    ]


@admin.register(AcademyMembership)
class AcademyMembershipAdmin(ModelAdmin):
    list_display = ["researcher", "academy", "elected_year", "division_zh"]
    list_filter = ["academy"]
    search_fields = ["researcher__name_zh", "researcher__name_en"]
    autocomplete_fields = ["researcher"]


@admin.register(Assignment)
class AssignmentAdmin(ModelAdmin):
    list_display = [
        "researcher", "task", "role", "engagement", "starts_on", "ends_on", number("share_of_time", unit="%"),
    ]  # fmt: skip
    list_filter = ["role", "engagement", "task__cluster"]
    search_fields = ["researcher__name_zh", "researcher__name_en", "task__code", "task__name_zh", "task__name_en"]
    autocomplete_fields = ["researcher", "task"]


@admin.register(AwardScheme)
class AwardSchemeAdmin(ModelAdmin):
    list_display = ["code", "name", "level"]
    search_fields = ["code", "name_zh", "name_en"]


@admin.register(AwardRound)
class AwardRoundAdmin(ModelAdmin):
    list_display = ["scheme", "year", "grade", "total_conferred", "conferred_on"]
    list_filter = ["scheme"]
    search_fields = ["scheme__name_zh", "scheme__name_en", "grade", "year"]
    autocomplete_fields = ["scheme"]


class AwardTaskInline(TabularInline):
    model = AwardTask
    autocomplete_fields = ["task"]
    min_num = 1


class AwardWinnerInline(TabularInline):
    model = AwardWinner
    autocomplete_fields = ["researcher"]


@admin.register(Award)
class AwardAdmin(ModelAdmin):
    list_display = ["__str__", "round", "certificate_no"]
    list_filter = ["round__scheme", "round__year"]
    search_fields = ["title_zh", "title_en", "certificate_no"]
    autocomplete_fields = ["round"]
    inlines = [AwardTaskInline, AwardWinnerInline]
