"""The triggers that keep what is published, for the migration."""

from pathlib import Path

from django.db.migrations import RunSQL

SCRIPT = Path(__file__).with_name("guards.sql")

REMOVE = """
DROP FUNCTION IF EXISTS
    public.breakthrough_snapshot_stays(), public.breakthrough_snapshot_when_published(),
    public.breakthrough_snapshot_is_published(), public.breakthrough_publication_moves()
CASCADE;
"""


def install_guards() -> RunSQL:
    """The migration operation; to be placed after the tables of Publication and Snapshot."""
    return RunSQL(SCRIPT.read_text(encoding="utf-8"), REMOVE)
