"""Say, Play and Pause: what is heard on the line, for as long as it lasts or until somebody barges in."""

from hotline.phonebox.answers import INVALID_CONTENT_TYPE
from hotline.phonebox.calls.call import Call, Party
from hotline.phonebox.calls.documents import Documents
from hotline.phonebox.calls.gathering import Gather
from hotline.phonebox.calls.pace import Pace
from hotline.phonebox.calls.switchboard import Switchboard
from hotline.phonebox.calls.twiml import Document, Verb, is_sayable
from hotline.phonebox.calls.words import read_words
from hotline.phonebox.events import Events

MOST_LOOPS = 1000
DEFAULT_LANGUAGE, DEFAULT_VOICE = "en-US", "man"


class Speaking:
    def __init__(self, board: Switchboard, documents: Documents, events: Events, pace: Pace) -> None:
        self._board = board
        self._documents = documents
        self._events = events
        self._pace = pace

    def prompt(self, call: Call, document: Document, verb: Verb, gather: Gather | None = None) -> None:
        """Carry out a verb that is only heard; inside a Gather, what is keyed or said cuts it short."""
        if verb.name == "Say":
            self._say(call, verb, gather)
        elif verb.name == "Play":
            self._play(call, document, verb, gather)
        else:
            self._pause(call, verb.number("length", 1), gather)

    def apologise(self, call: Call) -> None:
        """What Twilio says when an application fails, to whoever is on the line."""
        error = read_words()["application_error"]
        self._speak(call, error["words"], error["language"], DEFAULT_VOICE, None)

    def _say(self, call: Call, verb: Verb, gather: Gather | None) -> None:
        if not is_sayable(verb.text):
            return
        language = verb.get("language", DEFAULT_LANGUAGE)
        for _ in range(count_loops(verb)):
            if gather and gather.has_begun:
                return
            self._speak(call, verb.text, language, verb.get("voice", DEFAULT_VOICE), gather)

    def _speak(self, call: Call, words: str, language: str, voice: str, gather: Gather | None) -> None:
        with self._board.changing(call):
            call.caption("say", words, Party.APPLICATION, language=language, voice=voice)
        self._hold(call, words, self._pace.speaking(words), gather)

    def _play(self, call: Call, document: Document, verb: Verb, gather: Gather | None) -> None:
        if not verb.text:
            return  # keys to be played are not heard here
        url = document.resolve(verb.text)
        sound = self._documents.fetch_sound(url)
        if sound.error_code:
            detail = f"HTTP retrieval failure: {sound.status or sound.trouble}"
            self._events.record(sound.error_code, detail, url, call.sid)
            return
        if not sound.content_type.startswith("audio/"):
            detail = f"Invalid Content-Type: {sound.content_type or 'none'}"
            self._events.record(INVALID_CONTENT_TYPE, detail, url, call.sid)
            return
        for _ in range(count_loops(verb)):
            if gather and gather.has_begun:
                return
            with self._board.changing(call):
                call.caption("play", "", Party.APPLICATION, sound_url=url)
            self._hold(call, "", self._pace.sounding(sound.content), gather)

    def _pause(self, call: Call, seconds: int, gather: Gather | None) -> None:
        with self._board.changing(call):
            call.caption("pause", str(seconds), Party.APPLICATION)
        self._hold(call, "", self._pace.pausing(seconds), gather)

    def _hold(self, call: Call, words: str, seconds: float, gather: Gather | None) -> None:
        """The line is taken for so many seconds."""
        self._board.check(call)
        if not seconds:
            return
        with self._board.changing(call):
            call.speaking = {"kind": "speaking", "words": words, "seconds": round(seconds, 3)}
        try:
            self._board.wait(call, lambda: gather is not None and gather.has_begun, seconds)
        finally:
            with self._board.changing(call):
                call.speaking = None


def count_loops(verb: Verb) -> int:
    """How often it is heard; 0 means without end, which even Twilio counts as a thousand times."""
    return min(verb.number("loop", 1) or MOST_LOOPS, MOST_LOOPS)
