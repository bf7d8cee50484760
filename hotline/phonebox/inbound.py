"""A text from a handset: announced to the application, whose answer may send texts back."""

from dataclasses import dataclass, field

from hotline.phonebox.answers import SCHEMA_WARNING, BadAnswerError, Reply, read_answer
from hotline.phonebox.checks import Order, RefusalError, check_order
from hotline.phonebox.config import Config, Line
from hotline.phonebox.events import Events
from hotline.phonebox.faults import Faults
from hotline.phonebox.loop_guard import LoopGuard
from hotline.phonebox.messages import Message, Status, new_token
from hotline.phonebox.network import Network
from hotline.phonebox.opt_out import Keyword, find_keyword
from hotline.phonebox.outbound import Outbound
from hotline.phonebox.overtaking import Overtaking
from hotline.phonebox.signing import Fields
from hotline.phonebox.webhooks import Outcome, Webhooks, with_error

REPLY_LIMIT = 14107


@dataclass(frozen=True)
class Announcement:
    """What became of an inbound text's webhook; `attempts` counts every post made for it."""

    status: int | None = None
    attempts: int = 0


@dataclass(frozen=True)
class Text:
    """What somebody typed; `fields` are added to the form or replace its own, with None they remove them."""

    sender: str
    line: Line
    body: str
    fields: dict[str, str | None] = field(default_factory=dict)


class Inbound:
    def __init__(
        self,
        config: Config,
        network: Network,
        faults: Faults,
        events: Events,
        webhooks: Webhooks,
        outbound: Outbound,
    ) -> None:
        self._config = config
        self._network = network
        self._faults = faults
        self._events = events
        self._webhooks = webhooks
        self._outbound = outbound
        self._loop_guard = LoopGuard()
        self._overtaking = Overtaking()

    def receive(self, text: Text) -> Message:
        """Keep the text and heed Twilio's own words in it; announcing it is a second step."""
        message = Message(text.sender, text.line.number, text.body, "inbound", Status.RECEIVED)
        self._network.add(message)
        keyword = find_keyword(text.body)
        if keyword and self._heed(keyword, message):
            self._outbound.take(Order(message.sender, message.to, keyword.value), "outbound-reply")
        return message

    def _heed(self, keyword: Keyword, message: Message) -> bool:
        """Whether the carrier answers: not to a second STOP, nor to a YES from somebody never stopped."""
        if keyword is Keyword.STOP:
            return self._network.block(message.to, message.sender)
        if keyword is Keyword.START:
            return self._network.unblock(message.to, message.sender)
        return True

    def forget(self) -> None:
        self._loop_guard.forget()

    def announce(self, text: Text, message: Message) -> Announcement:
        if self._faults.take("drop", "webhook", text.sender):
            return Announcement()
        if delay := self._faults.take("delay", "webhook", text.sender):
            self._faults.wait(delay.seconds)
        if reorder := self._faults.take("reorder", "webhook", text.sender):
            self._overtaking.let_one_pass(reorder.seconds)
        if not self._network.find(message.sid):
            return Announcement()  # forgotten by a reset
        fields = self._fields(text, message)
        token = new_token()
        announcement = self._ask(text.line, fields, message, token)
        if self._faults.take("duplicate", "webhook", text.sender):
            self._ask(text.line, fields, message, token)
        self._overtaking.pass_by()
        return announcement

    def _ask(self, line: Line, fields: Fields, message: Message, token: str) -> Announcement:
        """The line's address, then its fallback if that failed or gave an answer nobody can carry out."""
        if not line.sms_url:
            return Announcement()
        outcome, error_code = self._ask_one(line.sms_url, fields, message, token)
        if not error_code or not line.sms_fallback_url:
            return Announcement(outcome.status, outcome.attempts)
        fields = with_error(fields, error_code, line.sms_url)
        again, _ = self._ask_one(line.sms_fallback_url, fields, message, token)
        return Announcement(again.status, outcome.attempts + again.attempts)

    def _ask_one(self, url: str, fields: Fields, message: Message, token: str) -> tuple[Outcome, int | None]:
        outcome = self._webhooks.post(url, fields, token)
        if outcome.error_code:
            detail = f"HTTP retrieval failure: {outcome.status or outcome.trouble}"
            self._events.record(outcome.error_code, detail, outcome.url, message.sid)
            return outcome, outcome.error_code
        try:
            replies, strange_verbs = read_answer(outcome.content_type, outcome.body)
        except BadAnswerError as error:
            self._events.record(error.code, error.detail, outcome.url, message.sid)
            return outcome, error.code
        for verb in strange_verbs:
            self._events.record(
                SCHEMA_WARNING, f"<{verb}> is no verb of a text's answer", outcome.url, message.sid
            )
        for reply in replies:
            self._send_back(reply, message)
        return outcome, None

    def _send_back(self, reply: Reply, message: Message) -> None:
        form = {"To": reply.to or message.sender, "From": reply.sender or message.to, "Body": reply.body}
        if reply.status_callback:
            form["StatusCallback"] = reply.status_callback
        try:
            order = check_order(form, self._config, self._network.is_blocked)
        except RefusalError as refusal:
            self._events.record(refusal.code, refusal.message, None, message.sid)
            return
        if not self._loop_guard.allows(order.sender, order.to):
            self._events.record(REPLY_LIMIT, "Too many replies to the same number", None, message.sid)
            return
        self._outbound.take(order, "outbound-reply")

    def _fields(self, text: Text, message: Message) -> Fields:
        form = {
            "ToCountry": "FR",
            "ToState": "",
            "SmsMessageSid": message.sid,
            "NumMedia": "0",
            "ToCity": "",
            "FromZip": "",
            "SmsSid": message.sid,
            "FromState": "",
            "SmsStatus": "received",
            "FromCity": "",
            "Body": text.body,
            "FromCountry": "FR" if text.sender.startswith("+33") else "",
            "To": text.line.number,
            "ToZip": "",
            "NumSegments": str(message.segments),
            "MessageSid": message.sid,
            "AccountSid": self._config.account_sid,
            "From": text.sender,
            "ApiVersion": "2010-04-01",
            # Twilio adds parameters without notice: an application must take and sign what it does not know.
            "AddedWithoutNotice": "1",
        }
        changed = {**form, **text.fields}
        return [(name, str(value)) for name, value in changed.items() if value is not None]
