"""Twilio's default reserved words on long codes, and what it says to them (pure). ARRET is not among them."""

from enum import Enum

STOP_WORDS = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"})
START_WORDS = frozenset({"START", "YES", "UNSTOP"})
HELP_WORDS = frozenset({"HELP", "INFO"})

STOPPED = (
    "You have successfully been unsubscribed. You will not receive any more messages from this number. "
    "Reply START to resubscribe."
)
STARTED = (
    "You have successfully been re-subscribed to messages from this number. "
    "Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply."
)
HELPED = "Reply STOP to unsubscribe. Msg&Data Rates May Apply."


class Keyword(Enum):
    STOP = STOPPED
    START = STARTED
    HELP = HELPED


def find_keyword(body: str) -> Keyword | None:
    """Only a text that is nothing but the word counts."""
    word = body.strip().upper()
    for words, keyword in (
        (STOP_WORDS, Keyword.STOP),
        (START_WORDS, Keyword.START),
        (HELP_WORDS, Keyword.HELP),
    ):
        if word in words:
            return keyword
    return None
