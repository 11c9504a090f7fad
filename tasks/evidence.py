"""Files are attached to what they prove."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from breakthrough.models import StoredFile, User
from breakthrough.scope import Record
from breakthrough.uploads import content, store
from tasks.models import Evidence, Task


def tasks_of(claim: Record) -> Any:
    """The tasks that a claim belongs to."""
    path = str(type(claim).scope_path)
    return Task.objects.filter(pk__in=type(claim)._base_manager.filter(pk=claim.pk).values(path))


def may_attach(claim: Record, user: User) -> bool:
    rows: Any = type(claim)._default_manager.all()
    return user.has_perm("tasks.add_evidence") and rows.editable_by(user).filter(pk=claim.pk).exists()


def attach(claim: Record, files: Iterable[UploadedFile], by: User, **facts: Any) -> list[Evidence]:
    """Attaches all of the files to a claim, or none; `facts` are the title, the kind and the document number."""
    if not may_attach(claim, by):
        raise PermissionDenied
    task = tasks_of(claim).editable_by(by).order_by("pk").first()
    if task is None:
        raise ValidationError(_("Link the record with a task first: evidence belongs to a task."))
    checked = [(file, *accepted(file)) for file in files]
    # Written before the transaction: a row never points to a file that is not there.
    written = [(name, kind, *store.put(file.chunks())) for file, name, kind in checked]
    with transaction.atomic():
        check_quota(task, {sha256: size for _name, _kind, sha256, size in written})
        return [record(claim, task, by, one, facts) for one in written]


def accepted(file: UploadedFile) -> tuple[str, str]:
    """A file's name and kind; a refusal says which file it is about."""
    name = content.clean_name(str(file.name))
    try:
        return name, content.media_type(cast(BinaryIO, file.file), name, file.size or 0)
    except ValidationError as error:
        sentence = _("%(name)s: %(reason)s") % {"name": name, "reason": error.messages[0]}
        raise ValidationError(sentence, code=error.code) from error


def record(claim: Record, task: Task, by: User, written: tuple[str, str, str, int], facts: dict[str, Any]) -> Evidence:
    name, kind, sha256, size = written
    file, _is_new = StoredFile.objects.get_or_create(sha256=sha256, defaults={"size": size, "media_type": kind})
    row = Evidence(task=task, file=file, name=name, uploaded_by=by, **facts)
    row.claim = claim
    row.full_clean()
    row.save()
    return row


def check_quota(task: Task, new: dict[str, int]) -> None:
    """One after the other, so that two uploads at once cannot both take what is left."""
    Task.objects.select_for_update(no_key=True).get(pk=task.pk)
    kept = StoredFile.objects.filter(pk__in=Evidence.objects.filter(task=task).values("file")).exclude(sha256__in=new)
    used = kept.aggregate(total=Sum("size"))["total"] or 0
    if used + sum(new.values()) > settings.EVIDENCE_MOST_BYTES_PER_TASK:
        limit = settings.EVIDENCE_MOST_BYTES_PER_TASK >> 20
        message = _("The files of the task %(task)s would be larger than %(megabytes)s MB together.")
        raise ValidationError(message % {"task": task.code, "megabytes": limit}, code="quota")
