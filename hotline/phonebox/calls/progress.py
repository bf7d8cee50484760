"""What a call passes through, from the first ring to the end; the application is told as it asked."""

import math
from email.utils import format_datetime

from hotline.phonebox.calls.call import Call, CallStatus, Party
from hotline.phonebox.calls.switchboard import Switchboard
from hotline.phonebox.config import Config
from hotline.phonebox.courier import Courier, Notice
from hotline.phonebox.messages import utc_now
from hotline.phonebox.signing import Fields

PLACES = ("City", "State", "Zip")


class Progress:
    def __init__(self, config: Config, board: Switchboard, courier: Courier) -> None:
        self._config = config
        self._board = board
        self._courier = courier

    def dial(self, call: Call) -> None:
        """The call leaves the queue."""
        self._move(call, CallStatus.INITIATED, "initiated")

    def ring(self, call: Call) -> None:
        self._move(call, CallStatus.RINGING, "ringing")

    def answer(self, call: Call) -> None:
        """Take up the call; nothing happens if it was taken up before."""
        self._move(call, CallStatus.IN_PROGRESS, "answered")

    def end(self, call: Call, by: Party, status: CallStatus | None = None, silently: bool = False) -> None:
        """End the call, as completed once it was answered; nothing happens if it had ended before."""
        with self._board.lock:
            if call.has_ended:
                return
            was_queued = call.status is CallStatus.QUEUED
            with self._board.changing(call):
                call.status = CallStatus.COMPLETED if call.is_answered else status or CallStatus.CANCELED
                call.ended_at, call.ended_by = utc_now(), by
                call.speaking, call.listener, call.is_dialling = None, None, False
            if not (silently or was_queued):
                self._tell(call, "completed")
                self._courier.release(call.sid)

    def _move(self, call: Call, status: CallStatus, event: str) -> None:
        with self._board.lock:
            if call.has_ended or call.status is status:
                return
            with self._board.changing(call):
                call.status = status
                if status is CallStatus.IN_PROGRESS:
                    call.answered_at = utc_now()
                elif call.started_at is None:
                    call.started_at = utc_now()
            self._tell(call, event)

    def _tell(self, call: Call, event: str) -> None:
        if not call.callback or event not in call.callback.events:
            return
        told = call.callback
        fields = [*self.fields(call), *progress_fields(call)]
        call.notices += 1
        self._courier.send(Notice(call.sid, call.handset, call.status, told.url, fields, told.method))

    def fields(self, call: Call) -> Fields:
        """What every webhook of this call says of it."""
        form: dict[str, str | None] = {
            "CallSid": call.sid,
            "AccountSid": self._config.account_sid,
            "From": call.sender,
            "To": call.to,
            "CallStatus": call.status,
            "ApiVersion": "2010-04-01",
            "Direction": call.direction,
            "Caller": call.sender,
            "Called": call.to,
            "ParentCallSid": call.parent_sid,
            "AnsweredBy": call.answered_by,
            # Twilio adds parameters without notice: an application must take and sign what it does not know.
            "AddedWithoutNotice": "1",
        }
        for end, number in (("From", call.sender), ("Caller", call.sender), ("To", call.to), ("Called", call.to)):
            form |= {f"{end}{place}": "" for place in PLACES}
            form[f"{end}Country"] = "FR" if number.startswith("+33") else ""
        return [(name, str(value)) for name, value in (form | call.fields).items() if value is not None]


def progress_fields(call: Call) -> Fields:
    """What a status callback says more; a call's length is told in seconds, and begun minutes for the bill."""
    fields = [
        ("CallbackSource", "call-progress-events"),
        ("SequenceNumber", str(call.notices)),
        ("Timestamp", format_datetime(utc_now())),
    ]
    if call.duration is not None:
        fields += [("CallDuration", str(call.duration)), ("Duration", str(math.ceil(call.duration / 60)))]
    return fields
