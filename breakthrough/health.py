"""What a watchdog or a load balancer asks."""

from functools import cache

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache


@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """Alive: this process answers. Nothing else is asked, so that an ill database restarts no healthy process."""
    return JsonResponse({"status": "ok"})


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Ready: the database answers, and is as new as this code."""
    try:
        behind = known_migrations() - MigrationRecorder(connection).applied_migrations().keys()
    except Error:
        return not_ready("The database does not answer.")
    if behind:
        return not_ready("The database waits for its migrations.")
    return JsonResponse({"status": "ok"})


def not_ready(reason: str) -> JsonResponse:
    return JsonResponse({"status": "not ready", "reason": reason}, status=503, headers={"Retry-After": "5"})


@cache
def known_migrations() -> frozenset[tuple[str, str]]:
    """Those in the code, which stay the same while it runs."""
    return frozenset(MigrationLoader(None).disk_migrations)
