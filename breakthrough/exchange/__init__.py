"""Excel and CSV, in and out, from one description of each table.

declaration.py   what an app adds to what its models say themselves (`<app>/exchange.py`)
description.py   the columns of a table: headings in both languages, kinds of values, and by what its rows are known
column.py, kinds.py   how a value stands in a cell, and how a cell is read
naming.py        how a row is named in another row's cell, and which row a name means
reading.py       the rows of a table as values

cells.py, book.py, export.py, template.py   workbooks and CSV, written row by row
portfolio.py     the workbook of a whole portfolio

upload/          files that people bring, read by a process of its own
headings.py, parsing.py, resolving.py   its sheets as values
shelf.py         many rows in little memory
matching.py      which row of the database each row speaks of
importing.py, saving.py   what an import changes, written by the forms
outcome.py, telling.py    what becomes of each row
moving.py        a whole portfolio into an empty database
runs.py, jobs.py, annotated.py   the way of an upload in the browser
"""

from breakthrough.exchange.declaration import declare, leads_to, target_of
from breakthrough.exchange.description import Description, describe, described, is_exchanged

__all__ = ["Description", "declare", "describe", "described", "is_exchanged", "leads_to", "target_of"]
