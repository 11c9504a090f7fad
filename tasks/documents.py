"""docs/plausibility.md: every rule, in both languages, with the limits that a department can set."""

from __future__ import annotations

from collections.abc import Iterator

from breakthrough.documents import register_page
from breakthrough.models.bilingual import Label
from tasks.models import Finding
from tasks.suspicion import Rule, limits, rules

INTRODUCTION = """# Plausibility

Made from the rules by `python manage.py document`; do not edit by hand.

Rules look for what is probably wrong: over everything each night, and over one task when something of it is saved in
the administration, which then shows the warning on the next page. A rule never refuses an entry. What it finds stands
in the inbox (*Plausibility* in the navigation, `/api/v1/findings/`) for those who see the task.

- Mended entries resolve their finding by themselves.
- What is right although it looks wrong is acknowledged with a reason, and stays quiet while its numbers are the same.
- A rule is one small function marked `@rule` in `<app>/plausibility`, with its texts and a mistake in
  `tests/plausibility` that it must find. The demonstration must stay without alarms."""
LIMITS = """## Limits

`PLAUSIBILITY` in the settings. A lower limit finds more, and alarms falsely more often.

| limit | value |
|---|---|"""


def plausibility() -> str:
    values = [f"| `{name}` | {value:g} |" for name, value in limits.items()]
    return "\n".join([INTRODUCTION, "", *by_severity(), LIMITS, *values, ""])


def by_severity() -> Iterator[str]:
    for severity in Finding.Severity:
        label = Label.of(severity.label)
        yield f"## {label.en} · {label.zh}"
        yield ""
        yield "| rule | looks for | in | what to do |"
        yield "|---|---|---|---|"
        yield from (line(rule) for rule in rules().values() if rule.severity == severity)
        yield ""


def line(rule: Rule) -> str:
    title = Label.of(rule.title)
    tables = ", ".join(table._meta.label for table in rule.reads)
    return f"| `{rule.code}` | {title.en} · {title.zh} | {tables} | {rule.advice} |"


register_page("plausibility.md", plausibility)
