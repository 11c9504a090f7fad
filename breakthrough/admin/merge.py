"""The merge of a posted form with what has become of the record since the form was made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from breakthrough.admin.changes_shown import named, shown
from breakthrough.admin.forms import VERSION
from breakthrough.admin.posted import Line, Lines, model_field, posted, put
from breakthrough.history.version import Versions, events_since, setter_of, state_at, written
from breakthrough.models import User

WHOLE = None
Raised = tuple[Line, dict[str | None, Any]]
Conflicts = dict[str, dict[str | None, ValidationError]]


class Merge:
    """Mends the posted data so that it can be saved over what is there; collects what both have changed."""

    def __init__(self, data: QueryDict, files: Any, base: Versions | None, now: Versions) -> None:
        self.data, self.files = data.copy(), files
        self.base, self.now = base or {}, now
        self.data[VERSION] = written(now)
        self.conflicts: Conflicts = {}
        self.taken: dict[str, list[str]] = {}
        self.people: dict[str, str] = {}

    def refuse(self, error: ValidationError, prefix: str = "", name: str | None = WHOLE) -> None:
        found = self.conflicts.setdefault(prefix, {})
        found[name] = ValidationError([found[name], error]) if name in found else error

    def told(self) -> list[str]:
        """What was taken over from others, for whoever saves."""
        sentence = _("Meanwhile %(who)s changed: %(what)s. This was kept.")
        return [sentence % {"who": who, "what": "; ".join(what)} for who, what in self.taken.items()]

    # The record

    def record(self, row: Any, fields: dict[str, forms.Field]) -> None:
        model = type(row)
        values = {name: self.data.getlist(name) for name in self.data}
        if self.is_stale(model, row.pk):
            for name, error in self.fields(row, fields, values).items():
                self.refuse(error, "", name)
        for name in self.data.keys() - values.keys():
            del self.data[name]
        for name, found in values.items():
            self.data.setlist(name, found)

    def is_stale(self, model: Any, key: Any) -> bool:
        label, name = model._meta.label, str(key)
        return self.base.get(label, {}).get(name) != self.now.get(label, {}).get(name)

    def state(self, model: Any, key: Any) -> Any:
        return state_at(model, key, self.base.get(model._meta.label, {}).get(str(key), 0))

    def fields(self, row: Any, fields: dict[str, forms.Field], values: dict[str, list[str]]) -> dict[str | None, Any]:
        """Takes over what only others changed; gives the fields that both did."""
        model = type(row)
        conflicts: dict[str | None, Any] = {}
        base = self.state(model, row.pk)
        events = events_since(model, row.pk, base)
        for name, field in fields.items():
            column = model_field(model, name)
            if column is None or getattr(base, column.attname) == getattr(row, column.attname):
                continue
            theirs, setter = getattr(row, column.attname), setter_of(column.attname, base, events)
            value = self.upload_or(field, values, name)
            if not field.has_changed(getattr(base, column.attname), value):
                if not isinstance(field, forms.FileField):
                    put(field, values, name, theirs)
                self.keep(setter, f"{column.verbose_name} → {shown(getattr(row, name), column)}")
            elif field.has_changed(theirs, value):
                conflicts[name] = self.conflict(setter, row, column, field)
        return conflicts

    def upload_or(self, field: forms.Field, values: dict[str, list[str]], name: str) -> Any:
        return self.files.get(name) if isinstance(field, forms.FileField) else posted(field, values, name)

    def conflict(self, setter: Any, row: Any, column: Any, field: forms.Field) -> ValidationError:
        text = shown(getattr(row, column.name), column)
        sentence = _("%(who)s changed this to “%(value)s” at %(when)s.") % {
            "who": self.who(setter), "value": text, "when": when(setter),
        }  # fmt: skip
        values: dict[str, list[str]] = {}
        put(field, values, "x", getattr(row, column.attname))
        if set(values) - {"x"} or isinstance(field, forms.FileField):
            return ValidationError(sentence)
        button = '{} <button type="button" class="take-theirs" data-take="{}" data-label="{}">{}</button>'
        theirs = values.get("x", [""])[0]
        return ValidationError(format_html(button, sentence, theirs, text, _("Take theirs")))

    # The lines on its page

    def lines(self, prefix: str, formset: Any, rows: dict[Any, Any], *, may_change: bool) -> None:
        lines = Lines(self.data, prefix)
        found = [*self.of_lines_there(lines, formset, rows, may_change), *self.of_lines_gone(lines, formset, rows)]
        self.add_lines(lines, formset, rows)
        # As the page shows them: it pairs lines and rows by their order.
        order = {key: place for place, key in enumerate(rows)}
        lines.there.sort(key=lambda line: order.get(self.key(formset, line), 0))
        lines.write()
        for line, errors in found:
            for name, error in errors.items():
                self.refuse(error, line.prefix, name)

    def of_lines_there(self, lines: Lines, formset: Any, rows: dict[Any, Any], may_change: bool) -> Iterator[Raised]:
        for line in lines.there if may_change else []:
            row = rows.get(self.key(formset, line))
            if row is not None and self.is_stale(formset.model, row.pk):
                yield line, self.line(line, row, formset.form.base_fields)

    def of_lines_gone(self, lines: Lines, formset: Any, rows: dict[Any, Any]) -> Iterator[Raised]:
        for line in [line for line in lines.there if self.key(formset, line) not in rows]:
            lines.there.remove(line)
            errors = self.gone(line, formset.model, self.key(formset, line), formset.form.base_fields)
            if errors is not None:
                line.values.pop(formset.model._meta.pk.name, None)
                lines.new.insert(0, line)
                yield line, errors

    def add_lines(self, lines: Lines, formset: Any, rows: dict[Any, Any]) -> None:
        """Lines that others have added are part of the form from now on, for whoever adds up all of them."""
        known = {self.key(formset, line) for line in lines.there}
        for key, row in rows.items():
            if key not in known and str(key) not in self.base.get(formset.model._meta.label, {}):
                lines.there.append(self.added(row, formset.form.base_fields, formset.fk.name))

    def key(self, formset: Any, line: Line) -> Any:
        field = formset.model._meta.pk
        try:
            return field.to_python(line.one(field.name) or None)
        except ValidationError:
            return None

    def line(self, line: Line, row: Any, fields: dict[str, forms.Field]) -> dict[str | None, Any]:
        if not line.is_deleted:
            return dict(self.fields(row, fields, line.values))
        base = self.state(type(row), row.pk)
        events = events_since(type(row), row.pk, base)
        if events:
            sentence = _("%(who)s changed “%(record)s” at %(when)s, which you delete here. Save again to delete it.")
            # At the head of the page: errors of lines that are to be deleted are not looked at.
            told = {"who": self.who(events[-1]), "record": named(row), "when": when(events[-1])}
            self.refuse(ValidationError(sentence % told))
        return {}

    def gone(self, line: Line, model: Any, key: Any, fields: dict[str, forms.Field]) -> dict[str | None, Any] | None:
        """What to say of a line that somebody took away; None if nothing of mine is lost with it."""
        base = None if key is None else self.state(model, key)
        if base is None or line.is_deleted:
            return None
        events = events_since(model, base.pgh_obj_id, base)
        last = events[-1] if events else None
        if not any(is_touched(base, line, name, field) for name, field in fields.items()):
            self.keep(last, _("%(kind)s deleted") % {"kind": model._meta.verbose_name})
            return None
        sentence = _("%(who)s deleted this line at %(when)s. Save again to enter it anew, or remove it.")
        return {WHOLE: ValidationError(sentence % {"who": self.who(last), "when": when(last)})}

    def added(self, row: Any, fields: dict[str, forms.Field], parent: str) -> Line:
        line = Line("", {row._meta.pk.name: [str(row.pk)], parent: [str(getattr(row, f"{parent}_id"))]})
        for name, field in fields.items():
            if (column := model_field(type(row), name)) is not None:
                put(field, line.values, name, getattr(row, column.attname))
        base = self.state(type(row), row.pk)
        self.keep(base, _("%(kind)s added: %(record)s") % {"kind": row._meta.verbose_name, "record": named(row)})
        return line

    # Who

    def keep(self, event: Any, what: str) -> None:
        self.taken.setdefault(self.who(event), []).append(what)

    def who(self, event: Any) -> str:
        name = event.pgh_context.metadata.get("username", "") if event is not None and event.pgh_context else ""
        if name and name not in self.people:
            account = User.objects.filter(username=name).first()
            self.people[name] = str(account or name)
        return self.people.get(name) or _("somebody")


def when(event: Any) -> str:
    if event is None:
        return "—"
    return f"{localtime(event.pgh_commit.at or event.pgh_created_at):%H:%M}"


def is_touched(base: Any, line: Line, name: str, field: forms.Field) -> bool:
    column = model_field(base.pgh_tracked_model, name)
    if column is None or name not in line.values:
        return False
    return field.has_changed(getattr(base, column.attname), posted(field, line.values, name))
