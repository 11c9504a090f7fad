"""A cumulative counter never falls, unless a restatement says why; and what a period adds must add up."""

from tasks.models.closing import refusal

# Values that count: approved ones, and those that stand without a report.
COUNTING = """
    FROM tasks_indicatorvalue AS other LEFT JOIN tasks_progressreport AS source ON source.id = other.report_id
    WHERE other.indicator_id = {row}.indicator_id AND other.id IS DISTINCT FROM {row}.id
        AND (other.report_id IS NULL OR source.status = 'approved' AND source.is_current)
"""


def last_value(row: str, condition: str) -> str:
    latest = "ORDER BY other.measured_on DESC, other.id DESC LIMIT 1"
    return f"(SELECT other.value {COUNTING.format(row=row)} AND {condition} {latest})"


def rises(row: str, baseline: str) -> str:
    """Refuses a value of a cumulative counter below an earlier one or above a later one."""
    earlier = last_value(row, f"other.measured_on <= {row}.measured_on")
    later = f"other.measured_on > {row}.measured_on AND other.value < {row}.value"
    return f"""
    IF {row}.value < coalesce({earlier}, {baseline}) OR EXISTS (SELECT 1 {COUNTING.format(row=row)} AND {later}) THEN
        {refusal("cumulative_value_falls", "a cumulative counter cannot fall")}
    END IF;
    """


# A value that stands without a report counts at once.
DIRECT = f"""
    IF NEW.report_id IS NULL THEN
        SELECT baseline INTO start FROM tasks_indicator WHERE id = NEW.indicator_id AND is_cumulative;
        IF FOUND THEN {rises("NEW", "start")} END IF;
    END IF;
    RETURN NEW;
"""
# Those of a report are judged when it is handed in, and again when it is approved.
REPORTED = f"""
    IF NEW.status NOT IN ('submitted', 'approved') THEN
        RETURN NEW;
    END IF;
    FOR stated IN
        SELECT own.*, indicator.baseline, period.starts_on FROM tasks_indicatorvalue AS own
        JOIN tasks_indicator AS indicator ON indicator.id = own.indicator_id AND indicator.is_cumulative
        JOIN tasks_period AS period ON period.id = NEW.period_id
        WHERE own.report_id = NEW.id
    LOOP
        IF NEW.restatement_reason = '' THEN {rises("stated", "stated.baseline")} END IF;
        before := coalesce({last_value("stated", "other.measured_on < stated.starts_on")}, stated.baseline);
        IF stated.value <> before + stated.increment THEN
            {refusal("cumulative_value_adds_up", "the running total is not the one before and what was added")}
        END IF;
    END LOOP;
    RETURN NEW;
"""
