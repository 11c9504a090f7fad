import pytest
from django.conf import settings
from django.urls import reverse

from tests.portfolio import user


@pytest.mark.django_db
def test_who_is_locked_out_reads_why_in_their_language(client):
    locked = {"username": user().username, "password": "wrong"}
    for _ in range(settings.AXES_FAILURE_LIMIT):
        answer = client.post(reverse("admin:login"), locked)
    assert answer.status_code == 429
    assert "账号已暂时锁定" in answer.text
