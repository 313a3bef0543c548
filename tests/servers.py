"""A real PostgreSQL server for tests, on a socket in a folder of its own: no port, no password."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

USER = "postgres"
"""Whom Debian's package makes; the server refuses to run as root."""


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, None where PostgreSQL is not installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)


def reason_to_skip() -> str | None:
    """Why no server can be started here."""
    if programs() is None:
        return "PostgreSQL is not installed (Debian: postgresql)"
    if os.getuid() == 0:
        try:
            pwd.getpwnam(USER)
        except KeyError:
            return f"PostgreSQL refuses to run as root, and there is no user {USER}"
    return None


class Server:
    """A cluster in a folder, started and stopped at will."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._as: dict[str, str | int] = {}
        if os.getuid() == 0:
            user = pwd.getpwnam(USER)
            os.chown(folder, user.pw_uid, user.pw_gid)
            self._as = {"user": user.pw_uid, "group": user.pw_gid}
        self._run("initdb", "-D", str(folder / "data"), "-U", USER, "-A", "trust", "-N",
                  "-E", "UTF8", "--locale=C")  # fmt: skip

    def start(self) -> None:
        """Start, and wait until it listens."""
        options = f"-k {self.folder} -c listen_addresses= -c fsync=off -c max_connections=20"
        log = str(self.folder / "log")
        self._control("start", "-w", "-l", log, "-o", options)

    def stop(self) -> None:
        """Stop as when the power fails: every connection breaks, nothing is written down."""
        self._control("stop", "-m", "immediate")

    def address(self, database: str = USER, user: str = USER) -> str:
        """The address of a database."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def _control(self, *words: str) -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), *words)

    def _run(self, program: str, *words: str) -> None:
        place = programs()
        assert place is not None
        command = [str(place / program), *words]
        done = subprocess.run(
            command, cwd=self.folder, text=True, check=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
            extra_groups=[] if self._as else None, **self._as,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr


@contextlib.contextmanager
def server() -> Iterator[Server]:
    """A running server; gone with its folder afterwards."""
    # Not pytest's folder, which only its owner may enter; and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="phuluc-pg-", dir="/tmp"))
    try:
        made = Server(folder)
        made.start()
        try:
            yield made
        finally:
            with contextlib.suppress(AssertionError):
                made.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
