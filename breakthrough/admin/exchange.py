"""Mixin for a table's pages: its rows out as files, and in from files."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from breakthrough.admin.exporting import export_page
from breakthrough.exchange import describe, is_exchanged
from breakthrough.exchange.runs import may_write


class Exchanges(ModelAdmin):
    def get_urls(self) -> list[Any]:
        if not is_exchanged(self.model):
            return super().get_urls()
        prefix = f"{self.opts.app_label}_{self.opts.model_name}"
        own = [path("export/", self.admin_site.admin_view(self.export_view), name=f"{prefix}_export")]
        return [*own, *super().get_urls()]

    def export_view(self, request: HttpRequest) -> Any:
        return export_page(self, request)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {**self.exchange_tools(request), **(extra_context or {})})

    def exchange_tools(self, request: HttpRequest) -> dict[str, Any]:
        """The buttons above the list, each with what the list is filtered by."""
        if not is_exchanged(self.model) or "_popup" in request.GET:
            return {}
        address = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_export")
        tools = {"export_url": f"{address}?{request.GET.urlencode()}" if request.GET else address}
        if may_write(self, request) and describe(cast("Any", self.model)).entered:
            tools["import_url"] = f"{reverse('admin:import')}?table={self.opts.label_lower}"
        return tools
