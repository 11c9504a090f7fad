"""Secrets that are made once and kept in the data folder, readable by their owner only."""

import os
import secrets
import tempfile
from pathlib import Path


def secret_key(data: Path) -> str:
    """The key that signs sessions and tokens."""
    return os.environ.get("BREAKTHROUGH_SECRET_KEY") or kept(data / "secret-key", secrets.token_urlsafe(50))


def demo_password(data: Path) -> str:
    """The password of the demonstration accounts."""
    return os.environ.get("BREAKTHROUGH_DEMO_PASSWORD") or kept(data / "demo-password", secrets.token_urlsafe(12))


def database_password(data: Path) -> str:
    """The password of the embedded database."""
    return kept(data / "postgres-password", secrets.token_urlsafe(32))


def kept(path: Path, fresh: str) -> str:
    """The secret in the file; where there is none yet, the fresh one, from now on."""
    if not path.exists():
        make_data_folder(path.parent)
        # mkstemp makes it mode 600. Linking a whole file, and only where none is, leaves no moment in which
        # another process could read half a secret or put a second one in its place.
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        with os.fdopen(handle, "w") as file:
            file.write(fresh)
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            os.unlink(draft)
    return path.read_text().strip()


def make_data_folder(path: Path) -> None:
    """Makes the folder, closed to others; the database's account must pass through it when the project runs as root."""
    if not path.exists():
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(0o711 if os.geteuid() == 0 else 0o700)
