import pytest
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder

from breakthrough.health import healthz, readyz


def test_alive_without_a_database(rf):
    assert healthz(rf.get("/")).status_code == 200


@pytest.mark.django_db
def test_ready_when_all_migrations_are_applied(rf):
    assert readyz(rf.get("/")).status_code == 200


@pytest.mark.django_db
def test_not_ready_while_a_migration_waits(rf):
    MigrationRecorder.Migration.objects.filter(app="sessions").delete()
    assert readyz(rf.get("/")).status_code == 503


def test_not_ready_without_a_database(rf, monkeypatch):
    def refuse(recorder):
        raise OperationalError

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", refuse)
    answer = readyz(rf.get("/"))
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
