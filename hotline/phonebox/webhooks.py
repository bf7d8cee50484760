"""Signed requests to the application, tried again as the address itself asks for."""

import time
from dataclasses import dataclass, replace
from http.cookiejar import DefaultCookiePolicy
from urllib.parse import parse_qs, urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter

from hotline.phonebox.signing import Fields, sign

MOST_REDIRECTS = 10
MOST_BYTES, MOST_SOUND_BYTES = 64 * 1024, 16 * 1024 * 1024
RETRIEVAL_FAILED, CONNECTION_FAILED, TOO_MANY_REDIRECTS, TOO_LARGE = 11200, 11205, 11215, 11750


@dataclass(frozen=True)
class Rules:
    """What the fragment of a webhook address may override; times in seconds."""

    connect: float = 5.0
    read: float = 15.0
    total: float = 15.0
    retries: int = 1
    retry_on: frozenset[str] = frozenset({"ct"})

    def covers(self, trouble: str | None) -> bool:
        return trouble is not None and not self.retry_on.isdisjoint({trouble, "all"})


@dataclass(frozen=True)
class Errand:
    """A request to be made: its fields travel in the body of a POST or in the query of a GET."""

    method: str
    url: str
    fields: Fields
    token: str
    most_bytes: int = MOST_BYTES


@dataclass(frozen=True)
class Outcome:
    """What became of an errand: the last answer, or the trouble (`ct`, `rt`, `4xx`, `5xx`) and its code."""

    url: str
    status: int | None = None
    content_type: str = ""
    content: bytes = b""
    trouble: str | None = None
    error_code: int | None = None
    attempts: int = 1

    @property
    def body(self) -> str:
        return self.content.decode("utf-8", "replace")


def read_rules(url: str) -> tuple[str, Rules]:
    """The address without its fragment, and the rules the fragment gave; out of range is ignored."""
    address, _, fragment = url.partition("#")
    given = {name: values[-1] for name, values in parse_qs(fragment).items()}
    standard = Rules()
    return address, Rules(
        connect=_in_range(given.get("ct"), 100, 10_000, 1000, standard.connect),
        read=_in_range(given.get("rt"), 100, 15_000, 1000, standard.read),
        total=_in_range(given.get("tt"), 100, 15_000, 1000, standard.total),
        retries=int(_in_range(given.get("rc"), 0, 5, 1, standard.retries)),
        retry_on=frozenset(given["rp"].split(",")) if "rp" in given else standard.retry_on,
    )


def _in_range(text: str | None, lowest: int, highest: int, unit: int, otherwise: float) -> float:
    if text is None or not text.isascii() or not text.isdigit() or not lowest <= int(text) <= highest:
        return otherwise
    return int(text) / unit


class Webhooks:
    def __init__(self, auth_token: str) -> None:
        self._auth_token = auth_token
        self._session = requests.Session()
        self._session.trust_env = False
        # The session is shared by all handsets: a cookie of one must not reach the next.
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, HTTPAdapter(pool_maxsize=64))

    def post(self, url: str, fields: Fields, token: str) -> Outcome:
        return self.run(Errand("POST", url, fields, token))

    def fetch_sound(self, url: str, token: str) -> Outcome:
        return self.run(Errand("GET", url, [], token, MOST_SOUND_BYTES))

    def run(self, errand: Errand) -> Outcome:
        """Every attempt carries the same idempotency token, so that the application can tell a retry."""
        address, rules = read_rules(errand.url)
        errand = replace(errand, url=address)
        give_up_at = time.monotonic() + rules.total
        attempt = 1
        outcome = self._follow(errand, rules, give_up_at)
        while attempt <= rules.retries and rules.covers(outcome.trouble) and time.monotonic() < give_up_at:
            attempt += 1
            outcome = self._follow(errand, rules, give_up_at)
        return replace(outcome, attempts=attempt)

    def _follow(self, errand: Errand, rules: Rules, give_up_at: float) -> Outcome:
        """A redirected POST comes back as a GET without its fields, as it does from Twilio."""
        for _ in range(MOST_REDIRECTS + 1):
            outcome, location = self._try(errand, rules, give_up_at)
            if location is None:
                return outcome
            errand = replace(errand, method="GET", url=urljoin(errand.url, location), fields=[])
        return Outcome(errand.url, outcome.status, error_code=TOO_MANY_REDIRECTS)

    def _try(self, errand: Errand, rules: Rules, give_up_at: float) -> tuple[Outcome, str | None]:
        left = max(0.1, give_up_at - time.monotonic())
        try:
            response = self._session.send(
                self._prepare(errand),
                timeout=(min(rules.connect, left), min(rules.read, left)),
                allow_redirects=False,
            )
        except requests.ReadTimeout:
            return Outcome(errand.url, trouble="rt", error_code=RETRIEVAL_FAILED), None
        except requests.RequestException:
            return Outcome(errand.url, trouble="ct", error_code=CONNECTION_FAILED), None
        return _read_response(errand, response), response.headers.get("Location") if response.is_redirect else None

    def _prepare(self, errand: Errand) -> requests.PreparedRequest:
        in_query = errand.method == "GET"
        query, form = (errand.fields, []) if in_query else ([], errand.fields)
        prepared = requests.Request(errand.method, errand.url, params=query, data=form).prepare()
        prepared.headers.update(
            {
                "User-Agent": "TwilioProxy/1.1",
                "Accept": "*/*",
                "X-Home-Region": "us1",
                "I-Twilio-Idempotency-Token": errand.token,
                "X-Twilio-Signature": sign(self._auth_token, str(prepared.url), form),
            }
        )
        return prepared


def _read_response(errand: Errand, response: requests.Response) -> Outcome:
    trouble = {4: "4xx", 5: "5xx"}.get(response.status_code // 100)
    error_code = RETRIEVAL_FAILED if trouble else None
    if len(response.content) > errand.most_bytes:
        error_code = TOO_LARGE
    return Outcome(
        errand.url,
        response.status_code,
        response.headers.get("Content-Type", "").partition(";")[0].strip().lower(),
        response.content,
        trouble,
        error_code,
    )


def with_error(fields: Fields, error_code: int, url: str) -> Fields:
    """The fields that a fallback address gets: the same, and what went wrong where."""
    return [
        *fields,
        ("ErrorCode", str(error_code)),
        ("ErrorUrl", urlsplit(url)._replace(fragment="").geturl()),
    ]
