"""Files in the admin: attached on the page of what they prove, downloaded, and never shown to others."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from breakthrough.uploads import store
from tasks.models import Evidence, Milestone, Task
from tests import portfolio
from tests.admin.conftest import signed_in
from tests.admin.tables import ROW_OF, page


@pytest.fixture(autouse=True)
def uploads(settings: Any, tmp_path: Any) -> None:
    settings.UPLOADS = tmp_path / "uploads"


@pytest.fixture
def milestone(task: Task) -> Milestone:
    Milestone.objects.filter(task=task, number=1).update(completed_on=date(2024, 6, 1))
    return task.milestones.get(number=1)


def attach_page(row: Any) -> str:
    return reverse("admin:tasks_evidence_attach", args=[row._meta.label_lower, row.pk])


def verify_page(row: Any) -> str:
    return reverse("admin:tasks_milestone_verify", args=[row.pk])


def upload(client: Client, row: Any, *files: SimpleUploadedFile) -> Any:
    return client.post(attach_page(row), {"uploads": files, "kind": "report", "title": "", "document_no": ""})


def pdf(name: str = "检测报告.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, portfolio.pdf(name))


def test_an_officer_attaches_files_and_downloads_them(officer: Client, milestone: Milestone) -> None:
    address = page(Milestone, "change", milestone.pk)
    assert f'action="{attach_page(milestone)}"' in officer.get(address).text
    answer = upload(officer, milestone, pdf(), pdf("b.pdf"))
    assert (answer.status_code, answer["Location"]) == (302, f"{address}#evidence")
    first = Evidence.objects.get(name="检测报告.pdf")
    link = reverse("admin:tasks_evidence_file", args=[first.pk])
    shown = officer.get(address).text
    assert f'href="{link}">检测报告.pdf</a>' in shown
    assert "2 files are attached." in shown
    got: Any = officer.get(link)
    assert b"".join(got.streaming_content) == portfolio.pdf("检测报告.pdf")
    expected = {
        "Content-Type": "application/pdf",
        "X-Content-Type-Options": "nosniff",
        "ETag": f'"{first.file.sha256}"',
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    }
    assert {name: got[name] for name in expected} == expected
    assert got["Content-Disposition"].startswith("attachment; ")
    assert officer.get(link, headers={"if-none-match": got["ETag"]}).status_code == 304


def test_a_task_lists_all_that_is_attached(officer: Client, milestone: Milestone) -> None:
    upload(officer, milestone, pdf())
    assert "检测报告.pdf" in officer.get(page(Task, "change", milestone.task_id)).text


@pytest.mark.parametrize("given", [SimpleUploadedFile("a.svg", b"<svg/>"), SimpleUploadedFile("a.pdf", b"")])
def test_a_refused_file_comes_back_with_a_sentence(officer: Client, milestone: Milestone, given: Any) -> None:
    answer = upload(officer, milestone, pdf(), given)
    (said,) = answer.context["form"].errors["uploads"]
    assert said.startswith(f"{given.name}: ")
    assert Evidence.objects.count() == 0


def test_a_large_file_is_refused_and_not_kept(officer: Client, milestone: Milestone, settings: Any) -> None:
    settings.UPLOAD_MOST_BYTES = 1 << 20
    answer = upload(officer, milestone, SimpleUploadedFile("a.pdf", b"%PDF-" + b"0" * (3 << 20)))
    assert answer.context["form"].errors["uploads"] == [
        "a.pdf: The file is larger than 1 MB. Make it smaller or attach it in parts."
    ]


def test_nothing_chosen_is_said(officer: Client, milestone: Milestone) -> None:
    answer: Any = officer.post(attach_page(milestone), {"kind": "report"})
    assert answer.context["form"].errors["uploads"] == ["This field is required."]


def test_foreign_and_absent_answer_alike(other_officer: Client, officer: Client, milestone: Milestone) -> None:
    upload(officer, milestone, pdf())
    link = reverse("admin:tasks_evidence_file", args=[Evidence.objects.get().pk])
    absent = reverse("admin:tasks_evidence_file", args=[987_654_321])
    assert [other_officer.get(one).status_code for one in (link, absent)] == [404, 404]
    strange = [attach_page(milestone), "/admin/tasks/evidence/attach/tasks.milestone/987654321/",
               "/admin/tasks/evidence/attach/breakthrough.user/1/", "/admin/tasks/evidence/attach/x/1/",
               verify_page(milestone), "/admin/tasks/milestone/x/verify/"]  # fmt: skip
    assert [other_officer.get(one).status_code for one in strange] == [404] * 6
    assert [other_officer.post(one).status_code for one in strange] == [404] * 6


def test_who_only_reads_downloads_and_does_not_attach(leader: Client, officer: Client, milestone: Milestone) -> None:
    upload(officer, milestone, pdf())
    got: Any = leader.get(reverse("admin:tasks_evidence_file", args=[Evidence.objects.get().pk]))
    assert b"".join(got.streaming_content) == portfolio.pdf("检测报告.pdf")
    assert upload(leader, milestone, pdf("c.pdf")).status_code == 403
    assert attach_page(milestone) not in leader.get(page(Milestone, "change", milestone.pk)).text


def test_a_file_that_is_gone_is_said_and_no_fault(officer: Client, task: Task) -> None:
    row = ROW_OF[Evidence](task)
    store.path_of(row.file.sha256).unlink()
    assert officer.get(reverse("admin:tasks_evidence_file", args=[row.pk])).status_code == 404


def test_the_api_gives_the_file(officer: Client, task: Task, client: Client) -> None:
    row = ROW_OF[Evidence](task)
    told = officer.get(f"/api/v1/evidence/{row.pk}/").json()
    assert told["file"]["sha256"] == row.file.sha256
    assert b"".join(officer.get(told["download"]).streaming_content).startswith(b"%PDF-")  # type: ignore[attr-defined]
    stranger = signed_in(portfolio.user("officer", portfolio.cluster("dairy")))
    assert stranger.get(told["download"]).status_code == 404
    assert client.get(told["download"]).status_code == 401


# Verifying


def test_a_reviewer_verifies_a_milestone_and_takes_it_back(officer: Client, milestone: Milestone) -> None:
    reviewer = signed_in(portfolio.user("reviewer", milestone.task.cluster))
    refused: Any = reviewer.post(verify_page(milestone), {"day": "2024-07-01"})
    assert refused.context["form"].non_field_errors() == [
        "A milestone is verified by evidence: attach at least one file to it."
    ]
    upload(officer, milestone, pdf())
    assert verify_page(milestone) in reviewer.get(page(Milestone, "change", milestone.pk)).text
    assert reviewer.post(verify_page(milestone), {"day": "2024-07-01"}).status_code == 302
    milestone.refresh_from_db()
    assert milestone.verified_on == date(2024, 7, 1)
    assert reviewer.post(verify_page(milestone), {"reason": "检测报告有误"}).status_code == 302
    milestone.refresh_from_db()
    assert milestone.verified_on is None


def test_an_officer_does_not_verify(officer: Client, milestone: Milestone) -> None:
    upload(officer, milestone, pdf())
    assert officer.post(verify_page(milestone), {"day": "2024-07-01"}).status_code == 403
    assert verify_page(milestone) not in officer.get(page(Milestone, "change", milestone.pk)).text
