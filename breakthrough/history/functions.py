"""The SQL functions and triggers that history stands on, for the ground's first migration.

They must exist before the first tracked table: its events take their commit from a column default.
"""

from pathlib import Path

from django.db.migrations import RunSQL

SCRIPT = Path(__file__).with_name("functions.sql")

REMOVE = """
DROP SCHEMA IF EXISTS asof CASCADE;
DROP FUNCTION IF EXISTS
    public.breakthrough_moment(), public.breakthrough_commit(), public.breakthrough_stamp(bigint, text),
    public.breakthrough_stamp_at_commit(), public.breakthrough_seal(), public.breakthrough_settle(timestamptz),
    public.breakthrough_committing(), public.breakthrough_travel(timestamptz), public.breakthrough_guard_commit(),
    public.breakthrough_guard_context(), public.breakthrough_guard_truncate(), public.breakthrough_guard_identity()
CASCADE;
"""


def install_functions() -> RunSQL:
    """The migration operation; to be placed after the tables of Commit and Installation."""
    return RunSQL(SCRIPT.read_text(encoding="utf-8"), REMOVE)


def renew_functions() -> RunSQL:
    """The same for a database that has earlier ones."""
    return RunSQL(SCRIPT.read_text(encoding="utf-8"), RunSQL.noop)
