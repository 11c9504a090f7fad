"""What the server itself must never believe, and what every answer says to the browser."""

import sys

import pytest
from django.conf import settings
from django.test import Client
from gunicorn.app.wsgiapp import WSGIApplication  # type: ignore[import-untyped]

PROTECTION = ["Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy"]
ANSWERS = [("/admin/login/", 200), ("/admin/?x=%00", 400), ("/admin/nowhere/", 302), ("/nowhere/", 404),
         ("/api/v1/tasks/", 401), ("/api/v1/schema/?x=1", 400), ("/i18n/setlang/", 302)]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "status"), ANSWERS)
def test_every_answer_protects_the_browser(client: Client, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert [name for name in PROTECTION if name not in answer.headers] == []
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_a_refused_host_protects_the_browser_too(client: Client) -> None:
    answer = client.get("/admin/login/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert [name for name in PROTECTION if name not in answer.headers] == []


def test_what_answers_by_itself_stands_behind_the_headers() -> None:
    names = [path.rpartition(".")[2] for path in settings.MIDDLEWARE]
    behind = names.index("WhiteNoiseMiddleware")
    assert max(names.index(name) for name in ("ContentSecurityPolicyMiddleware", "XFrameOptionsMiddleware")) < behind


def test_no_header_moves_the_product_or_calls_it_encrypted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["gunicorn", "-c", "python:breakthrough.web", "breakthrough.wsgi"])
    server = WSGIApplication().cfg
    assert (server.forwarder_headers, server.secure_scheme_headers) == ([], {})
