"""A small load: some clients over kept-alive connections, each sending prepared requests as fast as answered."""

import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import quantiles


@dataclass
class Figures:
    """What a load saw: answers a second, and how long answers took in milliseconds."""

    seconds: float = 0.0
    took_ms: list[float] = field(default_factory=list)
    not_200: int = 0

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return len(self.took_ms) / self.seconds

    def percentile(self, wanted: int) -> float:
        """The time that `wanted` percent of the answers stayed under, in milliseconds."""
        return quantiles(self.took_ms, n=100, method="inclusive")[wanted - 1]


def run(port: int, prepared: Sequence[bytes], clients: int) -> Figures:
    """Share the prepared requests among the clients and send them all."""
    figures, lock = Figures(), threading.Lock()

    def client(mine: Sequence[bytes]) -> None:
        took, bad = _send_all(port, mine)
        with lock:
            figures.took_ms += took
            figures.not_200 += bad

    threads = [threading.Thread(target=client, args=(prepared[number::clients],)) for number in range(clients)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    figures.seconds = time.perf_counter() - begun
    return figures


def _send_all(port: int, prepared: Sequence[bytes]) -> tuple[list[float], int]:
    took: list[float] = []
    bad = 0
    connection = socket.create_connection(("127.0.0.1", port))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    for request in prepared:
        begun = time.perf_counter()
        connection.sendall(request)
        answer = _read_answer(connection)
        took.append((time.perf_counter() - begun) * 1000)
        bad += not answer.startswith(b"HTTP/1.1 200")
    connection.close()
    return took, bad


def _read_answer(connection: socket.socket) -> bytes:
    """One answer with a Content-Length, head and body."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += _more(connection)
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(
        int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")
    )
    while len(body) < length:
        body += _more(connection)
    return data


def _more(connection: socket.socket) -> bytes:
    received = connection.recv(65536)
    if not received:
        raise ConnectionError("the server closed the connection")
    return received
