"""What a person does with the handset in their hand: take a call, press keys, speak, hang up."""

import re

from hotline.phonebox.calls.call import Call, CallStatus, Party
from hotline.phonebox.calls.progress import Progress
from hotline.phonebox.calls.switchboard import Switchboard
from hotline.phonebox.calls.taking import Taking


class HandlingError(Exception):
    """Something that can't be done with this call now; the message says why."""


class Handling:
    def __init__(self, board: Switchboard, progress: Progress) -> None:
        self._board = board
        self._progress = progress

    def answer(self, call: Call) -> None:
        with self._board.lock:
            self._check_ringing(call)
            self._progress.answer(call)

    def refuse(self, call: Call) -> None:
        """The caller meets a busy line."""
        with self._board.lock:
            self._check_ringing(call)
            self._progress.end(call, Party.HANDSET, CallStatus.BUSY)

    def hang_up(self, call: Call) -> None:
        """At any moment; a ringing handset refuses by it, and a caller whom nobody answered gives up."""
        with self._board.lock:
            check_live(call)
            self._progress.end(call, Party.HANDSET, CallStatus.NO_ANSWER if call.is_inbound else CallStatus.BUSY)

    def press(self, call: Call, keys: str) -> None:
        if not re.fullmatch(r"[0-9*#]{1,100}", keys):
            raise HandlingError("keys must be digits, * or #.")
        with self._board.changing(call):
            check_live(call)
            for key in keys:
                call.caption("key", key, Party.HANDSET)
                if call.listener:
                    call.listener.press(key)
                close_if_over(call)

    def speak(self, call: Call, words: str) -> None:
        """Said into the line: to whoever is bridged, or to what waits for it."""
        with self._board.changing(call):
            check_live(call)
            call.caption("speech", words, Party.HANDSET)
            if call.listener:
                call.listener.speak(words)
            close_if_over(call)
            other = self._board.find(call.bridged_with) if call.bridged_with else None
        if other:
            with self._board.changing(other):
                other.caption("speech", words, Party.OTHER)

    def fall_silent(self, call: Call) -> None:
        """The time of what waits is over now; a ringing handset has rung out."""
        with self._board.changing(call):
            check_live(call)
            if call.listener:
                call.listener.fall_silent()
            close_if_over(call)
        if not call.is_answered and not call.is_inbound:
            self._progress.end(call, Party.CARRIER, CallStatus.NO_ANSWER)

    def record(self, call: Call, content: bytes, key: str, hangs_up: bool) -> None:
        """Hand over the WAV of the running Record, which ends with it."""
        with self._board.changing(call):
            check_live(call)
            if not isinstance(call.listener, Taking):
                raise HandlingError("Nothing is being recorded on this call.")
            call.caption("recording", "", Party.HANDSET)
            call.listener.take_sound(content, key)
            close_if_over(call)
            if hangs_up:
                self._progress.end(call, Party.HANDSET)

    def _check_ringing(self, call: Call) -> None:
        if call.is_inbound or call.status is not CallStatus.RINGING:
            raise HandlingError("This call doesn't ring at the handset.")


def check_live(call: Call) -> None:
    if call.has_ended:
        raise HandlingError("This call has ended.")


def close_if_over(call: Call) -> None:
    """What is content takes nothing more, even before the player has gone on."""
    if call.listener and call.listener.is_over:
        call.listener = None
