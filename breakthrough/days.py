"""Days as people say them on a page that is read every morning; tables keep 2025-11-05."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from breakthrough.units import is_chinese


def spoken(day: date, today: date) -> str:
    """Nov 5, or 11月5日; with the year where it is not this one."""
    if is_chinese():
        year = "" if day.year == today.year else f"{day.year}年"
        return f"{year}{day.month}月{day.day}日"
    return date_format(day, "M j" if day.year == today.year else "M j, Y")


def distance(day: date, today: date) -> str:
    """How far a day is off that something is due on: 3 days left, today, 2 days late."""
    days = (day - today).days
    if days < 0:
        return ngettext("%(days)s day late", "%(days)s days late", -days) % {"days": -days}
    if days == 0:
        return _("today")
    return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}


def since(day: date, today: date) -> str:
    """How long something has waited."""
    days = (today - day).days
    if days <= 0:
        return _("since today")
    return ngettext("%(days)s day waiting", "%(days)s days waiting", days) % {"days": days}
