"""Proves a publication: its digest, its signature, and its figures computed again from history."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from breakthrough.figures import Figure, UnknownKey, versions
from breakthrough.models import Publication, Snapshot
from breakthrough.models.bilingual import Label
from breakthrough.publications import snapshot
from breakthrough.publications.quotes import Asked
from breakthrough.publications.signing import is_signed
from breakthrough.publications.values import ADDS, EVENT, KEY, PART, TABLE, Entry, asked_of, entries

NUMBERS = ("value", "numerator", "denominator", "coverage")


@dataclass(frozen=True)
class RowDifference:
    """A row that adds something else than it did."""

    table: str
    key: Any
    part: str
    published: str | None
    """What it added; None where it is not among the frozen rows."""
    recomputed: str | None
    """What it adds by history; None where it is not among the rows any more."""

    @property
    def kind(self) -> str:
        return "added" if self.published is None else "gone" if self.recomputed is None else "changed"

    @property
    def table_name(self) -> str:
        return str(apps.get_model(self.table)._meta.verbose_name)


@dataclass(frozen=True)
class Difference:
    """Something that does not agree; without a figure it is the publication itself."""

    sentence: str
    figure: str | None = None
    name: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    by: str | None = None
    key: str | None = None
    published: Any = None
    recomputed: Any = None
    rows: tuple[RowDifference, ...] = ()


def verify(publication: Publication) -> list[Difference]:
    """What does not agree with what was published: nothing, if all is as it was. Whatever the asker may see."""
    frozen = Snapshot.objects.filter(publication=publication).first()
    if frozen is None:
        return [Difference(_("Nothing of it is frozen any more."))]
    broken = [*of_seal(frozen)]
    content = content_of(frozen)
    if content is None:
        return [*broken, Difference(_("What is frozen cannot be read."))]
    return [*broken, *of_facts(publication, content), *of_figures(content)]


def content_of(frozen: Snapshot) -> dict[str, Any] | None:
    try:
        content = json.loads(frozen.content)
        is_known = content["format"] == snapshot.FORMAT and datetime.fromisoformat(content["as_of"])
    except (ValueError, KeyError, TypeError):
        return None
    return content if is_known else None


def of_seal(frozen: Snapshot) -> Iterator[Difference]:
    computed = snapshot.digest(frozen.content)
    if computed != frozen.sha256:
        sentence = _("What is frozen has another SHA-256 than the one that was signed.")
        yield Difference(sentence, published=frozen.sha256, recomputed=computed)
    if not is_signed(frozen.sha256, frozen.signature, frozen.key):
        yield Difference(_("The signature is not by a key of this installation."), published=frozen.key)


def of_facts(publication: Publication, content: dict[str, Any]) -> Iterator[Difference]:
    """The record beside what is frozen: who, when, which words."""
    facts = {**snapshot.facts_of(publication), "as_of": publication.as_of.isoformat() if publication.as_of else None}
    frozen = {**content["publication"], "as_of": content["as_of"]}
    for name in sorted({*facts, *frozen}):
        if facts.get(name) != frozen.get(name):
            sentence = _("The record says something else than what is frozen: %(field)s.") % {"field": name}
            yield Difference(sentence, published=frozen.get(name), recomputed=facts.get(name))


def of_figures(content: dict[str, Any]) -> Iterator[Difference]:
    moment = datetime.fromisoformat(content["as_of"])
    frozen = [*content["figures"]]
    known = {}
    for entry in frozen:
        if (entry["code"], entry["version"]) in versions():
            known[asked_of(entry)] = entry
        else:
            message = _("Version %(version)s of its definition cannot be computed any more.")
            yield difference(entry, message % {"version": entry["version"]})
    wanted = {asked: set(entry["series"]) for asked, entry in known.items()}

    def of_its_day(asked: Asked) -> Figure:
        return versions()[asked.code, known[asked]["version"]]

    try:
        again = entries(wanted, moment, of_its_day)
    except UnknownKey as error:
        yield Difference(str(error))
        return
    for asked, entry in known.items():
        yield from of_entry(entry, json.loads(snapshot.canonical(again[asked])))
    yield from of_words(content)


def of_words(content: dict[str, Any]) -> Iterator[Difference]:
    """Whether every number in the text is one of the figures that are frozen."""
    count = len(content["figures"])
    for language, document in content["documents"].items():
        for note in document["notes"]:
            if not all(isinstance(place, int) and 0 <= place < count for place in note["figures"]):
                message = _("A note of the text in %(language)s names a figure that is not frozen.")
                yield Difference(message % {"language": language})


def of_entry(frozen: Entry, again: Entry) -> Iterator[Difference]:
    """One figure as it was published and as history gives it."""
    rows = (*row_differences(frozen["rows"], again["rows"]),)
    for name in NUMBERS:
        if frozen[name] != again[name]:
            sentence = _("The value is another one.") if name == "value" else FIELDS[name]()
            yield difference(frozen, sentence, published=frozen[name], recomputed=again[name], rows=rows)
            break
    else:
        if rows:
            yield difference(frozen, _("The value is the same, the rows behind it are not."), rows=rows)
    for by, lines in frozen["series"].items():
        yield from of_series(frozen, by, lines, again["series"].get(by, []))


FIELDS = {
    "numerator": lambda: _("What is divided is another number."),
    "denominator": lambda: _("What it is divided by is another number."),
    "coverage": lambda: _("Other reports had been approved."),
}


def of_series(frozen: Entry, by: str, lines: list[Any], again: list[Any]) -> Iterator[Difference]:
    before, after = ({line["key"]: line for line in found} for found in (lines, again))
    for key in {**before, **after}:
        one, other = ({name: found.get(key, {}).get(name) for name in NUMBERS} for found in (before, after))
        if one != other:
            yield difference(
                frozen,
                _("The value by a dimension is another one."),
                by=by,
                key=key,
                published=one["value"],
                recomputed=other["value"],
            )


def difference(entry: Entry, sentence: str, **more: Any) -> Difference:
    names = [Label(**entry["name"]), *(Label(**one) for one in entry["narrowed"])]
    return Difference(
        sentence,
        figure=entry["code"],
        name=_(", ").join(map(str, names)),
        filters=tuple(sorted(entry["filters"].items())),
        **more,
    )


def row_differences(
    frozen: list[list[Any]], again: list[list[Any]], says: tuple[int, ...] = (ADDS, EVENT)
) -> Iterator[RowDifference]:
    """Rows that are gone or new, that add something else, or that were counted in another state."""
    before, after = ({(row[PART], row[TABLE], row[KEY]): row for row in rows} for rows in (frozen, again))
    for place in sorted({*before, *after}, key=str):
        old, new = before.get(place), after.get(place)
        if old is None or new is None or any(old[column] != new[column] for column in says):
            part, table, key = place
            adds = (row[ADDS] if row else None for row in (old, new))
            yield RowDifference(table, key, part, *adds)
