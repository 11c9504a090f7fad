"""Files are kept by their bytes, prove one claim, and stay as long as the claim does."""

import io
import os
import time
import zipfile
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from breakthrough.models import StoredFile
from breakthrough.uploads import care, content, store
from tasks.evidence import attach
from tasks.milestones import verify, withdraw
from tasks.models import Evidence, Milestone
from tasks.models.evidence import claim_models
from tests import portfolio
from tests.admin.tables import ROW_OF
from tests.rules import breaks, sql

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20 + b"IEND\xaeB`\x82"


@pytest.fixture(autouse=True)
def uploads(settings: Any, tmp_path: Any) -> Any:
    settings.UPLOADS = tmp_path / "uploads"
    return settings.UPLOADS


def zipped(*names: str, text: bytes = b"<x/>") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, text)
    return made.getvalue()


DOCX = zipped("[Content_Types].xml", "word/document.xml")
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600


@pytest.mark.parametrize(
    ("name", "given"),
    [("a.pdf", portfolio.pdf()), ("照片.PNG", PNG), ("a.jpg", b"\xff\xd8\xff\xe0..\xff\xd9"), ("a.docx", DOCX),
     ("a.xlsx", zipped("[Content_Types].xml", "xl/workbook.xml")), ("a.ofd", zipped("OFD.xml")), ("a.wps", OLE)],
)  # fmt: skip
def test_documents_and_images_are_accepted(name: str, given: bytes) -> None:
    assert name.rpartition(".")[2].lower() in content.ENDINGS[content.media_type(io.BytesIO(given), name, len(given))]


@pytest.mark.parametrize(
    ("name", "given", "code"),
    [
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "kind"),
        ("a.pdf", b"<html><script>alert(1)</script>", "kind"),
        ("a.html", portfolio.pdf(), "name"),
        ("a.pdf.exe", portfolio.pdf(), "name"),
        ("a.pdf", b"GIF89a" + portfolio.pdf(), "kind"),
        ("a.pdf", b"%PDF-1.4 cut", "damaged"),
        ("a.png", PNG + b"<script>", "damaged"),
        ("a.docx", DOCX + b"<html>", "damaged"),
        ("a.docx", b"PK\x03\x04junk", "damaged"),
        ("a.docx", portfolio.pdf(), "name"),
        ("a.zip", zipped("a.txt"), "kind"),
        ("a.docx", zipped("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "macros"),
        ("a.docx", zipped("[Content_Types].xml", "word/document.xml", "../a.xml"), "macros"),
        ("a.doc", OLE + "_VBA_PROJECT".encode("utf-16-le"), "macros"),
        ("a.docx", zipped("[Content_Types].xml", "word/document.xml", text=b"0" * 5_000_000), "bomb"),
        ("a.pdf", b"", "empty"),
    ],
)
def test_what_could_run_or_pretends_is_refused(name: str, given: bytes, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        content.media_type(io.BytesIO(given), name, len(given))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("name", "shown"),
    [("../../etc/a.pdf", "a.pdf"), ("C:\\证明\\报告 1.pdf", "报告 1.pdf"), ("a\u202egpj.pdf\n", "agpj.pdf"),
     ('"><b>.pdf', "b.pdf"), ("长" * 300 + ".pdf", "长" * 110 + ".pdf"), ("..", "file")],
)  # fmt: skip
def test_a_name_is_shown_without_what_steers(name: str, shown: str) -> None:
    assert content.clean_name(name) == shown


# The store


def test_the_same_bytes_are_kept_once(uploads: Any) -> None:
    first, second = store.put([b"a", b"b"]), store.put([b"ab"])
    assert first == second == (store.path_of(first[0]).name, 2)
    assert [path.name for path in uploads.rglob("*") if path.is_file() and path.name != store.LOCK] == [first[0]]


def test_strays_go_after_a_day_and_files_with_rows_stay() -> None:
    kept, young, old = portfolio.evidence().file.sha256, store.put([b"young"])[0], store.put([b"old"])[0]
    for sha256 in (kept, old):
        os.utime(store.path_of(sha256), (time.time() - 90_000,) * 2)
    assert care.tidy() == 1
    assert [store.is_intact(sha256) for sha256 in (kept, young, old)] == [True, True, False]


def test_bytes_that_come_again_are_young_again() -> None:
    sha256, _size = store.put([b"again"])
    os.utime(store.path_of(sha256), (0, 0))
    store.put([b"again"])
    assert care.tidy() == 0


@pytest.mark.parametrize("harm", ["missing", "other bytes"])
def test_a_missing_or_changed_file_is_found(harm: str) -> None:
    place = store.path_of(portfolio.evidence().file.sha256)
    call_command("check_evidence", verbosity=0)
    place.chmod(0o600)
    place.write_bytes(b"x") if harm == "other bytes" else place.unlink()
    with pytest.raises(CommandError, match=place.name):
        call_command("check_evidence", verbosity=0)


def test_a_stored_file_is_never_changed_or_removed() -> None:
    file = portfolio.evidence().file
    with breaks("stored_file_stays"):
        StoredFile.objects.filter(pk=file.pk).update(size=1)
    with breaks("stored_file_stays"):
        sql("DELETE FROM breakthrough_storedfile WHERE id = %s", file.pk)


# Rows


@pytest.mark.parametrize("model", claim_models(), ids=lambda model: model._meta.label)
def test_a_claim_with_evidence_is_not_deleted(model: Any) -> None:
    task = portfolio.task()
    claim = ROW_OF[model](task)
    portfolio.evidence(task=task, claim=claim)
    appends = {"tasks.StatusChange", "tasks.PilotLineState", "funding.FundEntry"}
    if model._meta.label not in appends:
        with breaks("claim_has_evidence"):
            model._base_manager.filter(pk=claim.pk)._raw_delete("default")


@pytest.mark.parametrize(("kind", "pk"), [("tasks.task", 1), ("tasks.milestone", 0), ("auth.x'; DROP", 1), ("", 1)])
def test_evidence_proves_something_that_can_be_proved(kind: str, pk: int) -> None:
    with breaks("evidence_proves_a_claim"):
        portfolio.evidence(claim_kind=kind, claim_id=pk)


def test_evidence_is_of_the_task_of_its_claim() -> None:
    with breaks("evidence_is_of_the_claims_task"):
        portfolio.evidence(claim=portfolio.task().milestones.first())


def test_evidence_stays_with_its_claim() -> None:
    row = portfolio.evidence()
    with breaks("evidence_stays"):
        Evidence.objects.filter(pk=row.pk).update(claim_id=row.task.milestones.get(number=2).pk)


# Attaching


def pdf(name: str = "证明.pdf", text: str = "x") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, portfolio.pdf(text))


@pytest.fixture
def milestone() -> Milestone:
    row = portfolio.task().milestones.get(number=1)
    row.completed_on = date(2024, 6, 1)
    row.save()
    return row


@pytest.fixture
def officer(milestone: Milestone) -> Any:
    return portfolio.user("officer", milestone.task.cluster)


@pytest.fixture
def reviewer(milestone: Milestone) -> Any:
    return portfolio.user("reviewer", milestone.task.cluster)


def test_an_officer_attaches_files(milestone: Milestone, officer: Any) -> None:
    made = attach(milestone, [pdf(), pdf("b.pdf", "y")], officer, kind="report", title="")
    assert [(row.task, row.claim, str(row), row.uploaded_by) for row in made] == [
        (milestone.task, milestone, "证明.pdf", officer), (milestone.task, milestone, "b.pdf", officer)
    ]  # fmt: skip


def test_all_files_are_attached_or_none(milestone: Milestone, officer: Any) -> None:
    with pytest.raises(ValidationError, match=r"b\.svg"):
        attach(milestone, [pdf(), SimpleUploadedFile("b.svg", b"<svg/>")], officer)
    assert Evidence.objects.count() == StoredFile.objects.count() == 0


def test_files_have_a_quota(milestone: Milestone, officer: Any, settings: Any) -> None:
    settings.EVIDENCE_MOST_BYTES_PER_TASK = len(portfolio.pdf("x")) + 1
    attach(milestone, [pdf()], officer)
    with pytest.raises(ValidationError) as refused:
        attach(milestone, [pdf(text="y")], officer)
    assert refused.value.code == "quota"


def test_a_file_has_a_largest_size(milestone: Milestone, officer: Any, settings: Any) -> None:
    settings.UPLOAD_MOST_BYTES = 10
    with pytest.raises(ValidationError) as refused:
        attach(milestone, [pdf()], officer)
    assert refused.value.code == "large"


@pytest.mark.parametrize("role", ["reviewer", "leader", "", "officer"])
def test_only_officers_of_the_task_attach(milestone: Milestone, role: str) -> None:
    clusters = {"reviewer": [milestone.task.cluster], "officer": [portfolio.cluster("dairy")]}
    with pytest.raises(PermissionDenied):
        attach(milestone, [pdf()], portfolio.user(role, *clusters.get(role, [])))


# Verifying


def at_the_end() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_database_refuses_a_verified_milestone_without_evidence(milestone: Milestone) -> None:
    with breaks("milestone_verified_has_evidence"), transaction.atomic():
        Milestone.objects.filter(pk=milestone.pk).update(verified_on=date(2024, 7, 1))
        at_the_end()


def test_the_last_evidence_of_a_verified_milestone_stays(milestone: Milestone, officer: Any, reviewer: Any) -> None:
    (row,) = attach(milestone, [pdf()], officer)
    verify(milestone, reviewer, date(2024, 7, 1))
    at_the_end()
    with breaks("milestone_verified_has_evidence"), transaction.atomic():
        row.delete()
        at_the_end()


def test_a_reviewer_verifies_and_takes_it_back(milestone: Milestone, officer: Any, reviewer: Any) -> None:
    attach(milestone, [pdf()], officer)
    verify(milestone, reviewer, date(2024, 7, 1))
    assert milestone.verified_on == date(2024, 7, 1)
    withdraw(milestone, reviewer, "检测报告有误")
    assert milestone.verified_on is None


@pytest.mark.parametrize("role", ["officer", "leader", "", "reviewer"])
def test_only_reviewers_of_the_task_verify(milestone: Milestone, officer: Any, role: str) -> None:
    attach(milestone, [pdf()], officer)
    clusters = {"reviewer": [portfolio.cluster("dairy")], "officer": [milestone.task.cluster]}
    with pytest.raises(PermissionDenied):
        verify(milestone, portfolio.user(role, *clusters.get(role, [])))


def test_nobody_verifies_by_their_own_upload(milestone: Milestone, officer: Any) -> None:
    portfolio.grant(user=officer, role="reviewer", cluster=milestone.task.cluster)
    attach(milestone, [pdf()], officer)
    with pytest.raises(ValidationError):
        verify(milestone, officer)


def test_what_is_not_completed_or_not_proved_is_not_verified(milestone: Milestone, reviewer: Any) -> None:
    with pytest.raises(ValidationError):
        verify(milestone, reviewer)
    with pytest.raises(ValidationError):
        verify(milestone.task.milestones.get(number=2), reviewer)
