import re

from django import template

from breakthrough import units

register = template.Library()
register.filter("number", units.number)
register.filter("yuan", units.yuan)
register.filter("money", units.money)
register.filter("percent", units.percent)
register.filter("plain", units.plain)
register.filter("signed", units.signed)


@register.filter
def number_and_unit(text: str) -> tuple[str, str]:
    """6.705亿元 as 6.705 and 亿元, so that the unit can be set smaller."""
    found = re.match(r"([-−]?[\d.,:]+%?|—)\s*(.*)", str(text))
    return (found[1], found[2]) if found else (str(text), "")
