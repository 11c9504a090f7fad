"""Rows that are kept in a file instead of in memory: many take hardly more room than a few."""

from __future__ import annotations

import pickle
import weakref
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import Any

# So many rows are in memory at once.
CHUNK = 1_000
IN_MEMORY = 1 << 20


class Shelf[T]:
    """Rows in their order, in a file without a name that goes with it. Whoever takes them gets copies."""

    def __init__(self, rows: Iterable[T] = ()) -> None:
        self.file: Any = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115
        weakref.finalize(self, self.file.close)
        self.fresh: list[T] = []
        self.count = 0
        for row in rows:
            self.add(row)

    def add(self, row: T) -> None:
        self.fresh.append(row)
        self.count += 1
        if len(self.fresh) == CHUNK:
            self.put()

    def put(self) -> None:
        self.file.seek(0, 2)
        pickle.dump(self.fresh, self.file, pickle.HIGHEST_PROTOCOL)
        self.fresh = []

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[T]:
        for chunk in self.chunks():
            yield from chunk

    def chunks(self) -> Iterator[list[T]]:
        """The rows, as many at once as memory holds easily."""
        if self.fresh:
            self.put()
        place, end = 0, self.file.seek(0, 2)
        while place < end:
            self.file.seek(place)
            # Nobody else writes this file: it has no name.
            chunk = pickle.load(self.file)  # noqa: S301
            place = self.file.tell()
            yield chunk
