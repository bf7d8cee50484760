"""A PostgreSQL cluster of the tests' own, on a free port of the loopback address, gone afterwards.

PostgreSQL refuses to run as root: root hands it to the user `postgres` that its package made.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg

from .free_port import free_port

NEWEST_FIRST = sorted(
    Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True
)


def binaries() -> Path | None:
    """Where initdb and postgres are, None when they are not installed."""
    found = shutil.which("initdb")
    folders = [*NEWEST_FIRST, *([Path(found).parent] if found else [])]
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@contextmanager
def running_cluster(binaries: Path) -> Iterator[str]:
    """The address of an empty cluster's server, without the database's name."""
    with tempfile.TemporaryDirectory(prefix="hotline-pg-") as folder:
        data, port = Path(folder) / "data", free_port()
        _hand_over(folder)
        made = [str(binaries / "initdb"), "-D", str(data), "-U", "hotline", "-A", "trust", "--no-sync"]
        subprocess.run([*_lowered(), *made, "--locale=C.UTF-8"], check=True, capture_output=True, cwd="/")
        options = ["-c", "fsync=off", "-c", "max_connections=200", "-c", "listen_addresses=127.0.0.1"]
        command = [str(binaries / "postgres"), "-D", str(data), "-p", str(port), "-k", folder, *options]
        server = subprocess.Popen([*_lowered(), *command], stderr=subprocess.DEVNULL, cwd="/")
        try:
            address = f"postgresql://hotline@127.0.0.1:{port}"
            _wait_for(address)
            yield address
        finally:
            server.send_signal(signal.SIGINT)  # does not wait for clients, as SIGTERM would
            server.wait(20)


def create_database(address: str, name: str, template: str = "template1") -> str:
    """A new database on the server, empty or a copy of another one; its address."""
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
    return f"{address}/{name}"


def _lowered() -> Sequence[str]:
    """How to run as somebody other than root."""
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []


def _hand_over(folder: str) -> None:
    if os.geteuid() == 0:
        person = pwd.getpwnam("postgres")
        os.chown(folder, person.pw_uid, person.pw_gid)


def _wait_for(address: str) -> None:
    for _ in range(200):
        try:
            psycopg.connect(f"{address}/postgres").close()
            return
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise RuntimeError("PostgreSQL did not start")
