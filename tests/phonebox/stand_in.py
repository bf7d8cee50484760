"""A small application that stands for hotline: it checks signatures with Twilio's validator and remembers."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import parse_qsl

from flask import Flask, Response, request
from twilio.request_validator import RequestValidator
from werkzeug.serving import make_server

ACCOUNT_SID = "AC" + "0123456789abcdef" * 2
AUTH_TOKEN = "a token for tests"
PATIENCE = 10.0

Found = TypeVar("Found")
Answer = tuple[int, str, str | bytes]


def wait_for(look: Callable[[], Found]) -> Found:
    """The first thing found that counts as true."""
    give_up_at = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < give_up_at, "waited in vain"
        time.sleep(0.01)
    return found


@dataclass(frozen=True)
class Hit:
    method: str
    path: str
    form: dict[str, str]
    query: str
    headers: dict[str, str]
    is_signed: bool

    @property
    def fields(self) -> dict[str, str]:
        """What was told, in the form or in the query."""
        return dict(parse_qsl(self.query, keep_blank_values=True)) | self.form


@dataclass
class StandIn:
    """`answers` are given to texts one by one, the last for ever: (status, content type, body or Location);
    `pages` to everything else by path, in the same way."""

    hits: list[Hit] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    pages: dict[str, list[Answer]] = field(default_factory=dict)
    slow: threading.Event = field(default_factory=threading.Event)
    url: str = ""

    def to(self, path: str, sid: str | None = None) -> list[Hit]:
        return [hit for hit in list(self.hits) if hit.path == path and sid in (None, hit.form.get("MessageSid"))]

    def statuses(self, sid: str) -> list[str]:
        return [hit.form["MessageStatus"] for hit in self.to("/status", sid)]

    def plays(self, path: str, *documents: str) -> None:
        """The verbs that this path answers with, one document after the other, the last for ever."""
        self.pages[path] = [(200, "text/xml", f"<Response>{verbs}</Response>") for verbs in documents]

    def told(self, path: str) -> dict[str, str]:
        """The fields of the one request that has come to this path, waited for."""
        (hit,) = wait_for(lambda: self.to(path))
        assert hit.is_signed
        return hit.fields

    def forget(self) -> None:
        self.hits.clear()
        self.answers.clear()
        self.pages.clear()
        self.slow.set()
        self.slow = threading.Event()


def start_stand_in() -> StandIn:
    stand_in = StandIn()
    app = Flask(__name__)
    validator = RequestValidator(AUTH_TOKEN)

    @app.route("/<path:path>", methods=["GET", "POST"])
    def hear(path: str) -> Response:
        url = request.url if request.query_string else request.base_url
        signed = validator.validate(url, request.form, request.headers.get("X-Twilio-Signature", ""))
        query = request.query_string.decode()
        stand_in.hits.append(
            Hit(request.method, f"/{path}", request.form.to_dict(), query, dict(request.headers), signed)
        )
        return answer(stand_in, path)

    server = make_server("127.0.0.1", 0, app, threaded=True)
    stand_in.url = f"http://127.0.0.1:{server.port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return stand_in


def answer(stand_in: StandIn, path: str) -> Response:
    if path == "slow":
        stand_in.slow.wait(PATIENCE)
    answers = stand_in.pages.get(f"/{path}") or (stand_in.answers if path in ("sms", "status") else [])
    if not answers:
        return Response(status=204) if path == "status" else Response("<Response/>", content_type="text/xml")
    status, content_type, body = answers.pop(0) if len(answers) > 1 else answers[0]
    if status // 100 == 3:
        return Response(status=status, headers={"Location": str(body)})
    return Response(body, status, content_type=content_type)
