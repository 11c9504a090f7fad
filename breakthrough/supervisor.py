"""Runs several programs as one: all start, all stop, and the end of one is the end of all."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

PATIENCE = 15


class Stopped(BaseException):
    """Somebody asked for the end. No Exception, so that no handler of errors swallows it."""


def stop_on_signals() -> None:
    """From now on, Ctrl-C and the usual signals to stop raise Stopped, once."""

    def stop(number: int, frame: FrameType | None) -> None:
        # The rest is for us to do in peace; a second Ctrl-C must not leave half of it behind.
        for known in numbers:
            signal.signal(known, signal.SIG_IGN)
        raise Stopped

    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    for number in numbers:
        signal.signal(number, stop)


class Supervisor:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.children: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, *arguments: str) -> None:
        """Starts a Python program."""
        command = [sys.executable, *arguments]
        self.children[name] = subprocess.Popen(command, cwd=self.folder, preexec_fn=bind_to_parent())

    def wait(self, until: Callable[[], bool] = lambda: False) -> str | None:
        """Waits for the condition, or for the end of a child, whose name it returns."""
        while not until():
            for name, child in self.children.items():
                if child.poll() is not None:
                    return name
            time.sleep(0.1)
        return None

    def stop(self) -> None:
        """Ends all children, those first that were started last."""
        running = [child for child in reversed(self.children.values()) if child.poll() is None]
        for child in running:
            child.terminate()
        deadline = time.monotonic() + PATIENCE
        for child in running:
            try:
                child.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def bind_to_parent() -> Callable[[], None]:
    """What a child does before it begins.

    It is deaf to Ctrl-C, which a terminal sends to the whole group: this process tells it when to stop. And where the
    system can do that (Linux), it is told to stop if this process is killed.
    """
    library = ctypes.CDLL(None) if sys.platform == "linux" else None
    parent = os.getpid()

    def bind() -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        if library:
            library.prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG
            if os.getppid() != parent:
                os.kill(os.getpid(), signal.SIGTERM)

    return bind
