"""What the database keeps of reports that were handed in and of months that are locked, in SQL for triggers.

A locked day changes only through a restatement: a report on the period of that day that gives a reason.
The row locks (FOR SHARE) make a writer and whoever submits the report or locks the period wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterable

import pgtrigger
from django.utils.translation import gettext_lazy as _

CONTENT_RULES = {
    "report_contents_frozen": _("What was handed in stays as it is: withdraw the report, or revise it."),
    "report_contents_same_task": _("What a report holds belongs to the task of the report."),
    "period_is_locked": _("This period is locked; it changes only by a restatement that gives a reason."),
}


def refusal(rule: str, message: str) -> str:
    return f"RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation', CONSTRAINT = '{rule}';"


def is_locked(day: str) -> str:
    """Whether a locked period covers a day."""
    covering = f"SELECT locked_on FROM tasks_period WHERE {day} BETWEEN starts_on AND ends_on FOR SHARE"
    return f"(SELECT count(covering.locked_on) > 0 FROM ({covering}) AS covering)"


def restates(report: str, day: str) -> str:
    """Whether a report restates the period of a day."""
    return f"""EXISTS (
        SELECT 1 FROM tasks_progressreport AS report JOIN tasks_period AS period ON period.id = report.period_id
        WHERE report.id = {report} AND report.restatement_reason <> ''
            AND {day} BETWEEN period.starts_on AND period.ends_on
    )"""


def open_report(row: str, task: str) -> str:
    """The report that a row belongs to must be open for its author, of the row's task, and of an open period."""
    return f"""
    IF {row}.report_id IS NOT NULL THEN
        SELECT report.status, report.task_id, report.restatement_reason, report.period_id
            INTO report_status, report_task, report_reason, report_period
            FROM tasks_progressreport AS report WHERE report.id = {row}.report_id FOR SHARE;
        IF report_status NOT IN ('draft', 'returned') THEN
            {refusal("report_contents_frozen", "this report has been handed in")}
        END IF;
        IF report_task IS DISTINCT FROM {task} THEN
            {refusal("report_contents_same_task", "the report is of another task")}
        END IF;
        IF report_reason = '' AND EXISTS (
            SELECT 1 FROM (SELECT locked_on FROM tasks_period WHERE id = report_period FOR SHARE) AS own
            WHERE own.locked_on IS NOT NULL
        ) THEN
            {refusal("period_is_locked", "the period of this report is locked")}
        END IF;
    END IF;
    """


def open_day(row: str, column: str) -> str:
    """The day of a row must be open, or be restated by its report."""
    day = f"{row}.{column}"
    return f"""
    IF {day} IS NOT NULL AND {is_locked(day)} AND NOT {restates(f"{row}.report_id", day)} THEN
        {refusal("period_is_locked", "this day is in a locked period")}
    END IF;
    """


def contents(day: str, task: str, unless: str = "false") -> pgtrigger.Trigger:
    """Guards rows that belong to reports: `day` dates them, `task` is an expression for the task of a {row}.

    `unless` is what lets an update pass: of the ledger, posting.
    """
    checks = {row: open_report(row, task.format(row=row)) + open_day(row, day) for row in ("OLD", "NEW")}
    func = f"""
    IF TG_OP = 'UPDATE' THEN
        IF {unless} THEN
            RETURN NEW;
        END IF;
        IF OLD.report_id IS NOT NULL AND NEW.report_id IS DISTINCT FROM OLD.report_id THEN
            {refusal("report_contents_frozen", "what a report holds stays with it")}
        END IF;
    END IF;
    IF TG_OP <> 'INSERT' THEN {checks["OLD"]} END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    {checks["NEW"]}
    RETURN NEW;
    """
    return pgtrigger.Trigger(
        name="contents",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[
            ("report_status", "text"),
            ("report_task", "bigint"),
            ("report_reason", "text"),
            ("report_period", "bigint"),
        ],
        func=func,
    )


def closed_days(columns: Iterable[str], stated: str) -> pgtrigger.Trigger:
    """Guards the days of a milestone: in a locked month they follow an approved restatement that speaks of it."""
    checks = {row: "".join(closed_day(row, column, stated) for column in columns) for row in ("OLD", "NEW")}
    return pgtrigger.Trigger(
        name="closed_days",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"""
    IF TG_OP <> 'INSERT' THEN {checks["OLD"]} END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    {checks["NEW"]}
    RETURN NEW;
    """,
    )


def closed_day(row: str, column: str, stated: str) -> str:
    day, is_changed = f"{row}.{column}", f"(TG_OP <> 'UPDATE' OR OLD.{column} IS DISTINCT FROM NEW.{column})"
    # The day that is written must be the one that the restatement states.
    same = f"AND said.{stated} = {day}" if row == "NEW" and column == stated else ""
    return f"""
    IF {day} IS NOT NULL AND {is_changed} AND {is_locked(day)} AND NOT EXISTS (
        SELECT 1 FROM tasks_milestonereport AS said
        JOIN tasks_progressreport AS report ON report.id = said.report_id
        JOIN tasks_period AS period ON period.id = report.period_id
        WHERE said.milestone_id = {row}.id AND report.status = 'approved' AND report.is_current
            AND report.restatement_reason <> '' AND {day} BETWEEN period.starts_on AND period.ends_on {same}
    ) THEN
        {refusal("milestone_day_is_locked", "this day of a milestone is in a locked period")}
    END IF;
    """
