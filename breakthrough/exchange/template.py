"""Empty sheets to be filled in: headings that cannot be overwritten, drop-downs, what each column means, an example."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from breakthrough.exchange.book import Book, sheet_name
from breakthrough.exchange.column import Column, Links, Reference
from breakthrough.exchange.description import Description
from breakthrough.exchange.headings import letters
from breakthrough.exchange.kinds import Choice, Truth
from breakthrough.exchange.naming import Names
from breakthrough.exchange.reading import Reader, Speaker
from breakthrough.workbook.writing import LINE, SOFT

TITLE, EXAMPLE, HEAD = 0, 1, 2
LAST_ROW = 1_048_575
MOST_OFFERED = 5_000
# What a drop-down may hold in itself; longer ones stand in a sheet of their own.
SHORT = 250


class Template:
    """A workbook of empty sheets; what they offer for choice is what the reader sees now."""

    def __init__(self, file: BinaryIO, title: str, names: Names) -> None:
        self.book, self.names = Book(file, title, names), names
        self.offered: dict[Any, str] = {}
        self.lists: list[list[str]] = []

    def write(self, descriptions: Iterable[Description]) -> None:
        tables = list(descriptions)
        try:
            self.explain(tables)
            for description in tables:
                self.table(description)
            self.write_lists()
        finally:
            self.book.close()

    def table(self, description: Description) -> None:
        columns = description.entered
        page = self.book.page(description, columns)
        look = self.book.writer.look
        page.write_string(TITLE, 0, description.title, look(bold=True, font_size=15))
        example = example_of(description, columns, self.names)
        page.set_row(EXAMPLE, 30)
        for place, text in enumerate(example):
            said = f"{_('Example:')} {text}" if place == 0 else text
            page.write_string(EXAMPLE, place, said, look(italic=True, font_color=SOFT, text_wrap=True, valign="top"))
        self.book.head(page, columns, HEAD)
        for place, column in enumerate(columns):
            page.write_comment(HEAD, place, comment(column), {"x_scale": 2, "y_scale": 1.3})
            self.offer(page, place, column)

    def offer(self, page: Any, place: int, column: Column) -> None:
        """A drop-down of what may be written; a row that is not in it yet may be written all the same."""
        source = self.choices(column)
        if not source:
            return
        is_strict = not isinstance(column.kind, Reference)
        rules: dict[str, Any] = {"validate": "list", "source": source, "show_error": is_strict}
        if is_strict:
            rules |= {"error_title": str(column.heading)[:32], "error_message": _("Choose one of the list.")}
        page.data_validation(HEAD + 1, place, LAST_ROW, place, rules)

    def choices(self, column: Column) -> Any:
        kind = column.kind
        if isinstance(kind, Truth):
            return kind.words
        if isinstance(kind, Choice):
            labels = kind.labels
            is_short = len(",".join(labels)) <= SHORT and not any("," in label for label in labels)
            return labels if is_short else self.listed(tuple(labels), labels)
        return self.listed(kind.model, None) if isinstance(kind, Reference) else None

    def listed(self, key: Any, texts: list[str] | None) -> str:
        """The place of a list in the sheet of lists; none for a table that is too long to choose from."""
        if key not in self.offered:
            found = texts if texts is not None else self.names_of(key)
            if not found:
                self.offered[key] = ""
            else:
                self.lists.append(found)
                name = letters(len(self.lists) - 1)
                self.offered[key] = f"='{_('Lists')}'!${name}$1:${name}${len(found)}"
        return self.offered[key]

    def names_of(self, model: Any) -> list[str]:
        keys = list(self.names.rows(model).order_by("pk").values_list("pk", flat=True)[: MOST_OFFERED + 1])
        if len(keys) > MOST_OFFERED:
            return []
        return sorted(self.names.of(model).texts(keys).values())

    def write_lists(self) -> None:
        page = self.book.writer.book.add_worksheet(_("Lists"))
        longest = max(map(len, self.lists), default=0)
        for row in range(longest):
            for place, texts in enumerate(self.lists):
                if row < len(texts):
                    page.write_string(row, place, texts[row])
        page.hide()

    def explain(self, tables: list[Description]) -> None:
        """The first sheet: how to fill in the others, and what each of their columns takes."""
        page, look = self.book.writer.page(_("How to fill in"), landscape=True), self.book.writer.look
        for place, width in enumerate((24, 26, 10, 52, 40)):
            page.set_column(place, place, width)
        page.write_string(0, 0, self.book.writer.title, look(bold=True, font_size=20))
        row = 2
        for sentence in guidance():
            page.merge_range(row, 0, row, 4, sentence, look(text_wrap=True))
            row += 1
        stamps = "; ".join(f"{one.code} {one.stamp}" for one in tables)
        page.write_string(row, 0, f"{_('Version')}: {stamps}"[:32_000], look(font_color=SOFT, font_size=8))
        row += 2
        for place, name in enumerate(
            (_("Sheet of the workbook"), _("Column"), _("Required"), _("What to write"), _("Example"))
        ):
            page.write_string(row, place, name, self.book.heading("#1F4FBF"))
        for description in tables:
            columns = description.entered
            for column, said in zip(columns, example_of(description, columns, self.names), strict=True):
                row += 1
                required = _("yes") if column.is_required else ""
                says = " ".join(filter(None, [str(column.kind.says()), str(column.help)]))
                cells = [sheet_name(description), column.heading, required, says, said]
                for place, text in enumerate(cells):
                    page.write_string(row, place, text, look(text_wrap=True, border=1, border_color=LINE))


def guidance() -> list[str]:
    return [
        _("Fill in the rows below the headings; the row of examples above them is not read. What is required has a *."),
        _("Amounts are in the unit of the heading, or bring their own: 350万, 3.5 million. The heading may be changed"
          " to another unit, such as 元 or 亿元."),
        _("Before anything is saved you see every change, cell by cell; and one click takes an import back."),
        _("A row that is there already is found by its first columns and changed; a column that you leave out stays as"
          " it is; a cell that you empty is emptied."),
    ]  # fmt: skip


def comment(column: Column) -> str:
    said = [str(column.kind.says()), str(column.help or "")]
    if column.is_required:
        said.insert(0, _("Required."))
    return "\n".join(filter(None, said))[:1_000]


def example_of(description: Description, columns: list[Column], names: Names) -> list[str]:
    """The cells of a row that the reader knows; where there is none, what may be written."""
    rows = names.rows(description.model).order_by("pk")[:1]
    speaker = Speaker(names)
    for _key, values in Reader(description, names, columns).read(rows):
        return [speaker.text(column, values[column.name], values)[:200] for column in columns]
    return [invented(column) for column in columns]


def invented(column: Column) -> str:
    kind = column.kind
    if isinstance(kind, Choice):
        return kind.labels[0]
    if isinstance(kind, (Reference, Links)):
        return ""
    return {"Day": "2025-06-30", "Whole": "1", "Number": "12.5", "Money": "350", "Truth": ""}.get(
        type(kind).__name__, ""
    )
