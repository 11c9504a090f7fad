"""Texts that a spreadsheet would take for formulas: guarded on the way out, and exactly themselves on the way back."""

from __future__ import annotations

import re

BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# What a writer of workbooks must not make of texts; and its rows leave the memory as they are written.
SAFE = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
SIGNS = re.escape("".join(BEGINNINGS))
WOULD_COMPUTE = re.compile(f"'*[{SIGNS}]")
GUARDED = re.compile(f"'+[{SIGNS}]")


def guarded(text: str) -> str:
    """With an apostrophe before what would begin a formula, and before apostrophes that stand there themselves."""
    return f"'{text}" if WOULD_COMPUTE.match(text) else text


def bare(text: str) -> str:
    """What was guarded, without its apostrophe."""
    return text[1:] if GUARDED.match(text) else text
