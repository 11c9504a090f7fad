"""Somebody who writes by the API."""

import json
from typing import Any

from django.test import Client

from tests import portfolio

RISK = {"title": "原料涨价", "category": "market", "likelihood": 3, "impact": 4, "raised_on": "2025-10-01"}


class Writer:
    """Somebody with a token."""

    def __init__(self, user: Any, *scopes: str, text: str = "", **given: Any) -> None:
        token = text or portfolio.token(user, *scopes, **given)
        self.client = Client(headers={"Authorization": f"Bearer {token}", "Accept-Language": "en"})

    def read(self, path: str) -> Any:
        return self.client.get(f"/api/v1/{path}")

    def send(self, method: str, path: str, body: Any = None, tag: str | None = None, key: str | None = None) -> Any:
        given = {"If-Match": tag, "Idempotency-Key": key}
        headers = {name: value for name, value in given.items() if value is not None}
        text = body if isinstance(body, str) else json.dumps(body)
        return getattr(self.client, method)(f"/api/v1/{path}", text, content_type="application/json", headers=headers)

    def change(self, path: str, body: Any, method: str = "patch") -> Any:
        """As a careful program does: it reads, and says what it has read."""
        return self.send(method, path, body, self.read(path).headers["ETag"])
