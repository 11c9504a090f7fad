"""Files attached by the API, by the rules of the page that attaches them."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tasks.models import Evidence, Milestone
from tests import portfolio
from tests.api.conftest import refused
from tests.api.writer import Writer
from tests.portfolio.reports import pdf


@pytest.fixture(autouse=True)
def uploads(settings: Any, tmp_path: Any) -> None:
    settings.UPLOADS = tmp_path / "uploads"


@pytest.fixture
def milestone(db: None) -> Milestone:
    return portfolio.task().milestones.get(number=1)


@pytest.fixture
def writer(milestone: Milestone) -> Writer:
    return Writer(portfolio.user("officer", milestone.task.cluster))


def upload(writer: Writer, claim: Any, key: str | None = None, content: bytes | None = None, **said: Any) -> Any:
    file = SimpleUploadedFile("检测报告.pdf", content or pdf("same"))
    body = {"claim_kind": "tasks.milestone", "claim_id": claim.pk, "kind": "report", "file": file, **said}
    headers = {"Idempotency-Key": key} if key else {}
    return writer.client.post("/api/v1/evidence/", body, headers=headers)


def test_a_file_is_attached_and_read_again(writer: Writer, milestone: Milestone) -> None:
    answer = upload(writer, milestone, title="第三方检测")
    assert answer.status_code == 201, answer.content
    made = Evidence.objects.get()
    assert (made.claim, made.title, made.name) == (milestone, "第三方检测", "检测报告.pdf")
    assert answer.headers["Location"] == answer.json()["url"]
    file = writer.client.get(f"/api/v1/evidence/{made.pk}/file/")
    assert b"".join(file) == pdf("same")


def test_a_file_that_is_sent_again_under_its_key_is_attached_once(writer: Writer, milestone: Milestone) -> None:
    first, again = (upload(writer, milestone, "a") for _ in range(2))
    assert (first.status_code, again.content) == (201, first.content), again.content
    assert upload(writer, milestone, "a", pdf("other")).status_code == 422
    assert Evidence.objects.count() == 1


def test_what_is_wrong_is_named_by_its_field(writer: Writer, milestone: Milestone) -> None:
    foreign = portfolio.task(cluster=portfolio.cluster("dairy")).milestones.first()
    hidden, absent = upload(writer, foreign), upload(writer, foreign, claim_id=10**9)
    assert (hidden.status_code, hidden.content, refused(hidden)) == (400, absent.content, ["claim_id"])
    cases: list[tuple[dict[str, Any], str]] = [
        ({"claim_kind": "tasks.cluster"}, "claim_kind"), ({"claim_id": "x"}, "claim_id"), ({"kind": "x"}, "kind"),
        ({"titel": "x"}, "titel"), ({"content": b"MZ executable"}, "file"), ({"file": ""}, "file"),
    ]  # fmt: skip
    for said, field in cases:
        assert refused(upload(writer, milestone, **said)) == [field], said
    assert upload(writer, milestone).status_code == 201
    assert refused(upload(writer, milestone)) != []
    assert Evidence.objects.count() == 1


def test_who_may_not_attach_is_refused(milestone: Milestone) -> None:
    for role in ("leader", "reviewer"):
        user = portfolio.user(role, *([milestone.task.cluster] if role == "reviewer" else []))
        assert upload(Writer(user), milestone).status_code == 403
    assert Evidence.objects.count() == 0


def test_a_file_comes_as_a_form_and_not_as_json(writer: Writer) -> None:
    assert writer.send("post", "evidence/", {}).status_code == 415
