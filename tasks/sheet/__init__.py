"""The sheet: one grid for a period, a row for each task, filled in and pasted into as in a spreadsheet."""

from tasks.sheet.columns import Cell, Column, Row, register_columns
from tasks.sheet.grid import Sheet, load
from tasks.sheet.restoring import restore
from tasks.sheet.saving import Outcome, save

__all__ = ["Cell", "Column", "Outcome", "Row", "Sheet", "load", "register_columns", "restore", "save"]
