"""The resources of the API, which are known once its addresses are."""

from breakthrough.api.routing import resources
from breakthrough.api.urls import urlpatterns

assert urlpatterns
ROUTES = sorted(resources)
# What belongs to no task is open to everybody with a grant; grants themselves only to those who hold them.
SHARED = [name for name in ROUTES if getattr(resources[name].queryset.model, "scope_path", None) is None]
