"""Sets calls up in both directions, leads them elsewhere on demand, and ends them."""

import threading
from collections.abc import Mapping
from functools import partial

from hotline.phonebox.background import Background
from hotline.phonebox.calls.call import Call, Callback, CallStatus, Party, Step
from hotline.phonebox.calls.documents import Documents
from hotline.phonebox.calls.orders import CallOrder
from hotline.phonebox.calls.pace import Pace
from hotline.phonebox.calls.player import Player
from hotline.phonebox.calls.progress import Progress
from hotline.phonebox.calls.recordings import Recordings
from hotline.phonebox.calls.ringing import Ringing
from hotline.phonebox.calls.switchboard import EndedError, ForgottenError, Switchboard
from hotline.phonebox.checks import RefusalError
from hotline.phonebox.config import Config, Line
from hotline.phonebox.courier import Courier
from hotline.phonebox.events import Events
from hotline.phonebox.faults import Faults
from hotline.phonebox.messages import utc_now
from hotline.phonebox.network import Network
from hotline.phonebox.webhooks import Webhooks

NOT_IN_PROGRESS = 21220
WITHHELD = "anonymous"
NEVER_TOOK_UP = frozenset({CallStatus.QUEUED, CallStatus.INITIATED, CallStatus.RINGING})


class Exchange:
    def __init__(
        self,
        config: Config,
        lock: threading.RLock,
        network: Network,
        faults: Faults,
        events: Events,
        background: Background,
        webhooks: Webhooks,
        courier: Courier,
    ) -> None:
        self._background = background
        self.board = Switchboard(lock)
        self.progress = Progress(config, self.board, courier)
        self.recordings = Recordings(lock, config.account_sid, courier)
        self.documents = Documents(self.board, self.progress, faults, events, webhooks)
        self._ringing = Ringing(self.board, self.progress, network, faults, background, Pace(config))
        self._player = Player(
            config,
            self.board,
            self.progress,
            self.documents,
            self.recordings,
            self._ringing,
            faults,
            events,
            background,
        )

    def receive(
        self, handset: str, line: Line, origin: str, fields: Mapping[str, str | None], is_withheld: bool
    ) -> Call:
        """A handset dials a line, its number withheld or not; the application is asked beside the request."""
        call = Call(
            direction="inbound",
            sender=WITHHELD if is_withheld else handset,
            to=line.number,
            handset=handset,
            shown=line.number,
            origin=origin,
            fields=dict(fields),
            callback=Callback(line.voice_status_url) if line.voice_status_url else None,
            fallback_url=line.voice_fallback_url,
            status=CallStatus.RINGING,
            started_at=utc_now(),
        )
        self.board.add(call)
        self._background.alongside(partial(self._player.lead, call, Step(line.voice_url or "")))
        return call

    def place(self, order: CallOrder, origin: str) -> Call:
        """The application calls a handset."""
        call = Call(
            direction="outbound-api",
            sender=order.sender,
            to=order.to,
            handset=order.to,
            shown=order.sender,
            origin=origin,
            callback=order.callback,
            fallback_url=order.fallback_url,
            time_limit=order.time_limit,
            machine_detection=order.machine_detection,
        )
        self.board.add(call)
        self._background.alongside(partial(self._keep, call, order))
        return call

    def _keep(self, call: Call, order: CallOrder) -> None:
        try:
            self._ringing.ring(call, order.timeout)
        except (EndedError, ForgottenError):
            return
        self._player.lead(call, order.step)

    def finish(self, call: Call, status: CallStatus) -> None:
        """Canceled takes back a call that nobody took up; completed ends any."""
        with self.board.lock:
            if call.has_ended:
                raise not_in_progress()
            if status is CallStatus.COMPLETED or call.status in NEVER_TOOK_UP:
                self.progress.end(call, Party.APPLICATION)

    def redirect(self, call: Call, step: Step) -> None:
        """Lead a call that is under way elsewhere."""
        with self.board.changing(call):
            if not call.is_answered:
                raise not_in_progress()
            call.redirect = step

    def forget(self) -> None:
        """End and forget all calls without telling anybody, and all recordings."""
        for call in self.board.forget():
            self.progress.end(call, Party.CARRIER, silently=True)
        self.recordings.forget()


def not_in_progress() -> RefusalError:
    return RefusalError(NOT_IN_PROGRESS, "Call is not in-progress. Cannot redirect.")
