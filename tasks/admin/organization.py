from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from breakthrough.admin.duplicates import SpotsDuplicates
from tasks.models import Organization


@admin.register(Organization)
class OrganizationAdmin(SpotsDuplicates):
    list_display = ["name", "kind", "uscc", "region", "place", "parent", "led_by"]
    list_filter = ["kind", "is_legal_entity", "region"]
    search_fields = ["name_zh", "name_en", "short_name", "uscc"]
    autocomplete_fields = ["region", "parent", "led_by"]
    readonly_fields = ["merged_into", "legal_entity"]
    fieldsets = [
        (None, {"fields": ["name_zh", "name_en", "short_name", "kind"]}),
        (_("Identifiers"), {"fields": ["uscc", "ror"]}),
        (_("Place"), {"fields": ["region", "place"]}),
        (
            _("How it is counted"),
            {"fields": ["is_legal_entity", "parent", "led_by", "merged_into", "legal_entity"]},
        ),
    ]
