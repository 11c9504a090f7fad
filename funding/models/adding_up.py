"""SQL that adds posted entries up by cluster, funder, kind and day, and the triggers that keep what it says."""

from collections.abc import Iterator

import pgtrigger

KEYS = ("cluster_id", "source", "tier", "societal_kind", "kind", "booked_on")
SUMS = ("contribution", "entries")
COLUMNS = ", ".join((*KEYS, *SUMS))
# As `FundEntryQuerySet.signed()` has it.
SIGNED = "CASE WHEN (entry.kind = 'returned') = (entry.reverses_id IS NULL) THEN -entry.amount ELSE entry.amount END"


def added_up(entries: str, cluster: str = "task.cluster_id", sign: str = "") -> str:
    return f"""
    SELECT {cluster} AS cluster_id, entry.source, entry.tier, entry.societal_kind, entry.kind, entry.booked_on,
        {sign}sum({SIGNED}) AS contribution, {sign}count(*) AS entries
    FROM {entries} AS entry JOIN tasks_task AS task ON task.id = entry.task_id
    WHERE entry.state = 'posted'
    GROUP BY 1, 2, 3, 4, 5, 6
"""


# No posted entry is ever changed, so that a row which is posted after an update was posted by it. The lock is the one
# that the foreign key takes as the transaction ends; taken now, the task stays in the cluster in which it is seen.
ENTERED = f"""
    PERFORM FROM tasks_task
        WHERE id IN (SELECT task_id FROM entered WHERE state = 'posted') ORDER BY id FOR KEY SHARE;
    INSERT INTO funding_fundsum ({COLUMNS}) {added_up("entered")};
    RETURN NULL;
"""

OF_TASK = "(SELECT * FROM funding_fundentry WHERE task_id = NEW.id)"
# For the migration: a table of the floor below takes no trigger of this one from its model.
# The lock waits for whoever is entering money for the task, so that it is seen and taken along.
MOVED = f"""
CREATE OR REPLACE FUNCTION funding_sums_follow_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM tasks_task WHERE id = NEW.id FOR UPDATE;
    INSERT INTO funding_fundsum ({COLUMNS}) {added_up(OF_TASK, "OLD.cluster_id", "-")};
    INSERT INTO funding_fundsum ({COLUMNS}) {added_up(OF_TASK, "NEW.cluster_id")};
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER funding_sums_follow_task AFTER UPDATE OF cluster_id ON tasks_task
    FOR EACH ROW WHEN (OLD.cluster_id <> NEW.cluster_id) EXECUTE FUNCTION funding_sums_follow_task();
"""
NO_LONGER_MOVED = "DROP FUNCTION funding_sums_follow_task() CASCADE"

FILLED = f"INSERT INTO funding_fundsum ({COLUMNS}) {added_up('funding_fundentry')}"


def keep_sums() -> Iterator[pgtrigger.Trigger]:
    """The triggers of the ledger that write what a statement has posted into its sums (`FundSum`)."""
    for name, operation in (("adds_entered", pgtrigger.Insert), ("adds_posted", pgtrigger.Update)):
        yield pgtrigger.Trigger(
            name=name,
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            referencing=pgtrigger.Referencing(new="entered"),
            func=ENTERED,
        )
