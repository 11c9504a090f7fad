from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from rest_framework.routers import DefaultRouter

from benchmarks.peers import views
from benchmarks.peers.admin import site

router = DefaultRouter()
router.register("tasks", views.TaskViewSet, basename="task")
router.register("whole-tasks", views.WholeTaskViewSet, basename="whole-task")
router.register("progress-reports", views.ReportViewSet, basename="report")
router.register("fund-entries", views.EntryViewSet, basename="entry")


def alive(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("healthz/", alive),
    path("stock-admin/", site.urls),
    path("money/", views.MoneyView.as_view()),
    path("overview/", views.OverviewView.as_view()),
    path("", include(router.urls)),
]
