"""The form by which files are attached."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from breakthrough.uploads.content import ENDINGS
from tasks.models import Evidence

ACCEPTED = ",".join(f".{ending}" for endings in ENDINGS.values() for ending in endings)


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    widget = FilesInput(attrs={"accept": ACCEPTED})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, list) and data else [None]
        # What a file is, is asked where it is attached.
        return [super(FilesField, self).clean(file, initial) for file in files]


class AttachForm(forms.Form):
    uploads = FilesField(label=_("files"), allow_empty_file=True)
    kind = forms.ChoiceField(label=_("kind of evidence"), choices=Evidence.Kind.choices)
    title = forms.CharField(label=_("title"), max_length=200, required=False)
    document_no = forms.CharField(label=_("document number"), max_length=100, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
