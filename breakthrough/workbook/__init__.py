"""The office's Excel report (台账): one sheet for each view of the portfolio, and a cover that says how it was made.

An app declares its sheets in `<app>/workbook.py`. Numbers come from the dictionary of figures; no sheet computes one.
"""

from breakthrough.workbook import figures
from breakthrough.workbook.sheet import Cell, Column, Inquiry, Measured, Sheet, Toned, register, sheets

register(figures.SHEET)

__all__ = ["Cell", "Column", "Inquiry", "Measured", "Sheet", "Toned", "register", "sheets"]
