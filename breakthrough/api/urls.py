"""The addresses of the API. Each app's own come by name: the ground imports no app."""

from django.urls import include, path

from breakthrough.api import docs, figures, publications, views
from breakthrough.api.feed.views import ChangesView, ExportView
from breakthrough.api.routing import routes

app_name = "api"
urlpatterns = [
    path("", views.RootView.as_view(), name="root"),
    path("schema/", docs.SchemaView.as_view(), name="schema"),
    path("docs/", docs.DocsView.as_view(), name="docs"),
    path("figures/", figures.FigureListView.as_view(), name="figure-list"),
    path("figures/<str:code>/", figures.FigureDetailView.as_view(), name="figure-detail"),
    path("figures/<str:code>/rows/", figures.FigureRowsView.as_view(), name="figure-rows"),
    path("changes/", ChangesView.as_view(), name="changes"),
    path("export/", ExportView.as_view(), name="export"),
    *routes({"publications": publications.PublicationViewSet}),
    path("", include("tasks.api.urls")),
    path("", include("talent.api.urls")),
    path("", include("funding.api.urls")),
]
