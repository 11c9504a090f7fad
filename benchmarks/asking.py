"""Requests by several at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import count
from typing import Any

TIMEOUT = 300


@dataclass(frozen=True)
class Request:
    """What is asked of a server; `write` gives path and body anew for the number of each request."""

    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    method: str = "GET"
    status: int = 200
    write: Callable[[int], tuple[str, str | None]] | None = None


class WrongAnswer(Exception):
    """A server answered otherwise than it must, so that its speed says nothing."""


def send(connection: HTTPConnection, request: Request, number: int) -> Any:
    path, body = request.write(number) if request.write else (request.path, None)
    connection.request(request.method, path, body, dict(request.headers))
    answer = connection.getresponse()
    text = answer.read()
    if answer.status != request.status:
        raise WrongAnswer(f"{request.method} {request.path}: {answer.status} {text[:500]!r}")
    return answer, text


def one(port: int, request: Request, number: int = 0) -> Any:
    """A single answer, with its headers, and its text."""
    connection = HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    try:
        return send(connection, request, number)
    finally:
        connection.close()


class Crowd:
    """Several who ask the same, each as soon as it is answered, for some time."""

    def __init__(self, port: int, request: Request, numbers: Iterator[int] | None = None) -> None:
        self.port, self.request = port, request
        self.numbers = numbers or count()
        self.lock = threading.Lock()
        self.failure: Exception | None = None
        self.waits: list[float] = []

    def ask(self, seconds: float, at_once: int) -> int:
        """How many answers there were; each asker gets one at least."""
        self.waits, self.failure = [], None
        self.deadline = time.monotonic() + seconds
        threads = [threading.Thread(target=self.go_on) for _one in range(at_once)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self.failure:
            raise self.failure
        return len(self.waits)

    def go_on(self) -> None:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        try:
            while True:
                with self.lock:
                    number = next(self.numbers)
                began = time.monotonic()
                send(connection, self.request, number)
                ended = time.monotonic()
                self.waits.append(ended - began)
                if ended > self.deadline or self.failure:
                    return
        except Exception as failure:
            self.failure = failure
        finally:
            connection.close()
