"""A geocoder on the loopback address: answers as Addok, Photon or Nominatim would, or as badly as it is told to."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlparse


@dataclass
class Geocoder:
    """What the server is to answer, and what it was asked."""

    url: str = ""
    answer: str = "[]"
    known: dict[str, str] = field(default_factory=dict)  # words of a question > the answer to it
    meanwhile: Callable[[], object] = lambda: None
    later_answers: list[str] = field(default_factory=list)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    hang_up: bool = False
    drip_s: float = 0
    asked: list[tuple[str, dict[str, list[str]]]] = field(default_factory=list)
    asked_at: list[float] = field(default_factory=list)
    asked_by: list[str] = field(default_factory=list)

    def answers(self, *features: dict[str, Any]) -> None:
        """From now on, whatever is asked."""
        self.answer = collection(*features)

    def reply(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one question."""
        self.asked_at.append(time.monotonic())
        address = urlparse(handler.path)
        self.asked.append((address.path, parse_qs(address.query)))
        self.asked_by.append(handler.headers["User-Agent"])
        if self.hang_up:
            handler.close_connection = True
            return
        self.meanwhile()
        answer = self.later_answers.pop(0) if self.later_answers else self._answer_to(handler.path)
        handler.send_response(self.status)
        for name, value in self.headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        with suppress(BrokenPipeError, ConnectionResetError):
            for piece in [answer] if not self.drip_s else answer:
                handler.wfile.write(piece.encode())
                handler.wfile.flush()
                time.sleep(self.drip_s)

    def _answer_to(self, path: str) -> str:
        return next((answer for words, answer in self.known.items() if words in path), self.answer)


def collection(*features: dict[str, Any]) -> str:
    """The answer of Addok and Photon."""
    return json.dumps({"type": "FeatureCollection", "features": features})


def feature(told: dict[str, Any], latitude: float, longitude: float) -> dict[str, Any]:
    """One result of Addok and Photon."""
    point = {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "geometry": point, "properties": told}


def house(number: str, street: str, **more: Any) -> dict[str, Any]:
    """What Addok tells of a house in Orléans."""
    told = {"score": 0.97, "housenumber": number, "street": street, "type": "housenumber"}
    return told | {"postcode": "45000", "citycode": "45234", "city": "Orléans"} | more


@contextmanager
def running_geocoder() -> Iterator[Geocoder]:
    """A geocoder on a free port."""
    state = Geocoder()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.reply(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield state
    server.shutdown()
    server.server_close()
