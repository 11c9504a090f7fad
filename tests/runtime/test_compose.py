import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

BASE = Path(__file__).resolve().parents[2]
TEXT = (BASE / "docker-compose.yml").read_text("utf-8")
SERVICES = yaml.safe_load(TEXT)["services"]
EACH = pytest.mark.parametrize("name", SERVICES)
SECRETS = ("PASSWORD", "SECRET", "DATABASE_URL")


def test_product_has_all_its_parts():
    assert set(SERVICES) == {"database", "setup", "web", "worker", "scheduler"}


@EACH
def test_image_is_pinned_to_a_version(name):
    assert re.search(r":\d+\.\d+", SERVICES[name]["image"])


def test_image_of_the_product_is_built_on_a_pinned_version():
    assert re.search(r"^FROM python:\d+\.\d+\.\d+-", (BASE / "Dockerfile").read_text(), re.MULTILINE)


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"setup"}))
def test_service_that_stays_has_a_health_check(name):
    assert SERVICES[name]["healthcheck"]["test"][0] == "CMD"


@EACH
def test_secrets_come_from_the_environment(name):
    environment = SERVICES[name]["environment"]
    secrets = [value for key, value in environment.items() if any(word in key for word in SECRETS)]
    assert [value for value in secrets if "${" not in value] == []


@pytest.mark.parametrize("name", sorted(set(re.findall(r"\$\{(\w+)", TEXT))))
def test_variable_is_explained_at_the_top(name):
    assert re.search(rf"^#   {name} ", TEXT, re.MULTILINE)


@pytest.mark.parametrize("name", ["POSTGRES_PASSWORD", "BREAKTHROUGH_SECRET_KEY"])
def test_secret_has_no_default(name):
    assert set(re.findall(rf"\$\{{{name}(..)", TEXT)) == {":?"}


def test_data_of_the_database_is_on_a_volume():
    assert SERVICES["database"]["volumes"] == ["database:/var/lib/postgresql"]


def test_web_service_waits_for_a_prepared_database():
    assert SERVICES["web"]["depends_on"]["setup"]["condition"] == "service_completed_successfully"


def test_product_does_not_run_as_root():
    assert re.search(r"^USER breakthrough$", (BASE / "Dockerfile").read_text(), re.MULTILINE)


def test_everything_the_image_copies_is_sent_to_its_build():
    copied = re.findall(r"^COPY (.+) \S+$", (BASE / "Dockerfile").read_text(), re.MULTILINE)
    sent = re.findall(r"^!(.+)$", (BASE / ".dockerignore").read_text(), re.MULTILINE)
    assert {path for line in copied for path in line.split()} == set(sent)


@pytest.mark.skipif(not shutil.which("docker"), reason="needs the docker client")
def test_docker_accepts_the_file(monkeypatch):
    client = ["docker", "compose", "--file", "docker-compose.yml"]
    if subprocess.run([*client, "version"], cwd=BASE, capture_output=True).returncode:
        pytest.skip("needs the compose plugin of the docker client")
    monkeypatch.setenv("POSTGRES_PASSWORD", "x")
    monkeypatch.setenv("BREAKTHROUGH_SECRET_KEY", "x")
    done = subprocess.run([*client, "config", "--quiet"], cwd=BASE, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
