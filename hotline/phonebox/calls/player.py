"""Plays the application's documents to a call, verb by verb, from the first to the end of the call."""

from hotline.phonebox.background import Background
from hotline.phonebox.calls.bridging import Bridging, read_callback
from hotline.phonebox.calls.call import Call, CallStatus, Party, Step
from hotline.phonebox.calls.documents import ApplicationFailedError, Documents
from hotline.phonebox.calls.gathering import Gather, read_gather
from hotline.phonebox.calls.pace import Pace
from hotline.phonebox.calls.progress import Progress
from hotline.phonebox.calls.recordings import Recording, Recordings
from hotline.phonebox.calls.ringing import Ringing
from hotline.phonebox.calls.speaking import Speaking
from hotline.phonebox.calls.switchboard import EndedError, ForgottenError, RedirectedError, Switchboard
from hotline.phonebox.calls.taking import HANGUP, Taking, read_taking
from hotline.phonebox.calls.twiml import Document, Verb
from hotline.phonebox.config import Config
from hotline.phonebox.events import Events
from hotline.phonebox.faults import Faults
from hotline.phonebox.messages import utc_now
from hotline.phonebox.signing import Fields


class Player:
    def __init__(
        self,
        config: Config,
        board: Switchboard,
        progress: Progress,
        documents: Documents,
        recordings: Recordings,
        ringing: Ringing,
        faults: Faults,
        events: Events,
        background: Background,
    ) -> None:
        self._board = board
        self._progress = progress
        self._documents = documents
        self._recordings = recordings
        self._faults = faults
        self._events = events
        self._pace = Pace(config)
        self._speaking = Speaking(board, documents, events, self._pace)
        self._bridging = Bridging(
            config, board, progress, ringing, documents, events, background, self.run, self.lead
        )
        self._verbs = {
            "Gather": self._gather,
            "Record": self._record,
            "Dial": self._bridging.dial,
            "Redirect": self._redirect,
            "Hangup": self._hang_up,
            "Reject": self._reject,
        }

    def lead(self, call: Call, step: Step) -> None:
        """Play documents from this step on, then hang up."""
        try:
            self.run(call, step)
        except (EndedError, ForgottenError):
            return
        self._progress.end(call, Party.APPLICATION, CallStatus.COMPLETED)

    def run(self, call: Call, step: Step) -> None:
        """Play documents until one leads nowhere. Raises EndedError if the call ends before."""
        following: Step | None = step
        while following:
            try:
                following = self._play(call, self._documents.fetch(call, following))
            except RedirectedError as redirected:
                following = redirected.step
            except ApplicationFailedError:
                self._give_up(call)

    def _give_up(self, call: Call) -> None:
        self._progress.answer(call)
        self._speaking.apologise(call)
        self._progress.end(call, Party.CARRIER)
        self._board.check(call)

    def _play(self, call: Call, document: Document) -> Step | None:
        for place, verb in enumerate(document.verbs):
            self._board.check(call)
            if not leaves_ringing(verb, place):
                self._progress.answer(call)
            step = self._carry_out(call, document, verb)
            if step is not None:
                return step
        self._board.check(call)
        return None

    def _carry_out(self, call: Call, document: Document, verb: Verb) -> Step | None:
        """Where the verb leads; None is on to the next one."""
        if verb.name in self._verbs:
            return self._verbs[verb.name](call, document, verb)
        self._speaking.prompt(call, document, verb)
        return None

    def _gather(self, call: Call, document: Document, verb: Verb) -> Step | None:
        gather = read_gather(verb)
        if verb.is_true("bargeIn", otherwise=True):
            with self._board.changing(call):
                call.listener = gather
        for prompt in verb.nested:
            if not gather.has_begun:
                self._speaking.prompt(call, document, prompt, gather)
        self._listen(call, gather)
        if gather.is_empty and not verb.is_true("actionOnEmptyResult"):
            return None
        has_spoken = gather.words is not None
        with_confidence = not (has_spoken and self._faults.take("no_confidence", "calls", call.handset))
        return action_step(document, verb, gather.fields(with_confidence))

    def _listen(self, call: Call, listener: Gather | Taking) -> None:
        """Wait for the person until the listener is content or its time is over."""
        with self._board.changing(call):
            if not listener.is_over:
                listener.is_open = True
                call.listener = listener
        while not listener.is_over:
            self._await_touch(call, listener, listener.touches)
        with self._board.changing(call):
            call.listener = None

    def _await_touch(self, call: Call, listener: Gather | Taking, touches: int) -> None:
        """Until the person does something more; if they don't in time, that is silence."""
        has_begun_to_key = isinstance(listener, Gather) and listener.has_begun
        seconds = listener.patience if has_begun_to_key else self._pace.timeout(listener.patience)
        self._board.wait(call, lambda: listener.is_over or listener.touches > touches, seconds)
        with self._board.changing(call):
            if listener.touches == touches:
                listener.fall_silent()

    def _record(self, call: Call, document: Document, verb: Verb) -> Step | None:
        taking, started_at = read_taking(verb), utc_now()
        told = read_callback(document, verb, "recordingStatusCallback")
        with self._board.changing(call):
            if taking.beeps:
                call.caption("beep", "", Party.APPLICATION)
        try:
            self._listen(call, taking)
        except EndedError:
            taking.ended_with = taking.ended_with or HANGUP
            recording = self._recordings.keep(call, taking, started_at, told)
            if recording.content:
                self._documents.tell(call, action_step(document, verb, record_fields(recording, taking)))
            raise
        recording = self._recordings.keep(call, taking, started_at, told)
        return action_step(document, verb, record_fields(recording, taking)) if recording.content else None

    def _redirect(self, call: Call, document: Document, verb: Verb) -> Step:
        return Step(document.resolve(verb.text), verb.get("method", "POST"))

    def _hang_up(self, call: Call, document: Document, verb: Verb) -> None:
        self._progress.end(call, Party.APPLICATION)
        self._board.check(call)

    def _reject(self, call: Call, document: Document, verb: Verb) -> None:
        status = CallStatus.BUSY if verb.get("reason") == "busy" else CallStatus.NO_ANSWER
        self._progress.end(call, Party.APPLICATION, status)
        self._board.check(call)


def leaves_ringing(verb: Verb, place: int) -> bool:
    """Whether a call that was not taken up yet goes on ringing through this verb."""
    return verb.name == "Reject" or (place == 0 and verb.name == "Dial" and verb.is_true("answerOnBridge"))


def action_step(document: Document, verb: Verb, fields: Fields) -> Step:
    return Step(document.resolve(verb.get("action")), verb.get("method", "POST"), fields)


def record_fields(recording: Recording, taking: Taking) -> Fields:
    """What the action of a Record is told; the key only if one ended it."""
    fields = [("RecordingSid", recording.sid), ("RecordingUrl", recording.url)]
    fields.append(("RecordingDuration", str(recording.seconds)))
    return [*fields, ("Digits", taking.ended_with)] if taking.ended_with else fields
