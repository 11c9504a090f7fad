"""Excel and CSV, in and out, from one description of each table.

declaration.py   what an app adds to what its models say themselves (`<app>/exchange.py`)
description.py   the columns of a table: headings in both languages, kinds of values, and by what its rows are known
kinds.py         how a value stands in a cell, and how a cell is read
naming.py        how a row is named in another row's cell
reading.py       the rows of a table as values
cells.py, book.py, export.py   workbooks and CSV, written row by row
"""

from breakthrough.exchange.declaration import declare, leads_to, target_of
from breakthrough.exchange.description import Description, describe, described, is_exchanged

__all__ = ["Description", "declare", "describe", "described", "is_exchanged", "leads_to", "target_of"]
