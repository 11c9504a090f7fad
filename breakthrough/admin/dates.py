from collections.abc import Mapping
from datetime import date


def check_date_hierarchy(field: str | None, asked: Mapping[str, str]) -> None:
    """Raises ValueError for a day the calendar does not have; the stock admin finds out while rendering."""
    if field is None:
        return
    year, month, day = (asked.get(f"{field}__{part}") for part in ("year", "month", "day"))
    if year is None and (month or day):
        raise ValueError("a month or day without its year")
    if year is not None:
        # The next year must exist as well: it is the upper bound of the query.
        date(int(year) + 1, 1, 1)
        date(int(year), int(month or 1), int(day or 1))
        if int(year) < 2 or (day and not month):
            raise ValueError("no such day")
