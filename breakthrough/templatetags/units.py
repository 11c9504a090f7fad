from django import template

from breakthrough import units

register = template.Library()
register.filter("number", units.number)
register.filter("yuan", units.yuan)
register.filter("money", units.money)
register.filter("percent", units.percent)
