"""Names that leaders print stand in Chinese and in English."""

from typing import Any, NamedTuple

from django.contrib import admin
from django.db import models
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _


def in_language(zh: str, en: str) -> str:
    """The text of the active language, or the other one where it is still missing."""
    return (zh or en) if (get_language() or "zh").startswith("zh") else (en or zh)


class Label(NamedTuple):
    """A name in both languages at once, for answers that carry both."""

    zh: str
    en: str

    def __str__(self) -> str:
        return in_language(self.zh, self.en)

    @classmethod
    def of(cls, thing: Any) -> "Label":
        """The name of a row that has one in both languages, or a translated text in each of them."""
        if hasattr(thing, "name_zh"):
            return cls(thing.name_zh, thing.name_en)
        with override("zh-hans"):
            zh = str(thing)
        with override("en"):
            return cls(zh, str(thing))


class Named(models.Model):
    """A row with a name in both languages."""

    name_zh = models.CharField(_("name (Chinese)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    @admin.display(description=_("name"), ordering="name_zh")
    def name(self) -> str:
        return in_language(self.name_zh, self.name_en)
