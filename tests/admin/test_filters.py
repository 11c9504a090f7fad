"""The filters beside a list."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from breakthrough.admin import filters
from tests import portfolio

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(portfolio.user("admin"))
    return client


def offered(client: Client, words: str = "") -> list[str]:
    page = client.get(reverse("admin:tasks_task_changelist") + words)
    assert page.status_code == 200
    [found] = [one for one in page.context["cl"].filter_specs if one.field_path == "cluster"] or [None]
    return [choice["display"] for choice in found.choices(page.context["cl"])] if found else []


def test_rows_are_offered_by_their_names(client: Client) -> None:
    clusters = [portfolio.cluster(code) for code in ("dairy", "hydrogen")]
    assert offered(client) == ["All", *(cluster.name_en for cluster in clusters)]


def test_so_many_are_not_offered(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filters, "MOST_CHOICES", 1)
    for code in ("dairy", "hydrogen"):
        portfolio.cluster(code)
    assert offered(client) == []


def test_the_one_that_is_chosen_can_be_left(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filters, "MOST_CHOICES", 1)
    chosen, _other = portfolio.cluster("dairy"), portfolio.cluster("hydrogen")
    assert offered(client, f"?cluster__id__exact={chosen.pk}") == ["All", chosen.name_en]
