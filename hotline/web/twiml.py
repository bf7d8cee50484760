"""What the carrier is answered: always valid TwiML, built by the carrier's own library."""

import re
from collections.abc import Mapping

from flask import Response
from twilio.twiml.messaging_response import MessagingResponse
from twilio.twiml.voice_response import Gather, VoiceResponse

from hotline.intake.calls.answer import Answer, Line, Then

EMPTY = str(MessagingResponse())
LANGUAGES = {"fr": "fr-FR", "en": "en-GB"}
# Voices of these makers read the mark-up that slows them down; others would read it aloud.
READS_MARKUP = re.compile(r"(Polly|Google)\.")
SLOWLY = "85%"
SENTENCE_ENDS = re.compile(r"(?<=[.!?]) (?=[A-ZÀ-Ý])")
# Seconds a key may take somebody with a tremor. Not more: a 0 where a number is awaited counts only after them.
FOR_A_KEY_S = 6
# A recording ends after so many seconds of silence, and at the latest after two minutes.
SILENCE_ENDS_RECORDING_S, LONGEST_RECORDING_S = 6, 120
# A connection rings this long and lasts at most this long, in seconds.
RING_S, LONGEST_TALK_S = 25, 1800
PAUSE_S = 2


def empty(status: int = 200) -> Response:
    """Nothing to do for the carrier; texts of ours leave through the outbox."""
    return answer(EMPTY, status)


def answer(document: str, status: int = 200) -> Response:
    """A TwiML document as the carrier reads it; text/plain would be texted to the sender."""
    return Response(document, status=status, content_type="text/xml; charset=utf-8")


def hang_up() -> str:
    """End the call."""
    document = VoiceResponse()
    document.hangup()
    return str(document)


def apology(words: str, language: str) -> str:
    """Something is broken here: say so, and hang up."""
    document = VoiceResponse()
    document.say(words, language=LANGUAGES[language])
    document.hangup()
    return str(document)


def spoken(
    turn: Answer,
    *,
    action: str,
    sounds: str,
    whisper: str,
    recorded: str,
    shown: str,
    voices: Mapping[str, str],
    hints: str = "",
) -> str:
    """One turn of a call.

    `action` is where the next turn is posted, `sounds` where recorded voices are, `whisper` what a called person
    hears first, `recorded` where a finished recording is told of; `shown` is the number that both sides see.
    """
    document = VoiceResponse()
    listener = document
    if turn.then == Then.LISTEN:
        listener = _gather(turn, action, hints)
        document.append(listener)
    for line in turn.lines:
        _speak(listener, line, sounds, voices)
    match turn.then:
        case Then.LISTEN:
            document.redirect(action)  # silence is a turn as well
        case Then.RECORD:
            document.record(
                action=action,
                timeout=SILENCE_ENDS_RECORDING_S,
                max_length=LONGEST_RECORDING_S,
                finish_on_key="#",
                play_beep=True,
                recording_status_callback=recorded,
                recording_status_callback_event="completed absent",
            )
            document.redirect(action)  # reached when nothing was recorded
        case Then.CONNECT:
            dial = document.dial(
                action=action,
                caller_id=shown,
                answer_on_bridge=True,
                timeout=RING_S,
                time_limit=LONGEST_TALK_S,
            )
            dial.number(turn.number, url=whisper)
        case Then.WAIT:
            document.pause(length=PAUSE_S)
            document.redirect(action)
        case Then.HANG_UP:
            document.hangup()
    return str(document)


def _gather(turn: Answer, action: str, hints: str) -> Gather:
    wanted: dict[str, object] = {
        "input": "dtmf speech" if turn.speech else "dtmf",
        "action": action,
        "num_digits": turn.keys,
        "timeout": FOR_A_KEY_S,
        "language": LANGUAGES[turn.language],
    }
    if turn.speech:
        wanted["speech_timeout"] = "auto"
        if hints:
            wanted["hints"] = hints
    return Gather(**wanted)


def _speak(listener: VoiceResponse | Gather, line: Line, sounds: str, voices: Mapping[str, str]) -> None:
    """A recorded voice, or the words sentence by sentence, with a breath between them."""
    if line.sound:
        listener.play(f"{sounds}{line.sound}")
        return
    voice = voices.get(line.language)
    for sentence in SENTENCE_ENDS.split(line.words):
        if voice and READS_MARKUP.match(voice):
            listener.say(language=LANGUAGES[line.language], voice=voice).prosody(sentence, rate=SLOWLY)
        else:
            listener.say(sentence, language=LANGUAGES[line.language], voice=voice)
