"""What the carrier is answered: always valid TwiML, built by the carrier's own library."""

from flask import Response
from twilio.twiml.messaging_response import MessagingResponse
from twilio.twiml.voice_response import VoiceResponse

EMPTY = str(MessagingResponse())


def empty(status: int = 200) -> Response:
    """Nothing to do for the carrier; texts of ours leave through the outbox."""
    return answer(EMPTY, status)


def answer(document: str, status: int = 200) -> Response:
    """A TwiML document as the carrier reads it; text/plain would be texted to the sender."""
    return Response(document, status=status, content_type="text/xml; charset=utf-8")


LANGUAGES = {"fr": "fr-FR", "en": "en-GB"}
# A bridged call rings this long and lasts at most this long, in seconds.
RING_S, LONGEST_CALL_S = 25, 1800


def say(words: str, language: str) -> str:
    """Speak and hang up."""
    document = VoiceResponse()
    document.say(words, language=LANGUAGES[language])
    document.hangup()
    return str(document)


def hang_up() -> str:
    """End the call."""
    document = VoiceResponse()
    document.hangup()
    return str(document)


def bridge(words: str, language: str, number: str, shown: str) -> str:
    """Put the caller through to `number`; both see only `shown`, the town's own number."""
    document = VoiceResponse()
    document.say(words, language=LANGUAGES[language])
    dial = document.dial(caller_id=shown, answer_on_bridge=True, timeout=RING_S, time_limit=LONGEST_CALL_S)
    dial.number(number)
    return str(document)
