"""That every row's file is there and has its bytes, and that no file lies about without a row."""

from __future__ import annotations

from breakthrough.models import StoredFile
from breakthrough.uploads import store


def damaged() -> list[str]:
    """The hashes of the files that are missing or have other bytes than they had."""
    hashes = StoredFile.objects.order_by("pk").values_list("sha256", flat=True)
    return [sha256 for sha256 in hashes.iterator() if not store.is_intact(sha256)]


def tidy() -> int:
    # A row, once committed, stays: history may name it. So what no row names belongs to a transaction that failed.
    return store.remove_strays(StoredFile.objects.values_list("sha256", flat=True))
