"""Data entry of the tasks floor, a file for each group of the side navigation."""

from tasks.admin import (
    change_request,
    evidence,
    grant,
    organization,
    plausibility,
    program,
    report,
    result,
    review,
    rights,
    risk,
    task,
    transition,
)

__all__ = [
    "change_request",
    "evidence",
    "grant",
    "organization",
    "plausibility",
    "program",
    "report",
    "result",
    "review",
    "rights",
    "risk",
    "task",
    "transition",
]
