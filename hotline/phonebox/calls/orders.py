"""What the carrier refuses before it takes a call, each with the code that Twilio gives (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass

from hotline.phonebox.calls.bridging import LONGEST_TALK
from hotline.phonebox.calls.call import Callback, Step
from hotline.phonebox.calls.ringing import DETECTED
from hotline.phonebox.checks import RefusalError, check_callback, is_e164, is_webhook_url
from hotline.phonebox.config import Config
from hotline.phonebox.listing import read_number

LONGEST_MARKUP = 4000
LONGEST_RING = 600


@dataclass(frozen=True)
class CallOrder:
    """A call that passed the checks; `timeout` and `time_limit` in seconds."""

    to: str
    sender: str
    step: Step
    callback: Callback | None
    fallback_url: str | None
    timeout: int
    time_limit: int
    machine_detection: str


def read_call_order(form: Mapping[str, str], events: list[str], config: Config) -> CallOrder:
    """`events` are the values of StatusCallbackEvent, which may be given several times."""
    to = check_called(form.get("To", ""))
    sender = check_caller(form.get("From", ""), config)
    step = read_step(form)
    check_callback(form.get("StatusCallback"))
    detection = form.get("MachineDetection", "")
    if detection not in ("", *DETECTED):
        raise RefusalError(20001, f"MachineDetection can't be {detection}.")
    return CallOrder(
        to,
        sender,
        step,
        read_progress_callback(form, events),
        form.get("FallbackUrl") or None,
        read_number(form.get("Timeout"), 60, 1, LONGEST_RING),
        read_number(form.get("TimeLimit"), LONGEST_TALK, 1, LONGEST_TALK),
        detection,
    )


def check_called(to: str) -> str:
    if not to:
        raise RefusalError(21201, "No 'To' number is specified")
    if not is_e164(to):
        raise RefusalError(21211, f"The phone number you are attempting to call, {to}, is not valid.")
    if not to.startswith("+33"):
        raise RefusalError(21215, f"Account not authorized to call {to}.")
    return to


def check_caller(sender: str, config: Config) -> str:
    if not sender:
        raise RefusalError(21213, "No 'From' number is specified")
    if not config.line(sender):
        raise RefusalError(21210, f"The source phone number provided, {sender}, is not yet verified.")
    return sender


def read_step(form: Mapping[str, str]) -> Step:
    """Where the call is to begin; with an address, markup given as well is ignored."""
    url, markup = form.get("Url"), form.get("Twiml")
    if url:
        if not is_webhook_url(url):
            raise RefusalError(21205, f"Url is not a valid URL: {url}")
        return Step(url, read_method(form.get("Method")))
    if not markup:
        raise RefusalError(21205, "Url parameter is required.")
    if len(markup) > LONGEST_MARKUP:
        raise RefusalError(20001, f"Twiml holds at most {LONGEST_MARKUP} characters.")
    return Step("", markup=markup)


def read_method(method: str | None) -> str:
    if method not in (None, "GET", "POST"):
        raise RefusalError(21209, f"The method {method} is not GET or POST.")
    return method or "POST"


def read_progress_callback(form: Mapping[str, str], events: list[str]) -> Callback | None:
    url = form.get("StatusCallback")
    if not url:
        return None
    # Whoever gives several events in one value, separated by spaces, is understood as well.
    asked = frozenset(" ".join(events).split()) or frozenset({"completed"})
    return Callback(url, asked, read_method(form.get("StatusCallbackMethod")))
