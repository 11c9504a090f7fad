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
        # In a group of its own: what the terminal or a service manager sends to ours must not reach it a second time.
        self.children[name] = subprocess.Popen(command, cwd=self.folder, process_group=0, preexec_fn=stop_with_parent())

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


def stop_with_parent() -> Callable[[], None] | None:
    """What a child does before it begins, where the system can (Linux): it asks to be stopped if we are killed."""
    if sys.platform != "linux":
        return None
    library, parent = ctypes.CDLL(None), os.getpid()

    def ask() -> None:
        library.prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)

    return ask
