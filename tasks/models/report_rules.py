"""The course of a progress report as the database keeps it, whoever writes and by whatever path."""

from __future__ import annotations

import pgtrigger
from django.utils.translation import gettext_lazy as _

from tasks.models.closing import refusal
from tasks.models.counter import REPORTED

MOVES = {
    "draft": ("submitted",),
    "submitted": ("draft", "returned", "approved"),
    "returned": ("draft", "submitted"),
    "approved": (),
}

RULES = {
    "progress_report_starts_as_draft": _("A report starts as a draft."),
    "progress_report_revises_approved": _("Only an approved report is revised, one revision after the other."),
    "progress_report_keeps_its_task": _("A report stays with its task, its period and its revision."),
    "progress_report_moves": _("A report is submitted, then approved or returned; an approved one stays approved."),
    "progress_report_review_by_move": _("What a review says is written by submitting, returning or approving."),
    "progress_report_current_follows": _("The latest approved revision of a report is the current one."),
    "progress_report_names_author": _("A submitted report names its author."),
    "progress_report_speaks_for_oneself": _("A report is submitted, returned and approved in one's own name."),
    "progress_report_kept": _("Only a draft that was never returned can be discarded."),
    "cumulative_value_falls": _(
        "A cumulative counter cannot fall: give the running total, or restate the earlier report."
    ),
    "cumulative_value_adds_up": _("The running total must be the one before plus what this period added."),
}

# Who is signed in, where the application says so.
ACTOR = "(nullif(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::bigint"
REVIEW = "ARRAY['status', 'is_current', 'submitted_on', 'reviewer_id', 'reviewed_on', 'return_reason']"


def contents_of(row: str) -> str:
    return f"(to_jsonb({row}) - {REVIEW})"


def period_must_be_open(row: str) -> str:
    """Of a locked period only a restatement, which gives its reason, may be written."""
    return f"""
    IF {row}.restatement_reason = '' AND EXISTS (
        SELECT 1 FROM (SELECT locked_on FROM tasks_period WHERE id = {row}.period_id FOR SHARE) AS own
        WHERE own.locked_on IS NOT NULL
    ) THEN
        {refusal("period_is_locked", "the period of this report is locked")}
    END IF;
    """


BEGIN = f"""
    IF NEW.status <> 'draft' THEN
        {refusal("progress_report_starts_as_draft", "a report starts as a draft")}
    END IF;
    IF NEW.revision > 1 AND NOT EXISTS (
        SELECT 1 FROM tasks_progressreport WHERE task_id = NEW.task_id AND period_id = NEW.period_id
            AND revision = NEW.revision - 1 AND status = 'approved'
    ) THEN
        {refusal("progress_report_revises_approved", "the revision before is not approved")}
    END IF;
    NEW.is_current := NEW.revision = 1;
    NEW.submitted_on := NULL;
    NEW.reviewer_id := NULL;
    NEW.reviewed_on := NULL;
    NEW.return_reason := '';
    {period_must_be_open("NEW")}
    RETURN NEW;
"""

DISCARD = f"""
    IF OLD.status <> 'draft' OR EXISTS (
        SELECT 1 FROM tasks_reportdecision WHERE report_id = OLD.id AND verdict = 'returned'
    ) THEN
        {refusal("progress_report_kept", "this report has been handed in")}
    END IF;
    {period_must_be_open("OLD")}
    RETURN OLD;
"""

# An update that changes nothing passes. Only the approval of a later revision (below) makes one cease to be current.
STAY = f"""
    IF to_jsonb(OLD) = to_jsonb(NEW)
        OR pg_trigger_depth() > 1 AND to_jsonb(OLD) - 'is_current' = to_jsonb(NEW) - 'is_current' THEN
        RETURN NEW;
    END IF;
    IF NEW.is_current <> OLD.is_current THEN
        {refusal("progress_report_current_follows", "which revision is current follows from approval")}
    END IF;
    IF (NEW.task_id, NEW.period_id, NEW.revision) <> (OLD.task_id, OLD.period_id, OLD.revision) THEN
        {refusal("progress_report_keeps_its_task", "a report stays with its task, period and revision")}
    END IF;
    IF OLD.status IN ('submitted', 'approved') AND {contents_of("OLD")} <> {contents_of("NEW")} THEN
        {refusal("report_contents_frozen", "this report has been handed in")}
    END IF;
    IF NEW.status = OLD.status THEN
        IF (OLD.submitted_on, OLD.reviewer_id, OLD.reviewed_on, OLD.return_reason)
            IS DISTINCT FROM (NEW.submitted_on, NEW.reviewer_id, NEW.reviewed_on, NEW.return_reason) THEN
            {refusal("progress_report_review_by_move", "a review is written by a move")}
        END IF;
        {period_must_be_open("NEW")}
        RETURN NEW;
    END IF;
"""

MOVE = f"""
    IF NOT (OLD.status || ' ' || NEW.status = ANY (ARRAY{[f"{one} {other}" for one in MOVES for other in MOVES[one]]}))
    THEN
        {refusal("progress_report_moves", "a report does not move in this way")}
    END IF;
    IF OLD.status = 'submitted' AND NEW.status <> 'draft' AND NEW.submitted_on IS DISTINCT FROM OLD.submitted_on THEN
        {refusal("progress_report_review_by_move", "the day of submission stays")}
    END IF;
    IF NEW.status IN ('returned', 'draft') THEN
        IF OLD.status = 'submitted'
            AND {ACTOR} <> (CASE NEW.status WHEN 'draft' THEN NEW.author_id ELSE NEW.reviewer_id END) THEN
            {refusal("progress_report_speaks_for_oneself", "somebody else is named than who is signed in")}
        END IF;
        RETURN NEW;
    END IF;
    {period_must_be_open("NEW")}
"""

SUBMIT = f"""
    IF NEW.status = 'submitted' THEN
        IF NEW.author_id IS NULL THEN
            {refusal("progress_report_names_author", "a submitted report names its author")}
        END IF;
        IF {ACTOR} <> NEW.author_id THEN
            {refusal("progress_report_speaks_for_oneself", "somebody else is named than who is signed in")}
        END IF;
        NEW.reviewer_id := NULL;
        NEW.reviewed_on := NULL;
        RETURN NEW;
    END IF;
"""

APPROVE = f"""
    IF {ACTOR} <> NEW.reviewer_id THEN
        {refusal("progress_report_speaks_for_oneself", "somebody else is named than who is signed in")}
    END IF;
    IF EXISTS (
        SELECT 1 FROM tasks_reportdecision
        WHERE report_id = NEW.id AND by_id = NEW.reviewer_id AND verdict IN ('opened', 'submitted')
    ) THEN
        {refusal("progress_report_four_eyes", "whoever wrote a report does not approve it")}
    END IF;
    UPDATE tasks_progressreport SET is_current = false
        WHERE task_id = NEW.task_id AND period_id = NEW.period_id AND is_current AND id <> NEW.id;
    NEW.is_current := true;
    RETURN NEW;
"""

# Every move leaves a line that nobody changes: the reason of a return outlives the next submission.
RECORD = f"""
    INSERT INTO tasks_reportdecision (report_id, verdict, by_id, at, reason) VALUES (
        NEW.id,
        CASE WHEN TG_OP = 'INSERT' THEN 'opened' WHEN NEW.status <> 'draft' THEN NEW.status
            WHEN OLD.status = 'submitted' THEN 'withdrawn' ELSE 'reopened' END,
        coalesce({ACTOR}, CASE WHEN NEW.status IN ('approved', 'returned') THEN NEW.reviewer_id ELSE NEW.author_id END),
        public.breakthrough_moment(),
        CASE WHEN NEW.status = 'returned' THEN NEW.return_reason WHEN TG_OP = 'INSERT' THEN NEW.restatement_reason
            ELSE '' END
    );
    RETURN NULL;
"""

TRIGGERS = [
    pgtrigger.Trigger(name="begin", when=pgtrigger.Before, operation=pgtrigger.Insert, func=BEGIN),
    pgtrigger.Trigger(name="discard", when=pgtrigger.Before, operation=pgtrigger.Delete, func=DISCARD),
    pgtrigger.Trigger(
        name="move", when=pgtrigger.Before, operation=pgtrigger.Update, func=STAY + MOVE + SUBMIT + APPROVE
    ),
    pgtrigger.Trigger(
        name="counters",
        when=pgtrigger.Before,
        operation=pgtrigger.UpdateOf("status"),
        condition=pgtrigger.AnyChange("status"),
        declare=[("stated", "record"), ("before", "numeric")],
        func=REPORTED,
    ),
    pgtrigger.Trigger(name="record_opened", when=pgtrigger.After, operation=pgtrigger.Insert, func=RECORD),
    pgtrigger.Trigger(
        name="record_move",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("status"),
        condition=pgtrigger.AnyChange("status"),
        func=RECORD,
    ),
]
