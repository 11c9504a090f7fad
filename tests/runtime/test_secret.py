import stat

import pytest

from breakthrough import secret


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch):
    monkeypatch.delenv("BREAKTHROUGH_SECRET_KEY", raising=False)
    monkeypatch.delenv("BREAKTHROUGH_DEMO_PASSWORD", raising=False)


KINDS = pytest.mark.parametrize("kind", [secret.secret_key, secret.demo_password, secret.database_password])


@KINDS
def test_secret_stays_the_same(kind, tmp_path):
    assert kind(tmp_path / "data") == kind(tmp_path / "data")


@KINDS
def test_secret_differs_from_folder_to_folder(kind, tmp_path):
    assert kind(tmp_path / "one") != kind(tmp_path / "two")


@KINDS
def test_secret_is_readable_by_its_owner_only(kind, tmp_path):
    kind(tmp_path)
    assert [stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()] == [0o600]


def test_data_folder_cannot_be_listed_by_others(tmp_path):
    secret.secret_key(tmp_path / "data")
    assert not (tmp_path / "data").stat().st_mode & stat.S_IROTH


def test_second_of_two_makers_takes_the_secret_of_the_first(tmp_path, monkeypatch):
    monkeypatch.setattr(secret.Path, "exists", lambda path: False)
    secret.kept(tmp_path / "it", "first")
    assert secret.kept(tmp_path / "it", "second") == "first"


@pytest.mark.parametrize(
    ("kind", "name"),
    [(secret.secret_key, "BREAKTHROUGH_SECRET_KEY"), (secret.demo_password, "BREAKTHROUGH_DEMO_PASSWORD")],
)
def test_environment_gives_the_secret(kind, name, tmp_path, monkeypatch):
    monkeypatch.setenv(name, "from outside")
    assert kind(tmp_path) == "from outside"
