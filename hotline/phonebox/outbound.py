"""The life of a text that the application sends: taken, sent on, delivered or not, each step told of."""

from functools import partial

from hotline.phonebox.background import Background
from hotline.phonebox.checks import Order
from hotline.phonebox.config import Config
from hotline.phonebox.faults import Faults
from hotline.phonebox.messages import Message, Status
from hotline.phonebox.network import Network
from hotline.phonebox.receipts import Receipts

Step = tuple[Status, int | None]
OPTED_OUT = 21610


class Outbound:
    def __init__(
        self, config: Config, network: Network, faults: Faults, background: Background, receipts: Receipts
    ) -> None:
        self._config = config
        self._network = network
        self._faults = faults
        self._background = background
        self._receipts = receipts

    def take(self, order: Order, direction: str = "outbound-api") -> Message:
        message = Message(
            sender=order.sender,
            to=order.to,
            body=order.body,
            direction=direction,
            status=Status.ACCEPTED if order.service_sid else Status.QUEUED,
            service_sid=order.service_sid,
            status_callback=order.status_callback,
        )
        self._network.add(message)
        self._schedule(message, self._plan(message))
        return message

    def _plan(self, message: Message) -> list[Step]:
        """All that will happen to a message, decided when it is taken."""
        steps: list[Step] = [(Status.QUEUED, None)] if message.service_sid else []
        if message.service_sid and self._network.is_blocked_by_service(message.to):
            return [*steps, (Status.FAILED, OPTED_OUT)]
        if failed := self._faults.take("failed", "api", message.to):
            return [*steps, (Status.FAILED, failed.error_code)]
        steps += [(Status.SENDING, None), (Status.SENT, None)]
        if undelivered := self._faults.take("undelivered", "api", message.to):
            return [*steps, (Status.UNDELIVERED, undelivered.error_code)]
        if self._faults.take("drop", "api", message.to):
            return steps
        return [*steps, (Status.DELIVERED, None)]

    def _schedule(self, message: Message, steps: list[Step]) -> None:
        if steps:
            self._background.later(self._config.pace, partial(self._step, message, steps))

    def _step(self, message: Message, steps: list[Step]) -> None:
        if not self._network.find(message.sid):
            return  # forgotten by a reset
        status, error_code = steps[0]
        self._network.move(message, status, error_code)
        self._receipts.report(message, status, error_code, is_last=len(steps) == 1)
        self._schedule(message, steps[1:])
