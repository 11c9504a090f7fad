"""Duplicates: rows that are likely the same person or organization, how they are merged, and how that is taken back.

registry.py    an app names its kind of row in `<app>/duplicates.py`: register(Kind(...))
names.py       names as they are compared: Chinese, English, pinyin
signals.py     what speaks for, and what against, two rows being the same
finding.py     pairs rows up, and keeps the queue: at night all of them, at entry one row
pair.py        the queue's table, one for each kind
merging.py     merge, unmerge, dismiss, propose
uses.py        what hangs on a row, as far as somebody may see it
collisions.py  what would be entered twice if two rows were one
preview.py     what a merge would move, and what the figures would be
rights.py      who may decide
"""
