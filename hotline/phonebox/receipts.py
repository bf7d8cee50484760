"""Status callbacks of texts: which states are told, and in which fields."""

from collections.abc import Iterable

from hotline.phonebox.config import Config
from hotline.phonebox.courier import Courier, Notice
from hotline.phonebox.messages import FINAL, UNSUCCESSFUL, Message, Status, new_token, utc_now
from hotline.phonebox.signing import Fields

REPORTED = frozenset({Status.QUEUED, Status.SENT, *FINAL})


class Receipts:
    def __init__(self, config: Config, courier: Courier) -> None:
        self._config = config
        self._courier = courier

    def report(self, message: Message, status: Status, error_code: int | None, is_last: bool) -> None:
        """Tell of a status that a message has come to; the first one and `sending` are never told."""
        if not message.status_callback or status not in REPORTED:
            return
        self._courier.send(self._notice(message, status, error_code))
        if is_last:
            self._courier.release(message.sid)

    def post_these(self, message: Message, statuses: Iterable[Status], error_code: int | None) -> list[int | None]:
        """Exactly these receipts in this order, whatever really happened; the answers' HTTP statuses."""
        notices = [self._notice(message, status, error_code) for status in statuses]
        return [self._courier.carry(notice, new_token()).status for notice in notices]

    def _notice(self, message: Message, status: Status, error_code: int | None) -> Notice:
        fields = self._fields(message, status, error_code)
        return Notice(message.sid, message.handset, status, str(message.status_callback), fields)

    def _fields(self, message: Message, status: Status, error_code: int | None) -> Fields:
        fields = [
            ("SmsSid", message.sid),
            ("SmsStatus", status),
            ("MessageStatus", status),
            ("To", message.to),
            ("MessageSid", message.sid),
            ("AccountSid", self._config.account_sid),
            ("From", message.sender),
            ("ApiVersion", "2010-04-01"),
        ]
        if status in UNSUCCESSFUL and error_code:
            fields.append(("ErrorCode", str(error_code)))
        if message.service_sid:
            fields.append(("MessagingServiceSid", message.service_sid))
        if status in (Status.DELIVERED, Status.UNDELIVERED):
            fields.append(("RawDlrDoneDate", utc_now().strftime("%y%m%d%H%M")))
        return fields
