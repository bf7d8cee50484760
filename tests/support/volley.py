"""Many texts at the same moment: every connection stands, one barrier releases them all."""

import http.client
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from .house import signed_text

PATIENCE_S = 30


@dataclass(frozen=True)
class Shot:
    """One text; with a `sid` of its own it is the same text wherever it appears again."""

    sender: str
    body: str
    sid: str = ""


def fire(url: str, shots: Sequence[Shot]) -> list[int]:
    """Post all of them at once; the HTTP status of each answer, 0 for none at all."""
    barrier = threading.Barrier(len(shots))
    with ThreadPoolExecutor(len(shots)) as pool:
        return list(pool.map(lambda shot: _post(url, shot, barrier), shots))


def _post(url: str, shot: Shot, barrier: threading.Barrier) -> int:
    form, headers = signed_text(url, shot.sender, shot.body, shot.sid)
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    address = urlsplit(url)
    connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=PATIENCE_S)
    try:
        connection.connect()
        barrier.wait(PATIENCE_S)
        connection.request("POST", "/sms", urlencode(form), headers)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException, threading.BrokenBarrierError):
        return 0
    finally:
        connection.close()
