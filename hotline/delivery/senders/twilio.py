"""Twilio, or any carrier that speaks its API: texts and calls out, recordings in, its codes in our words."""

from datetime import datetime
from typing import Any

import requests
from twilio.base.exceptions import TwilioException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client
from urllib3.exceptions import NewConnectionError, SSLError

from hotline.delivery.senders import Accepted, CarrierAwayError, Outcome, Reason, Rejected, Unknown
from hotline.delivery.senders.codes import reason_of, state_of
from hotline.records.states import MessageState

# Shorter than a job's own limit, longer than the carrier needs: an answer after this is "unknown".
TIMEOUT_S = 10
# How many texts to one number are looked through when a text's fate is unknown.
LOOK_BACK = 50
NOT_FOUND = 404
# What the client raises when an answer is not JSON, or JSON in another shape than the carrier's.
NONSENSE = (ValueError, TypeError, AttributeError, KeyError)


class TwilioSender:
    """Sends through one account; built once in a process."""

    def __init__(self, account_sid: str, auth_token: str, base_url: str) -> None:
        self.client = Client(account_sid, auth_token, http_client=TwilioHttpClient(timeout=TIMEOUT_S))
        self.client.api.base_url = base_url.rstrip("/")

    def send_text(self, *, to: str, body: str, sender: str, receipt_url: str, valid_s: int) -> Outcome:
        """Hand one text to the carrier."""
        try:
            taken = self.client.messages.create(
                to=to, body=body, from_=sender, status_callback=receipt_url, validity_period=valid_s
            )
        except TwilioException as error:
            return _refused(error)
        except (requests.exceptions.RequestException, *NONSENSE) as error:
            return _unanswered(error)
        return _accepted(taken) if taken.sid else Unknown("an answer without an id")

    def place_call(self, *, to: str, shown: str, answer_url: str, status_url: str, ring_s: int) -> Outcome:
        """Let the carrier call somebody; what is said is asked for at `answer_url` when they answer."""
        try:
            made = self.client.calls.create(
                to=to, from_=shown, url=answer_url, status_callback=status_url, timeout=ring_s
            )
        except TwilioException as error:
            return _refused(error)
        except (requests.exceptions.RequestException, *NONSENSE) as error:
            return _unanswered(error)
        return Accepted(made.sid, MessageState.SENT) if made.sid else Unknown("an answer without an id")

    def find_call(self, *, to: str, since: datetime) -> list[Accepted]:
        """The calls the carrier has made to this number since then; CarrierAwayError."""
        try:
            listed = self.client.calls.list(to=to, start_time_after=since, limit=LOOK_BACK)
        except (TwilioException, requests.exceptions.RequestException, *NONSENSE) as error:
            raise CarrierAwayError(type(error).__name__) from error
        return [Accepted(call.sid, MessageState.SENT) for call in listed if call.sid]

    def fetch_recording(self, carrier_sid: str) -> tuple[bytes, str] | None:
        """The sound and its content type; None when there is no such recording; CarrierAwayError."""
        try:
            answer = requests.get(
                f"{self.client.api.base_url}/2010-04-01/Accounts/{self.client.account_sid}/Recordings/{carrier_sid}",
                auth=(self.client.username, self.client.password),
                timeout=TIMEOUT_S,
            )
        except requests.exceptions.RequestException as error:
            raise CarrierAwayError(type(error).__name__) from error
        if answer.status_code == NOT_FOUND:
            return None
        if not answer.ok:
            raise CarrierAwayError(f"the carrier answered {answer.status_code}")
        return answer.content, answer.headers.get("Content-Type", "audio/x-wav").partition(";")[0]

    def delete_recording(self, carrier_sid: str) -> None:
        """The carrier keeps no copy any more; CarrierAwayError."""
        try:
            self.client.recordings(carrier_sid).delete()
        except TwilioException as error:
            if getattr(error, "status", None) != NOT_FOUND:
                raise CarrierAwayError(type(error).__name__) from error
        except requests.exceptions.RequestException as error:
            raise CarrierAwayError(type(error).__name__) from error

    def find_text(self, *, to: str, body: str, since: datetime) -> list[Accepted]:
        """The texts the carrier has taken to this number with this body since then; CarrierAwayError."""
        try:
            listed = self.client.messages.list(to=to, date_sent_after=since, limit=LOOK_BACK)
        except (TwilioException, requests.exceptions.RequestException, *NONSENSE) as error:
            raise CarrierAwayError(type(error).__name__) from error
        return [_accepted(message) for message in listed if message.body == body and message.sid]


def _accepted(message: Any) -> Accepted:
    return Accepted(message.sid, state_of(str(message.status)) or MessageState.SENT)


def _refused(error: TwilioException) -> Outcome:
    """4xx is a refusal; 429 promises that nothing was taken; after any 5xx nobody can tell.

    A redirect comes from something that is not the carrier: the address in the settings is wrong.
    """
    status, code = getattr(error, "status", None), getattr(error, "code", None)
    if status is None or status >= 500:
        return Unknown(f"the carrier answered {status}")
    if status < 400:
        return Rejected(Reason.CONFIG, None, retry=False)
    reason = Reason.THROTTLED if status == 429 else reason_of(code)
    return Rejected(reason, code, retry=status == 429 or reason == Reason.THROTTLED)


def _unanswered(error: Exception) -> Outcome:
    """A connection that never stood took nothing with it; anything later may have arrived."""
    if isinstance(error, requests.exceptions.ConnectTimeout) or _refused_to_connect(error):
        return Rejected(Reason.UNREACHABLE, None, retry=True)
    return Unknown(type(error).__name__)


def _refused_to_connect(error: Exception) -> bool:
    """Also when the carrier's name is not known or its certificate is wrong: nothing was said to it yet."""
    cause = getattr(error.args[0], "reason", None) if error.args else None
    return isinstance(cause, NewConnectionError | SSLError)
