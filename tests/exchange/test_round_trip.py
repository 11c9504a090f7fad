"""What goes out comes back as it was: nothing changes, or exactly what somebody has edited."""

from datetime import date
from typing import Any

import pytest
from django.db.models import Sum
from openpyxl import Workbook
from pghistory import runtime

from breakthrough.exchange import Description, describe, described
from breakthrough.exchange.export import FORMATS, Export, circumstances
from breakthrough.exchange.importing import Changed, Import
from breakthrough.exchange.naming import Names
from breakthrough.history import acting
from breakthrough.history.undo import undo_batch
from breakthrough.models import User
from funding.models import FundEntry
from tasks.models import Cluster, Milestone, Organization, Period, Product, ProgressReport, Task
from tests.exchange.books import (
    EVERYBODY,
    book,
    changes,
    column,
    edited,
    exported,
    imported,
    previewed,
    saved,
    sheets,
)

TABLES = [pytest.param(one, id=one.code) for one in described() if one.code != "tasks.finding"]
SAME = {"new": 0, "changed": 0, "error": 0}


@pytest.mark.parametrize(
    ("form", "language"), [("xlsx", "zh-hans"), ("csv", "en"), ("gb18030", "zh-hans")], ids=["xlsx", "csv", "gb18030"]
)
@pytest.mark.parametrize("table", TABLES)
def test_what_was_exported_changes_nothing(demo: None, table: Description, form: str, language: str) -> None:
    # The longest lists make the same point with their last rows.
    keys = table.model._default_manager.order_by("-pk").values("pk")[:600]
    rows = table.model._default_manager.filter(pk__in=keys)
    content = exported(table.model, form=form, language=language, rows=rows)
    outcome = previewed(content, name=f"file.{'xlsx' if form == 'xlsx' else 'csv'}", table=table.model)

    assert outcome.problems == []
    assert outcome.counts == SAME | {"same": len(rows)}


def test_forty_edited_cells_are_exactly_what_the_preview_shows(demo: None) -> None:
    wanted: list[tuple[int, str, str]] = []

    def edit(sheet: Any) -> None:
        for row in range(2, 12):
            for heading, name, value in [
                ("Name (English)", "name_en", f"Milestone {row}"),
                ("How it is tested", "criterion", f"By test {row}"),
                ("Name (Chinese)", "name_zh", f"里程碑{row}"),
                ("Weight (%)", "weight", str(row)),
            ]:
                sheet.cell(row, column(sheet, heading)).value = value
                wanted.append((row, name, value))

    rows = Milestone.objects.order_by("pk")[:60]
    outcome = previewed(edited(exported(Milestone, rows=Milestone.objects.filter(pk__in=rows.values("pk"))), edit))

    shown = [(row, name, new) for row, name, _old, new in changes(outcome)]
    assert len(wanted) == 40
    # A weight that was the same before is no change.
    unchanged = set(wanted) - set(shown)
    assert {name for _row, name, _value in unchanged} <= {"weight"}
    assert sorted(shown) == sorted(set(wanted) - unchanged)


def test_an_undone_import_leaves_an_identical_export(demo: None) -> None:
    before = exported(Organization, form="csv")
    officer = User.objects.get(username="officer")

    def edit(sheet: Any) -> None:
        for row in range(2, 7):
            sheet.cell(row, column(sheet, "Short name")).value = f"简称{row}"
        last = sheet.max_row + 1
        sheet.cell(last, column(sheet, "Name (Chinese)")).value = "新来的研究院"
        sheet.cell(last, column(sheet, "Kind")).value = "Research institute"

    with acting(user=officer, door="admin"):
        outcome = imported(edited(exported(Organization), edit), officer)
        batch = str(runtime._tracker.value.id)
    assert (outcome.counts["new"], outcome.counts["changed"]) == (1, 5)
    assert exported(Organization, form="csv") != before

    undo_batch(batch, by=officer)

    assert exported(Organization, form="csv") == before


def test_the_same_file_twice_changes_nothing(demo: None) -> None:
    content = book(
        ["2025年单位汇总表"],
        [],
        ["序号", "名称（中文）", " 类型 * ", "Short name"],
        [1, "呼和浩特新材料研究院 ", "科研院所", "新材料院"],
        [],
        [2, "包头新能源有限公司", "enterprise", None],
        title="单位",
    )

    assert imported(content).counts == {"new": 2, "changed": 0, "same": 0, "error": 0}
    assert previewed(content).counts == {"new": 0, "changed": 0, "same": 2, "error": 0}


def test_new_rows_may_name_each_other(demo: None) -> None:
    content = book(
        ["Name (Chinese)", "Kind", "Part of"],
        ["未来大学量子学院", "university", "未来大学"],
        ["未来大学", "university", None],
        title="Organizations",
    )

    assert imported(content).counts["new"] == 2
    college = Organization.objects.get(name_zh="未来大学量子学院")
    assert college.parent == Organization.objects.get(name_zh="未来大学")


def test_new_rows_of_later_sheets_may_name_those_of_earlier_ones(demo: None) -> None:
    lead = Organization.objects.filter(kind="enterprise").first()
    assert lead is not None
    made = Workbook()
    second: Any = made.active
    second.title = "Milestones"
    second.append(["Task", "Number", "Name (Chinese)", "Weight (%)", "Due on"])
    second.append(["NEW-2026-01", 1, "小试", 100, "2027-01-01"])
    first = made.create_sheet("Tasks")
    first.append(["Code", "Name (Chinese)", "Cluster", "Lead organization", "Industry track", "Batch year"])
    first.append(["NEW-2026-01", "新任务", "dairy", lead.uscc or lead.name_zh, "upgrade", 2026])

    outcome = imported(saved(made))

    assert outcome.counts["new"] == 2
    assert Task.objects.get(code="NEW-2026-01").milestones.get().name_zh == "小试"


def test_links_are_changed_with_their_row(demo: None) -> None:
    product = Product.objects.order_by("pk").first()
    assert product is not None
    other = Task.objects.exclude(pk__in=product.task_links.values("task")).order_by("pk").first()
    assert other is not None
    old = product.task_links.get().task

    def edit(sheet: Any) -> None:
        sheet.cell(2, column(sheet, "Tasks of the product")).value = f"{old.code}: 70\n{other.code}: 30"

    outcome = imported(edited(exported(Product, rows=Product.objects.filter(pk=product.pk)), edit))

    assert outcome.counts["changed"] == 1
    found = {(link.task.code, int(link.share)) for link in product.task_links.select_related("task")}
    assert found == {(old.code, 70), (other.code, 30)}


def test_all_that_is_wrong_is_said_at_once(demo: None) -> None:
    content = book(
        ["Code", "Name (Chinese)", "Cluster", "Lead organization", "Industry track", "Batch year", "Nmae"],
        ["A 1", "任务", "nowhere", "nobody", "sideways", "二〇二五", "x"],
        title="Tasks",
    )
    outcome = previewed(content)

    (row,) = outcome.rows
    wrong = {cell.name: cell.errors for cell in row.cells if cell.errors}
    assert row.state == "error"
    assert set(wrong) == {"code", "cluster", "lead", "industry_track", "batch_year"}
    assert wrong["cluster"] == ("There is no “nowhere”.",)
    assert "Column G" in outcome.sheets[0].problems[0]
    assert not outcome.is_sound


def test_a_rule_of_the_database_is_said_like_one_of_the_form(demo: None) -> None:
    task = Task.objects.filter(status="active").first()
    assert task is not None

    def edit(sheet: Any) -> None:
        sheet.cell(2, column(sheet, "Weight (%)")).value = 99

    outcome = previewed(edited(exported(Milestone, rows=task.milestones.all()), edit))

    assert not outcome.is_sound
    assert any("100" in message for message in outcome.problems)


def test_what_no_form_writes_is_not_changed_by_an_import(demo: None) -> None:
    def edit(sheet: Any) -> None:
        sheet.cell(2, column(sheet, "Status")).value = "Closed"

    draft = Task.objects.filter(status="draft")
    outcome = previewed(edited(exported(Task, rows=draft), edit))

    (error,) = outcome.errors()
    assert error["message"] == "“Status” is not changed by an import: use its own page."


def test_an_import_is_refused_if_something_changed_since_it_was_shown(demo: None) -> None:
    cluster = Cluster.objects.order_by("pk")[0]

    def edit(sheet: Any) -> None:
        sheet.cell(2, column(sheet, "Name (English)")).value = "Another name"

    content = edited(exported(Cluster, rows=Cluster.objects.filter(pk=cluster.pk)), edit)
    shown = previewed(content)
    Cluster.objects.filter(pk=cluster.pk).update(name_en="Somebody else's name")

    with pytest.raises(Changed) as refused:
        Import(sheets(content), EVERYBODY, "x").confirm(shown.digest)

    assert changes(refused.value.outcome) == [(2, "name_en", "Somebody else's name", "Another name")]
    cluster.refresh_from_db()
    assert cluster.name_en == "Somebody else's name"


def test_a_report_is_begun_and_filled_in_by_one_row(demo: None) -> None:
    officer = User.objects.get(username="officer")
    task = Task.objects.editable_by(officer).filter(status="active").order_by("pk")[0]
    taken = ProgressReport.objects.filter(task=task).values("period__code")
    period = Period.objects.exclude(code__in=taken).filter(kind="quarter", locked_on=None).first()
    if period is None:
        period = Period.objects.create(
            code="2026-Q1", kind="quarter", starts_on="2026-01-01", ends_on="2026-03-31", due_on="2026-04-10"
        )
    content = book(
        ["Task", "Reporting period", "Progress in this period"], [task.code, period.code, "完成中试。"],
        title="Progress reports",
    )  # fmt: skip

    assert imported(content, officer).counts["new"] == 1
    report = ProgressReport.objects.get(task=task, period=period)
    assert (report.progress, report.status, report.author) == ("完成中试。", "draft", officer)
    assert previewed(content, officer).counts["same"] == 1


# The ledger


def disbursement() -> FundEntry:
    """An entry of a month that is still open."""
    like = FundEntry.objects.filter(kind="disbursed", report=None, reverses=None).order_by("pk")[0]
    made = FundEntry(task=like.task, source=like.source, tier=like.tier, kind="disbursed", amount=1_000_000)
    made.booked_on, made.document_no = date(2025, 11, 5), "拨款〔2025〕77号"
    made.save()
    made.refresh_from_db()
    return made


def total(entry: FundEntry) -> Any:
    return FundEntry.objects.signed().filter(task=entry.task).aggregate(total=Sum("contribution"))["total"]


def corrected(entry: FundEntry) -> bytes:
    def edit(sheet: Any) -> None:
        sheet.cell(2, column(sheet, "Amount (yuan)")).value = "350万"

    return edited(exported(FundEntry, rows=FundEntry.objects.filter(pk=entry.pk)), edit)


def test_a_changed_entry_of_the_ledger_is_reversed_and_entered_anew(demo: None) -> None:
    entry = disbursement()
    before = total(entry)
    content = corrected(entry)

    outcome = imported(content)

    assert outcome.counts["changed"] == 1, outcome.errors()
    entry.refresh_from_db()
    assert entry.reversed_by is not None
    assert total(entry) == before - entry.amount + 3_500_000
    assert previewed(content).counts == {"new": 0, "changed": 0, "same": 1, "error": 0}


def test_undo_of_a_changed_entry_gives_equal_figures(demo: None) -> None:
    officer = User.objects.get(username="admin")
    entry = disbursement()
    before = total(entry)
    with acting(user=officer, door="admin"):
        imported(corrected(entry), officer)
        batch = str(runtime._tracker.value.id)

    undo_batch(batch, by=officer)

    assert total(entry) == before


def test_an_entry_without_a_number_is_entered_once(demo: None) -> None:
    task = Task.objects.filter(status="active").first()
    assert task is not None
    row = [task.code, "Spent", "12.5", "2025-11-05", "Societal", "Enterprise's own money", "发票 77"]
    content = book(
        ["Task", "Kind", "Amount (万元)", "Date", "Source", "Kind of societal money", "Document number"], row, row,
        title="Ledger entries",
    )  # fmt: skip

    assert imported(content).counts["new"] == 2
    assert previewed(content).counts == {"new": 0, "changed": 0, "same": 2, "error": 0}
    assert {str(one.amount) for one in FundEntry.objects.filter(document_no="发票 77")} == {"125000.00"}


def test_a_number_of_the_ledger_that_does_not_exist_is_refused(demo: None) -> None:
    entry = disbursement()

    def edit(sheet: Any) -> None:
        sheet.cell(2, column(sheet, "Entry number")).value = "FE-9999999"
        sheet.cell(2, column(sheet, "Note")).value = "another"

    outcome = previewed(edited(exported(FundEntry, rows=FundEntry.objects.filter(pk=entry.pk)), edit))

    assert [error["column"] for error in outcome.errors()] == ["Entry number"]


def test_a_doubtful_amount_is_not_taken_over_silently(demo: None) -> None:
    entry = disbursement()

    def edit(sheet: Any) -> None:
        sheet.cell(2, column(sheet, "Entry number")).value = None
        sheet.cell(2, column(sheet, "Amount (yuan)")).value = "999亿"

    outcome = previewed(edited(exported(FundEntry, rows=FundEntry.objects.filter(pk=entry.pk)), edit))

    assert [error["column"] for error in outcome.errors()] == ["Amount (yuan)"]


def test_a_doubtful_amount_is_taken_over_once_it_is_confirmed(demo: None) -> None:
    entry = disbursement()

    def edit(sheet: Any) -> None:
        sheet.cell(2, column(sheet, "Amount (yuan)")).value = "999亿"

    content = edited(exported(FundEntry, rows=FundEntry.objects.filter(pk=entry.pk)), edit)

    assert Import(sheets(content), EVERYBODY, "x").preview().counts["error"] == 1
    assert Import(sheets(content), EVERYBODY, "x", confirms_amounts=True).preview().counts["changed"] == 1


def test_a_cover_is_no_sheet_of_rows_whoever_it_names(demo: None) -> None:
    officer = User.objects.get(username="officer")
    officer.display_name = "officer"
    with Export(
        describe(Task), Task.objects.visible_to(officer), Names(officer), circumstances(officer, None, [])
    ).file(FORMATS["xlsx"]) as file:
        found = sheets(file.read(), table=Task)

    assert [sheet.name for sheet in found] == ["Tasks"]
