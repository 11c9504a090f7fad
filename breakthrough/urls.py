from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from breakthrough import health

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="admin:index"), name="home"),
    path("healthz/", health.healthz),
    path("readyz/", health.readyz),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    path("api/v1/", include("breakthrough.api.urls")),
]

handler400 = "breakthrough.api.errors.bad_request"
handler403 = "breakthrough.api.errors.permission_denied"
handler404 = "breakthrough.api.errors.not_found"
handler500 = "breakthrough.api.errors.server_error"
