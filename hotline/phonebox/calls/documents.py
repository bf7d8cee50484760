"""Fetches the documents that lead a call, with the webhook faults, the retries and the fallback address."""

from hotline.phonebox.answers import BadAnswerError
from hotline.phonebox.calls.call import Call, Step
from hotline.phonebox.calls.progress import Progress
from hotline.phonebox.calls.switchboard import ForgottenError, Switchboard
from hotline.phonebox.calls.twiml import Document, read_document
from hotline.phonebox.checks import is_webhook_url
from hotline.phonebox.events import Events
from hotline.phonebox.faults import Faults
from hotline.phonebox.messages import new_token
from hotline.phonebox.overtaking import Overtaking
from hotline.phonebox.signing import Fields
from hotline.phonebox.webhooks import CONNECTION_FAILED, Errand, Outcome, Webhooks, with_error

MOST_DOCUMENTS = 100
INVALID_URL, CALL_TOO_LONG = 11100, 11215


class ApplicationFailedError(Exception):
    """Neither the address nor its fallback gave anything that the call could follow."""


class Documents:
    def __init__(
        self, board: Switchboard, progress: Progress, faults: Faults, events: Events, webhooks: Webhooks
    ) -> None:
        self._board = board
        self._progress = progress
        self._faults = faults
        self._events = events
        self._webhooks = webhooks
        self._overtaking = Overtaking()

    def fetch(self, call: Call, step: Step) -> Document:
        """The document of this step, else of the call's fallback address. Raises ApplicationFailedError."""
        self._board.check(call)
        with self._board.changing(call):
            call.documents += 1
        if call.documents > MOST_DOCUMENTS:
            self._events.record(CALL_TOO_LONG, f"More than {MOST_DOCUMENTS} documents", step.url, call.sid)
            raise ApplicationFailedError
        try:
            return self._read(call, step)
        except BadAnswerError as error:
            self._events.record(error.code, error.detail, step.url, call.sid)
            if not call.fallback_url:
                raise ApplicationFailedError from error
            return self._fall_back(call, with_error(step.fields, error.code, step.url), call.fallback_url)

    def _fall_back(self, call: Call, fields: Fields, url: str) -> Document:
        try:
            return self._read(call, Step(url, fields=fields))
        except BadAnswerError as error:
            self._events.record(error.code, error.detail, url, call.sid)
            raise ApplicationFailedError from error

    def _read(self, call: Call, step: Step) -> Document:
        if step.markup is not None:
            document, flaws = read_document(step.url, "text/xml", step.markup)
        else:
            outcome = self._ask(call, step)
            if outcome.error_code:
                detail = f"HTTP retrieval failure: {outcome.status or outcome.trouble or 'no such address'}"
                raise BadAnswerError(outcome.error_code, detail)
            document, flaws = read_document(outcome.url, outcome.content_type, outcome.body)
        for flaw in flaws:
            self._events.record(flaw.code, flaw.detail, document.url, call.sid)
        return document

    def _ask(self, call: Call, step: Step) -> Outcome:
        """One webhook of a call, as the faults at webhooks have it. A dropped one never reaches anybody."""
        if not is_webhook_url(step.url):
            return Outcome(step.url, error_code=INVALID_URL)
        if self._faults.take("drop", "webhook", call.handset):
            return Outcome(step.url, trouble="ct", error_code=CONNECTION_FAILED)
        if delay := self._faults.take("delay", "webhook", call.handset):
            self._faults.wait(delay.seconds)
        if reorder := self._faults.take("reorder", "webhook", call.handset):
            self._overtaking.let_one_pass(reorder.seconds)
        if not self._board.find(call.sid):
            raise ForgottenError
        fields = [*self._progress.fields(call), *step.fields]
        errand = Errand(step.method, step.url, fields, new_token())
        outcome = self._webhooks.run(errand)
        if self._faults.take("duplicate", "webhook", call.handset):
            self._webhooks.run(errand)
        self._overtaking.pass_by()
        return outcome

    def tell(self, call: Call, step: Step) -> None:
        """Ask for a step that nobody is there to follow any more: the application still learns its fields."""
        self._ask(call, step)

    def fetch_sound(self, url: str) -> Outcome:
        """A sound for a Play, by a signed GET."""
        return self._webhooks.fetch_sound(url, new_token())
