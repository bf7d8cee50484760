"""What the carrier refuses before it takes a text, each with the code that Twilio gives (pure)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from hotline.phonebox.config import Config, is_landline

LONGEST_BODY = 1600
LONGEST_VALIDITY = 36_000


class RefusalError(Exception):
    """An answer other than yes: Twilio's code, its words, and the HTTP status that carries them."""

    def __init__(self, code: int, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status


@dataclass(frozen=True)
class Order:
    """A text that passed the checks. With a messaging service `sender` is the one the service picked."""

    to: str
    sender: str
    body: str
    service_sid: str | None = None
    status_callback: str | None = None


def check_order(form: Mapping[str, str], config: Config, is_blocked: Callable[[str, str], bool]) -> Order:
    """Recipient, sender, words; a STOP is looked up last, as only an order without fault meets it."""
    to = check_recipient(form.get("To", ""))
    service_sid = form.get("MessagingServiceSid") or None
    sender = pick_sender(service_sid, config) if service_sid else check_sender(form.get("From", ""), config)
    if to == sender:
        raise RefusalError(21266, f"Message cannot be sent: 'To' and 'From' number cannot be the same: {to}")
    check_body(form.get("Body", ""))
    check_validity(form.get("ValidityPeriod"))
    check_callback(form.get("StatusCallback"))
    if not service_sid and is_blocked(sender, to):
        raise RefusalError(21610, "Attempt to send to unsubscribed recipient")
    return Order(to, sender, form["Body"], service_sid, form.get("StatusCallback") or None)


def check_recipient(to: str) -> str:
    if not to:
        raise RefusalError(21604, "A 'To' phone number is required.")
    if not is_e164(to):
        raise RefusalError(21211, f"Invalid 'To' Phone Number: {to}")
    if is_landline(to):
        raise RefusalError(21614, f"'To' number is not a valid mobile number: {to}")
    return to


def is_e164(number: str) -> bool:
    if number.startswith("+33"):
        return re.fullmatch(r"\+33[1-9][0-9]{8}", number) is not None
    return re.fullmatch(r"\+[1-9][0-9]{6,14}", number) is not None


def check_sender(sender: str, config: Config) -> str:
    if not sender:
        raise RefusalError(21603, "A 'From' phone number is required.")
    if config.line(sender) or sender in config.senders:
        return sender
    if is_e164(sender) or is_alphanumeric(sender):
        raise RefusalError(
            21606,
            f"The 'From' number {sender} is not a valid, message-capable number or sender of your account.",
        )
    raise RefusalError(
        21212,
        f"The 'From' number {sender} is not a valid phone number, shortcode, or alphanumeric sender ID.",
    )


def is_alphanumeric(sender: str) -> bool:
    return re.fullmatch(r"(?=.*[A-Za-z])[A-Za-z0-9 &+_-]{1,11}", sender) is not None


def pick_sender(service_sid: str, config: Config) -> str:
    """Any well-formed service is the account's own; like Twilio's it prefers an alphanumeric sender."""
    if not re.fullmatch(r"MG[0-9a-f]{32}", service_sid):
        raise RefusalError(21705, f"The Messaging Service Sid {service_sid} is invalid.")
    senders = [*config.senders, *(line.number for line in config.lines)]
    if not senders:
        raise RefusalError(
            21703, "The Messaging Service does not have a phone number available to send a message."
        )
    return senders[0]


def check_body(body: str) -> None:
    if not body:
        raise RefusalError(21602, "Message body is required.")
    if len(body) > LONGEST_BODY:
        raise RefusalError(21617, "The concatenated message body exceeds the 1600 character limit.")


def check_validity(seconds: str | None) -> None:
    if seconds is None:
        return
    if not re.fullmatch(r"[0-9]{1,9}", seconds) or not 1 <= int(seconds) <= LONGEST_VALIDITY:
        raise RefusalError(90007, f"The ValidityPeriod {seconds} is not a number of seconds from 1 to 36000.")


def check_callback(url: str | None) -> None:
    if url and not is_webhook_url(url):
        raise RefusalError(21609, f"The StatusCallback URL {url} is not a valid URL.")


def is_webhook_url(url: str) -> bool:
    """An absolute web address; the carrier can't call host names with an underscore."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and "_" not in str(host)
