"""Turns a document – words, tables, charts, footnotes – into a file: Word, PDF or a web page.

It knows nothing of what the document is about. The same document gives the same bytes, always.
"""
