"""Waiting for something new without using the server up: few wait at a time in each process, and never for long."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from django.conf import settings

PAUSE = 0.5
places = BoundedSemaphore(settings.FEED["waiting_at_a_time"])


@contextmanager
def a_place_to_wait() -> Iterator[bool]:
    """Whether one may wait; where others wait already, one is answered at once."""
    is_free = places.acquire(blocking=False)
    try:
        yield is_free
    finally:
        if is_free:
            places.release()


def pauses(seconds: float) -> Iterator[None]:
    """One pause after the other, until the time is over."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        time.sleep(min(PAUSE, left))
        yield
