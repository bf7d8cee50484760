"""Rings a handset until a person or a machine takes the call, or nobody does."""

from functools import partial

from hotline.phonebox.background import Background
from hotline.phonebox.calls.call import Call, CallStatus, Party
from hotline.phonebox.calls.pace import Pace
from hotline.phonebox.calls.progress import Progress
from hotline.phonebox.calls.switchboard import Switchboard
from hotline.phonebox.calls.words import read_words
from hotline.phonebox.config import Answers
from hotline.phonebox.faults import Faults
from hotline.phonebox.network import Network

ON_DEMAND = {"busy": Answers.BUSY, "no_answer": Answers.NOBODY, "machine": Answers.MACHINE}
DETECTED = {
    "Enable": {Answers.PERSON: "human", Answers.MACHINE: "machine_start"},
    "DetectMessageEnd": {Answers.PERSON: "human", Answers.MACHINE: "machine_end_beep"},
}


class Ringing:
    def __init__(
        self,
        board: Switchboard,
        progress: Progress,
        network: Network,
        faults: Faults,
        background: Background,
        pace: Pace,
    ) -> None:
        self._board = board
        self._progress = progress
        self._network = network
        self._faults = faults
        self._background = background
        self._pace = pace

    def ring(self, call: Call, seconds: int) -> None:
        """Take the call from the queue to its answer. Raises EndedError if it never gets there."""
        self._let_pass(call, self._pace.step)
        self._progress.dial(call)
        self._let_pass(call, self._pace.step)
        if self._faults.take("failed", "calls", call.handset):
            self._progress.end(call, Party.CARRIER, CallStatus.FAILED)
            self._board.check(call)
        answers = self._who_answers(call)
        if answers is Answers.BUSY:
            self._progress.end(call, Party.HANDSET, CallStatus.BUSY)
            self._board.check(call)
        self._progress.ring(call)
        self._await_answer(call, answers, seconds)
        self._note_answer(call, answers)

    def _who_answers(self, call: Call) -> Answers:
        """A number without a handset rings and rings."""
        for kind, answers in ON_DEMAND.items():
            if self._faults.take(kind, "calls", call.handset):
                return answers
        handset = self._network.handset(call.handset)
        return handset.answers if handset else Answers.NOBODY

    def _await_answer(self, call: Call, answers: Answers, seconds: int) -> None:
        if answers is Answers.MACHINE:
            self._wait_for_answer(call, self._pace.picking_up(seconds))
            self._progress.answer(call)
            return
        longest = self._pace.ringing(seconds)
        self._wait_for_answer(call, self._pace.timeout(longest) if answers is Answers.PERSON else longest)
        if not call.is_answered:
            self._progress.end(call, Party.CARRIER, CallStatus.NO_ANSWER)
            self._board.check(call)

    def _wait_for_answer(self, call: Call, seconds: float | None) -> None:
        self._board.wait(call, lambda: call.is_answered, seconds)

    def _note_answer(self, call: Call, answers: Answers) -> None:
        with self._board.changing(call):
            call.answered_by = DETECTED.get(call.machine_detection, {}).get(answers)
            if answers is Answers.MACHINE:
                greeting = read_words()["greeting"]
                call.caption("speech", greeting["words"], Party.HANDSET, language=greeting["language"])
        if call.time_limit:
            self._background.later(call.time_limit, partial(self._progress.end, call, Party.CARRIER))

    def _let_pass(self, call: Call, seconds: float) -> None:
        self._board.wait(call, lambda: False, seconds)
