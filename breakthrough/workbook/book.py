"""The whole workbook: a cover that says who asked what and when, and defines every figure; then the sheets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO

from django.utils.translation import gettext as _

from breakthrough.figures import Asked, UnknownKey, ask, figures
from breakthrough.figures.question import check_key, name_of
from breakthrough.figures.table import heading
from breakthrough.history import as_of
from breakthrough.models import User
from breakthrough.scope import Access
from breakthrough.workbook.sheet import Cell, Column, Inquiry, Sheet, sheets
from breakthrough.workbook.writing import LINE, SOFT, Writer, height_of

WIDTHS = (30, 12, 9, 90)


def sheets_for(user: User | None) -> list[Sheet]:
    """The sheets that a user may see; all of them where the department itself asks."""
    return [sheet for sheet in sheets() if user is None or user.has_perm(sheet.permission)]


def inquire(words: Mapping[str, str], access: Access) -> Asked:
    """The question of a workbook, which only a cluster narrows. Raises UnknownKey where it cannot be asked."""
    asked = ask(words, access)
    with as_of(asked.as_of):
        for name, key in asked.question.filters.items():
            if name != "cluster":
                raise UnknownKey(name, _("“%(name)s” does not narrow this report.") % {"name": name})
            check_key(name, key, access)
    return asked


def write(file: BinaryIO, asked: Asked, user: User | None) -> None:
    """Writes the workbook in the active language."""
    chosen = sheets_for(user)
    with as_of(asked.as_of):
        inquiry, note = Inquiry.of(asked), heading(asked)
        writer = Writer(file, _("Report on the portfolio"), note)
        try:
            _cover(writer, inquiry, chosen, _("everything") if user is None else str(user))
            for sheet in chosen:
                writer.table(sheet, inquiry, note)
        finally:
            writer.close()


def _cover(writer: Writer, inquiry: Inquiry, chosen: list[Sheet], reader: str) -> None:
    page = writer.page(_("Cover"))
    for place, width in enumerate(WIDTHS):
        page.set_column(place, place, width)
    page.set_row(0, 36)
    page.write_string(0, 0, writer.title, writer.look(bold=True, font_size=20, valign="vcenter"))
    row = 2
    for name, said in _circumstances(inquiry, reader):
        writer.cell(page, row, 0, name, {"font_color": SOFT})
        page.write_string(row, 1, said, writer.look(bold=True))
        row += 1
    row += 1
    for sheet in chosen:
        name = str(sheet.title)
        page.write_url(row, 0, f"internal:'{name}'!A1", writer.look(font_color="#1F4FBF", underline=1), name)
        page.write_string(row, 1, str(sheet.about), writer.look())
        row += 1
    _definitions(writer, inquiry, chosen, row + 1)


def _circumstances(inquiry: Inquiry, reader: str) -> list[tuple[str, str]]:
    asked = inquiry.asked
    said = [
        (_("As known on"), f"{asked.known_at:%Y-%m-%d %H:%M} (Asia/Shanghai)"),
        (_("Facts up to"), f"{inquiry.until:%Y-%m-%d}"),
        (_("Made for"), reader),
        (_("Scope"), heading(asked).partition("; ")[2] or _("the whole portfolio")),
    ]
    if inquiry.cluster:
        said.append((_("Cluster"), name_of("cluster", inquiry.cluster, inquiry.access)))
    return said


def _definitions(writer: Writer, inquiry: Inquiry, chosen: list[Sheet], row: int) -> None:
    page = writer.book.worksheets()[0]
    names = (_("Figure"), _("Unit"), _("Version"), _("Definition"))
    columns = [
        Column(name, width, is_number=place == 2) for place, (name, width) in enumerate(zip(names, WIDTHS, strict=True))
    ]
    writer.head(page, row, columns)
    for code in dict.fromkeys(code for sheet in chosen for code in sheet.figures(inquiry)):
        row += 1
        figure = figures()[code]
        cells: list[Cell] = [figure.name, figure.unit.name, figure.version, figure.definition]
        page.set_row(row, height_of(cells, columns))
        writer.row(page, row, cells, border=1, border_color=LINE)
