"""What is implausible about tasks and what they bring, a file for each kind of doubt."""

from tasks.plausibility import course, lines, measures, milestones, readiness, results, shares

__all__ = ["course", "lines", "measures", "milestones", "readiness", "results", "shares"]
