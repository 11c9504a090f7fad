"""Django's own admin as it comes, with the columns, filters and search that the product's list has."""

from django.contrib.admin import AdminSite, ModelAdmin

from funding.models import FundEntry

site = AdminSite(name="stock")


class EntryAdmin(ModelAdmin):
    list_display = (
        "entry_no", "task", "booked_on", "source", "tier", "societal_kind", "kind", "amount", "reverses", "state",
    )  # fmt: skip
    list_filter = ("source", "kind", "tier", "societal_kind", "task__cluster", "state")
    search_fields = ("entry_no", "document_no", "task__code", "task__name_zh", "task__name_en")
    list_select_related = ("task", "reverses")
    date_hierarchy = "booked_on"


site.register(FundEntry, EntryAdmin)
