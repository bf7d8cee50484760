"""How a geocoder outside is spoken to: one GET, no redirect followed, no more than so many bytes and seconds."""

import json
import time
from typing import Any

import requests
from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderParseError, GeocoderServiceError, GeocoderTimedOut, GeocoderUnavailable
from urllib3.exceptions import HTTPError, ReadTimeoutError

LARGEST_ANSWER = 500_000  # bytes; ten places take ten thousand
PIECE = 16_384


class CarefulAdapter(BaseSyncAdapter):  # type: ignore[misc]
    """geopy's way to the network. The messages of its errors never hold the address that was asked for."""

    def __init__(self, *, proxies: Any, ssl_context: Any) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        """The answer, which has to be JSON."""
        try:
            return json.loads(self._get(url, timeout, headers))
        except (ValueError, RecursionError):
            raise GeocoderParseError("the answer is no JSON") from None

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        """The answer as text."""
        return self._get(url, timeout, headers).decode(errors="replace")

    def _get(self, url: str, timeout: float, headers: dict[str, str]) -> bytes:
        try:
            with requests.get(url, timeout=timeout, headers=headers, stream=True, allow_redirects=False) as answer:
                if answer.status_code != requests.codes.ok:
                    raise AdapterHTTPError(
                        f"status {answer.status_code}",
                        status_code=answer.status_code,
                        headers=answer.headers,
                        text=None,
                    )
                return _body(answer, time.monotonic() + timeout)
        except (requests.Timeout, ReadTimeoutError):
            raise GeocoderTimedOut("no answer in time") from None
        except (requests.RequestException, HTTPError):
            raise GeocoderUnavailable("no connection, or a broken one") from None


def _body(answer: requests.Response, until: float) -> bytes:
    """All of it, piece by piece: a service may send one byte every few seconds, or never stop."""
    body = b""
    while piece := answer.raw.read1(PIECE, decode_content=True):
        body += piece
        if len(body) > LARGEST_ANSWER:
            raise GeocoderServiceError("the answer is too long")
        if time.monotonic() > until:
            raise GeocoderTimedOut("the answer takes too long")
    return body
