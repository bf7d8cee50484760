"""Calls and recordings in JSON: Twilio's, field by field, and the control API's own (pure)."""

from typing import Any

from hotline.phonebox.calls.call import Call, CallStatus, Caption
from hotline.phonebox.calls.recordings import Recording
from hotline.phonebox.shapes import API_VERSION, account_uri, show_date

RESOURCES = ("events", "notifications", "payments", "recordings", "siprec", "streams", "transcriptions")


def show_call(call: Call, account_sid: str) -> dict[str, Any]:
    """Numbers are texts; a call that has left the queue but does not ring yet still counts as queued here."""
    uri = f"{account_uri(account_sid)}/Calls/{call.sid}"
    return {
        "account_sid": account_sid,
        "annotation": None,
        "answered_by": call.answered_by,
        "api_version": API_VERSION,
        "caller_name": None,
        "date_created": show_date(call.created_at),
        "date_updated": show_date(call.updated_at),
        "direction": call.direction,
        "duration": None if call.duration is None else str(call.duration),
        "end_time": show_date(call.ended_at),
        "forwarded_from": None,
        "from": call.sender,
        "from_formatted": call.sender,
        "group_sid": None,
        "parent_call_sid": call.parent_sid,
        "phone_number_sid": None,
        "price": None,
        "price_unit": "USD",
        "queue_time": "0",
        "sid": call.sid,
        "start_time": show_date(call.started_at),
        "status": CallStatus.QUEUED if call.status is CallStatus.INITIATED else call.status,
        "subresource_uris": {name: f"{uri}/{name.capitalize()}.json" for name in RESOURCES},
        "to": call.to,
        "to_formatted": call.to,
        "trunk_sid": None,
        "uri": f"{uri}.json",
    }


def show_recording(recording: Recording, account_sid: str) -> dict[str, Any]:
    return {
        "account_sid": account_sid,
        "api_version": API_VERSION,
        "call_sid": recording.call_sid,
        "channels": 1,
        "conference_sid": None,
        "date_created": show_date(recording.created_at),
        "date_updated": show_date(recording.created_at),
        "duration": str(recording.seconds),
        "encryption_details": None,
        "error_code": None,
        "media_url": recording.url,
        "price": None,
        "price_unit": "USD",
        "sid": recording.sid,
        "source": "RecordVerb",
        "start_time": show_date(recording.started_at),
        "status": recording.status,
        "subresource_uris": {},
        "uri": f"{account_uri(account_sid)}/Recordings/{recording.sid}.json",
    }


def show_leg(call: Call) -> dict[str, Any]:
    """The control API's own shape; `in` and `out` as the application sees it."""
    return {
        "sid": call.sid,
        "change": call.change,
        "parent_sid": call.parent_sid,
        "direction": "in" if call.is_inbound else "out",
        "from": call.sender,
        "to": call.to,
        "handset": call.handset,
        "shown": call.shown,
        "status": call.status,
        "started_at": (call.started_at or call.created_at).isoformat(),
        "answered_at": call.answered_at.isoformat() if call.answered_at else None,
        "ended_at": call.ended_at.isoformat() if call.ended_at else None,
        "duration_s": call.duration,
        "ended_by": call.ended_by,
        "waiting": show_waiting(call),
        "bridged_with": call.bridged_with,
        "captions": [show_caption(caption) for caption in call.captions],
    }


def show_waiting(call: Call) -> dict[str, Any] | None:
    """What the call is busy with, as far as somebody at the handset could notice."""
    if call.redirect:
        return None  # whatever it waited for is over
    if call.speaking:
        return call.speaking
    if call.listener and call.listener.is_open:
        return call.listener.show()
    return {"kind": "dial"} if call.is_dialling else None


def show_caption(caption: Caption) -> dict[str, Any]:
    return {
        "number": caption.number,
        "at": caption.at.isoformat(),
        "kind": caption.kind,
        "words": caption.words,
        "language": caption.language,
        "voice": caption.voice,
        "sound_url": caption.sound_url,
        "by": caption.by,
    }
