"""Reminders: people hear of what is due before and after its day, once for each step, and their superiors later.

An app names its kinds of matters in `<app>/reminders.py`. Planning writes a `Reminder` for each step that is reached;
sending puts those of a person and a day into one `ReminderMail`.
"""

from breakthrough.reminders import tokens  # noqa: F401  (the ground's own kind registers itself)
