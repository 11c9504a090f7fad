from typing import Any
from urllib.parse import urlencode

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from breakthrough import clock
from breakthrough.admin import pages
from breakthrough.admin.desk import Sitting, desks_of, seen
from breakthrough.admin.desk_page import desk_of, desk_page, places, section_page
from breakthrough.admin.drafts import keep_draft
from breakthrough.admin.figure_page import figure_page
from breakthrough.admin.history import batch_page
from breakthrough.admin.navigation import navigation
from breakthrough.admin.overview import overview_page
from breakthrough.figures import UnknownKey
from breakthrough.input import refused
from breakthrough.scope import access_of


class BreakthroughAdminSite(AdminSite):
    site_title = gettext_lazy("Breakthrough")
    site_header = gettext_lazy("Breakthrough")
    index_title = gettext_lazy("Overview")
    site_url = None
    empty_value_display = "—"
    logout_template = "admin/logged_out.html"
    enable_nav_sidebar = False  # base_site.html brings its own navigation, by task of the person

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        context = super().each_context(request)
        has_desk = context["has_permission"] and bool(desks_of(request.user))
        entries = navigation(context["available_apps"], pages=pages.links(request))
        return {**context, "navigation": entries, "has_desk": has_desk}

    def _build_app_dict(self, request: HttpRequest, label: Any = None) -> dict[str, Any]:
        """With the names translated once: every page sorts by them, and comparing two would translate both again.

        A request asks for them up to three times.
        """
        known = vars(request).setdefault("known_apps", {})
        if label not in known:
            known[label] = apps = super()._build_app_dict(request, label)
            for app in apps.values():
                for named in (app, *app["models"]):
                    named["name"] = str(named["name"])
        return known[label]

    def get_urls(self) -> list[Any]:
        own = [
            path("figures/<slug:code>/", self.admin_view(self.figure), name="figure"),
            path("history/<slug:batch>/", self.admin_view(self.batch), name="batch"),
            path("drafts/", self.admin_view(keep_draft), name="drafts"),
            path("overview/", self.admin_view(self.overview), name="overview"),
            path("desk/<slug:code>/", self.admin_view(self.desk), name="desk"),
            path("desk/<slug:code>/<slug:name>/", self.admin_view(self.desk_section), name="desk_section"),
        ]
        return [*own, *pages.addresses(self), *super().get_urls()]

    def figure(self, request: HttpRequest, code: str) -> HttpResponse:
        """One figure and exactly the rows that it counts."""
        if access_of(request.user, "view").nothing:
            raise PermissionDenied
        try:
            context = figure_page(request, code)
        except UnknownKey as error:
            return refused(request, str(error))
        return TemplateResponse(request, "admin/figure_rows.html", {**self.each_context(request), **context})

    def batch(self, request: HttpRequest, batch: str) -> HttpResponse:
        """All that was done together, with its undo."""
        return batch_page(request, batch, self)

    @method_decorator(never_cache)
    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The first page: one's desk, or the overview for whoever has none or was sent the address of one."""
        desks = [] if request.GET else desks_of(request.user)
        return self.desk(request, desks[0].code) if desks else self.overview(request, extra_context)

    def overview(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """What leaders see first; what is asked stands in the address, without the choices left empty."""
        words = {name: str(word) for name, word in request.GET.items()}
        if "" in words.values():
            kept = urlencode({name: word for name, word in words.items() if word})
            return redirect(f"{request.path}?{kept}" if kept else request.path)
        access = access_of(request.user, "view")
        context: dict[str, Any] = {"headlines": [], "board": None}
        if not access.nothing:
            context |= overview_page(words, access)
        waiting = seen("overview", Sitting(request.user, clock.today()))
        context |= {"places": places(request.user, "overview"), "waiting": waiting, **(extra_context or {})}
        response = super().index(request, context)
        response.status_code = 400 if context.get("problem") else 200
        return response

    def desk(self, request: HttpRequest, code: str) -> TemplateResponse:
        """What waits for a person in one of their roles."""
        context = desk_page(request, desk_of(request.user, code))
        return TemplateResponse(request, "admin/desk.html", {**self.each_context(request), **context})

    def desk_section(self, request: HttpRequest, code: str, name: str) -> TemplateResponse:
        """All that waits in one section of a desk."""
        context = section_page(request, code, name)
        return TemplateResponse(request, "admin/desk_section.html", {**self.each_context(request), **context})

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Values that PostgreSQL has no room for are the sender's mistake: 400, never 500."""

        def bounded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                response = view(request, *args, **kwargs)
                # A list runs its query while it is rendered, which would be too late to catch.
                return response.render() if hasattr(response, "render") else response
            except (DataError, OverflowError):
                return refused(request, _("A value in the request is outside of what can be stored."))

        bounded.__dict__.update(view.__dict__)
        return super().admin_view(bounded, cacheable)
