"""Who looks at the overview of the demonstration."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from breakthrough.models import User

Look = Callable[..., dict[str, Any]]


@pytest.fixture
def look(demo: None) -> Look:
    """What somebody's overview shows: look("leader", compare="2025-06-30")."""

    def look(username: str, **words: str) -> dict[str, Any]:
        client = Client(headers={"accept-language": "en"})
        client.force_login(User.objects.get(username=username))
        response: Any = client.get(reverse("admin:overview"), words)
        assert response.status_code == 200
        return response.context

    return look
