"""Twilio's JSON, field by field (pure)."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlencode

from hotline.phonebox.checks import RefusalError
from hotline.phonebox.config import Line
from hotline.phonebox.messages import Message, Status

API_VERSION = "2010-04-01"


def account_uri(account_sid: str) -> str:
    return f"/{API_VERSION}/Accounts/{account_sid}"


def show_refusal(refusal: RefusalError) -> dict[str, Any]:
    return {
        "code": refusal.code,
        "message": refusal.message,
        "more_info": f"https://www.twilio.com/docs/errors/{refusal.code}",
        "status": refusal.status,
    }


def show_date(moment: datetime | None) -> str | None:
    return format_datetime(moment.astimezone(UTC)) if moment else None


def show_message(message: Message, account_sid: str) -> dict[str, Any]:
    """Counts are texts; with a messaging service neither sender nor parts are known until it is queued."""
    uri = f"{account_uri(account_sid)}/Messages/{message.sid}"
    is_unassigned = message.status is Status.ACCEPTED
    return {
        "account_sid": account_sid,
        "api_version": API_VERSION,
        "body": message.body,
        "date_created": show_date(message.created_at),
        "date_sent": show_date(message.created_at if message.is_inbound else message.sent_at),
        "date_updated": show_date(message.updated_at),
        "direction": message.direction,
        "error_code": message.error_code,
        "error_message": None,
        "from": None if is_unassigned else message.sender,
        "messaging_service_sid": message.service_sid,
        "num_media": "0",
        "num_segments": "0" if is_unassigned else str(message.segments),
        "price": None,
        "price_unit": "USD",
        "sid": message.sid,
        "status": message.status,
        "subresource_uris": {"media": f"{uri}/Media.json"},
        "tags": None,
        "to": message.to,
        "uri": f"{uri}.json",
    }


def show_text(message: Message) -> dict[str, Any]:
    """The control API's own, shorter shape; `in` and `out` as the application sees it."""
    return {
        "seq": message.seq,
        "change": message.change,
        "sid": message.sid,
        "direction": "in" if message.is_inbound else "out",
        "from": message.sender,
        "to": message.to,
        "body": message.body,
        "status": message.status,
        "error_code": message.error_code,
        "segments": message.segments,
        "created_at": message.created_at.isoformat(),
    }


def show_account(account_sid: str) -> dict[str, Any]:
    return {
        "sid": account_sid,
        "owner_account_sid": account_sid,
        "friendly_name": "hotline phonebox",
        "status": "active",
        "type": "Full",
        "uri": f"{account_uri(account_sid)}.json",
    }


def show_line(line: Line, account_sid: str) -> dict[str, Any]:
    return {
        "account_sid": account_sid,
        "phone_number": line.number,
        "friendly_name": line.number,
        "capabilities": {"sms": True, "mms": False, "voice": True},
        "sms_url": line.sms_url,
        "sms_method": "POST",
        "sms_fallback_url": line.sms_fallback_url,
        "voice_url": line.voice_url,
        "voice_method": "POST",
        "voice_fallback_url": line.voice_fallback_url,
        "status_callback": line.voice_status_url,
        "api_version": API_VERSION,
    }


def show_page(
    path: str,
    key: str,
    items: list[dict[str, Any]],
    page: int,
    page_size: int,
    links: Mapping[str, str | None],
) -> dict[str, Any]:
    """One page of a list; `links` are the query strings of this page and of its neighbours."""
    start = page * page_size
    return {
        key: items,
        "page": page,
        "page_size": page_size,
        "start": start,
        "end": start + max(len(items) - 1, 0),
        "uri": f"{path}?{links['this']}",
        "first_page_uri": f"{path}?{links['first']}",
        "next_page_uri": f"{path}?{links['next']}" if links["next"] else None,
        "previous_page_uri": f"{path}?{links['previous']}" if links["previous"] else None,
    }


def query(filters: Mapping[str, str], page: int, page_size: int, token: str | None = None) -> str:
    place = {"PageSize": str(page_size), "Page": str(page)}
    return urlencode({**filters, **place, **({"PageToken": token} if token else {})})
