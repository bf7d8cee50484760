"""Dial: other handsets are rung, told in private what it is about, and put through to the call."""

from collections.abc import Callable
from functools import partial

from hotline.phonebox.background import Background
from hotline.phonebox.calls.call import Call, Callback, CallStatus, Party, Step
from hotline.phonebox.calls.documents import Documents
from hotline.phonebox.calls.progress import Progress
from hotline.phonebox.calls.ringing import Ringing
from hotline.phonebox.calls.switchboard import EndedError, ForgottenError, RedirectedError, Switchboard
from hotline.phonebox.calls.twiml import Document, Verb
from hotline.phonebox.checks import is_e164
from hotline.phonebox.config import Config
from hotline.phonebox.events import Events
from hotline.phonebox.signing import Fields

INVALID_CALLER_ID, INVALID_NUMBER = 13214, 13223
LONGEST_TALK = 14_400

Lead = Callable[[Call, Step], None]


class Bridging:
    """`run` plays documents to a leg until they end; `lead` hangs up then."""

    def __init__(
        self,
        config: Config,
        board: Switchboard,
        progress: Progress,
        ringing: Ringing,
        documents: Documents,
        events: Events,
        background: Background,
        run: Lead,
        lead: Lead,
    ) -> None:
        self._config = config
        self._board = board
        self._progress = progress
        self._ringing = ringing
        self._documents = documents
        self._events = events
        self._background = background
        self._run = run
        self._lead = lead

    def dial(self, call: Call, document: Document, verb: Verb) -> Step | None:
        """Ring, bridge, and come back when the other side has gone; the action hears of it in any case."""
        legs: list[Call] = []
        try:
            self._dial(call, document, verb, legs)
        except EndedError:
            if "action" in verb.attributes:
                self._documents.tell(call, action_step(document, verb, legs))
            raise
        return action_step(document, verb, legs) if "action" in verb.attributes else None

    def _dial(self, call: Call, document: Document, verb: Verb, legs: list[Call]) -> None:
        nouns = self._find_nouns(call, verb)
        for noun in nouns:
            leg = self._make_leg(call, document, verb, noun)
            legs.append(leg)
            self._board.add(leg)
        with self._board.changing(call):
            call.is_dialling = bool(legs)
            for _ in legs:
                call.caption("ring", "", Party.CARRIER)
        try:
            for leg, noun in zip(legs, nouns, strict=True):
                self._background.alongside(
                    partial(self._keep_leg, leg, document, noun, verb.number("timeout", 30))
                )
            self._connect(call, legs, verb.number("timeLimit", LONGEST_TALK))
        finally:
            self._let_go(call, legs)

    def _find_nouns(self, call: Call, verb: Verb) -> list[Verb]:
        """The numbers to ring: none if one of them, or the number to be shown, is no good."""
        nouns = list(verb.nested) or [Verb("Number", verb.text)]
        caller_id = verb.get("callerId", call.sender)
        if caller_id not in (call.sender, call.to) and not self._config.line(caller_id):
            self._events.record(INVALID_CALLER_ID, f"{caller_id} can't be shown as the caller", None, call.sid)
            return []
        wrong = next((noun.text for noun in nouns if not is_e164(noun.text)), None)
        if wrong is not None:
            self._events.record(INVALID_NUMBER, f"Invalid phone number format: {wrong}", None, call.sid)
            return []
        return nouns

    def _make_leg(self, call: Call, document: Document, verb: Verb, noun: Verb) -> Call:
        caller_id = verb.get("callerId", call.sender)
        return Call(
            direction="outbound-dial",
            sender=caller_id,
            to=noun.text,
            handset=noun.text,
            shown=caller_id,
            origin=call.origin,
            parent_sid=call.sid,
            callback=read_callback(document, noun, "statusCallback"),
        )

    def _keep_leg(self, leg: Call, document: Document, noun: Verb, seconds: int) -> None:
        """The whole life of a dialled leg, in a thread of its own."""
        try:
            self._ringing.ring(leg, seconds)
            if "url" in noun.attributes:
                self._run(leg, Step(document.resolve(noun.get("url")), noun.get("method", "POST")))
            with self._board.changing(leg):
                leg.is_ready = True
            self._board.wait(leg, lambda: False)
        except (EndedError, ForgottenError):
            return
        except RedirectedError as redirected:
            with self._board.changing(leg):
                leg.is_ready, leg.bridged_with = False, None
            self._lead(leg, redirected.step)

    def _connect(self, call: Call, legs: list[Call], seconds: int) -> None:
        """Wait for the first leg that is ready, and bridge it until it goes or the time is over."""
        self._board.wait(call, lambda: find_ready(legs) or all(leg.has_ended for leg in legs))
        ready = find_ready(legs)
        if ready is None:
            return
        for leg in legs:
            if leg is not ready:
                self._progress.end(leg, Party.APPLICATION)
        self._progress.answer(call)
        for one, other in ((call, ready), (ready, call)):
            with self._board.changing(one):
                one.bridged_with, one.is_dialling = other.sid, False
                one.caption("bridge", "", Party.CARRIER)
        self._board.wait(call, lambda: ready.has_ended or not ready.is_ready, seconds)

    def _let_go(self, call: Call, legs: list[Call]) -> None:
        """What is left of the dialled legs ends, unless the application has led one elsewhere."""
        with self._board.changing(call):
            call.bridged_with, call.is_dialling = None, False
        for leg in legs:
            if leg.is_ready or not was_bridged(leg):
                self._progress.end(leg, Party.APPLICATION)
            with self._board.changing(leg):
                leg.bridged_with = None


def was_bridged(leg: Call) -> bool:
    return any(caption.kind == "bridge" for caption in leg.captions)


def find_ready(legs: list[Call]) -> Call | None:
    return next((leg for leg in legs if leg.is_ready and not leg.has_ended), None)


def action_step(document: Document, verb: Verb, legs: list[Call]) -> Step:
    return Step(document.resolve(verb.get("action")), verb.get("method", "POST"), dial_fields(legs))


def dial_fields(legs: list[Call]) -> Fields:
    """How the dialling went, by the leg that was put through, else by the last one."""
    if not legs:
        return [("DialCallStatus", CallStatus.FAILED), ("DialBridged", "false")]
    bridged = [leg for leg in legs if was_bridged(leg)]
    leg = (bridged or legs)[-1]
    status = CallStatus.COMPLETED if bridged else leg.status
    fields: Fields = [("DialCallStatus", status), ("DialCallSid", leg.sid)]
    if leg.answered_at:
        fields.append(("DialCallDuration", str(leg.duration or 0)))
    return [*fields, ("DialBridged", "true" if bridged else "false")]


def read_callback(document: Document, verb: Verb, name: str) -> Callback | None:
    """The address of status callbacks that a verb names, with its events and method."""
    if not verb.get(name):
        return None
    events = frozenset(verb.get(f"{name}Event", "completed").split())
    return Callback(document.resolve(verb.get(name)), events, verb.get(f"{name}Method", "POST"))
