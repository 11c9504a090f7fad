"""Who reads the stories."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from breakthrough.models import User


def signed_in(user: Any) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


def story(row: Any) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_story", args=[row.pk])


def text_of(html: str) -> str:
    """What a page says, without its tags and in single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def told(client: Client, row: Any, **words: str) -> str:
    answer = client.get(story(row), words)
    assert answer.status_code == 200, answer.status_code
    return text_of(answer.content.decode())


def top_numbers(client: Client, row: Any, **words: str) -> list[Any]:
    """The numbers at the top: the chapters, which are drawn before, have numbers of their own."""
    answer: Any = client.get(story(row), words)
    found: list[Any] = answer.context_data["numbers"]
    return found


@pytest.fixture
def leader(demo: None) -> Client:
    """The leader of the demonstration, who sees everything and edits nothing."""
    return signed_in(User.objects.get(username="leader"))
