"""Data entry of the tasks floor, a file for each group of the side navigation."""

from tasks.admin import evidence, grant, organization, program, report, result, review, rights, task, transition

__all__ = ["evidence", "grant", "organization", "program", "report", "result", "review", "rights", "task", "transition"]
