"""What was recorded in calls, kept until the application deletes it."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime

from hotline.phonebox.calls.call import Call, Callback
from hotline.phonebox.calls.sounds import sound_seconds
from hotline.phonebox.calls.taking import Taking
from hotline.phonebox.courier import Courier, Notice
from hotline.phonebox.messages import new_sid, utc_now
from hotline.phonebox.signing import Fields

KEPT_RECORDINGS = 200


@dataclass(frozen=True)
class Recording:
    """`content` is a WAV; without any the recording is absent."""

    call_sid: str
    origin: str
    content: bytes | None
    started_at: datetime
    sid: str = field(default_factory=lambda: new_sid("RE"))
    created_at: datetime = field(default_factory=utc_now)

    @property
    def status(self) -> str:
        return "completed" if self.content else "absent"

    @property
    def seconds(self) -> int:
        return max(1, round(sound_seconds(self.content))) if self.content else 0

    @property
    def url(self) -> str:
        return f"{self.origin}/Recordings/{self.sid}"


class Recordings:
    def __init__(self, lock: threading.RLock, account_sid: str, courier: Courier) -> None:
        self._lock = lock
        self._account_sid = account_sid
        self._courier = courier
        self._recordings: OrderedDict[str, Recording] = OrderedDict()

    def keep(self, call: Call, taking: Taking, started_at: datetime, told: Callback | None) -> Recording:
        """Keep what was recorded and tell whom it concerns; an absent recording is known by its SID too."""
        recording = Recording(call.sid, call.origin, taking.content, started_at)
        with self._lock:
            self._recordings[recording.sid] = recording
            while len(self._recordings) > KEPT_RECORDINGS:
                self._recordings.popitem(last=False)
        if told and recording.status in told.events:
            fields = self._fields(recording)
            notice = Notice(recording.sid, call.handset, recording.status, told.url, fields, told.method)
            self._courier.send(notice)
            self._courier.release(recording.sid)
        return recording

    def find(self, sid: str) -> Recording | None:
        with self._lock:
            return self._recordings.get(sid)

    def of_call(self, call_sid: str) -> list[Recording]:
        """Newest first."""
        with self._lock:
            return [one for one in reversed(self._recordings.values()) if one.call_sid == call_sid]

    def delete(self, sid: str) -> bool:
        """False if there was none."""
        with self._lock:
            return self._recordings.pop(sid, None) is not None

    def forget(self) -> None:
        with self._lock:
            self._recordings.clear()

    def _fields(self, recording: Recording) -> Fields:
        return [
            ("AccountSid", self._account_sid),
            ("CallSid", recording.call_sid),
            ("RecordingSid", recording.sid),
            ("RecordingUrl", recording.url),
            ("RecordingStatus", recording.status),
            ("RecordingDuration", str(recording.seconds)),
            ("RecordingChannels", "1"),
            ("RecordingStartTime", format_datetime(recording.started_at)),
            ("RecordingSource", "RecordVerb"),
        ]
