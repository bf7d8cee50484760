"""Texts put in the outbox by hand, what the carrier has of them, and the time that passes in between."""

from datetime import UTC, datetime, timedelta
from typing import Any

import requests
import time_machine

from hotline.delivery import outbox
from hotline.records.db import database
from hotline.records.states import MessageState
from hotline.records.tables import Message

from ..support.world import World

PHONE = "+33639980091"
GONE_OUT = (MessageState.SENT, MessageState.DELIVERED)  # which of the two hangs on the moment of asking


def put(world: World, phone: str = PHONE, body: str = "Bonjour", purpose: str = "reply", **more: Any) -> Message:
    """A text in the outbox, its job in the queue."""
    with database.atomic():
        outbox.queue_text(world.town, phone, body, purpose=purpose, now=datetime.now(UTC), **more)
    newest: Message = Message.select().order_by(Message.id.desc()).get()
    return newest


def fresh(message: Message) -> Message:
    """The row as it is now."""
    row: Message = Message.get_by_id(message.id)
    return row


def at_carrier(world: World, phone: str = PHONE) -> list[dict[str, Any]]:
    """What the carrier has taken for this number, oldest first."""
    answer = requests.get(f"{world.carrier}/phonebox/texts", params={"number": phone}, timeout=10).json()
    return [text for text in answer["texts"] if text["direction"] == "out"]


def fault(world: World, kind: str, **more: Any) -> None:
    """Something goes wrong at the carrier."""
    rule = {"kind": kind, "times": 1, **more}
    requests.post(f"{world.carrier}/phonebox/faults", json=rule, timeout=10).raise_for_status()


def all_is_well(world: World) -> None:
    """Nothing goes wrong at the carrier any more; receipts stay away."""
    requests.delete(f"{world.carrier}/phonebox/faults", timeout=10).raise_for_status()
    fault(world, "drop", where="callback", times=None)


def pass_time(world: World, **span: float) -> None:
    """What the clock and the worker do at a later moment."""
    with time_machine.travel(datetime.now(UTC) + timedelta(**span), tick=True):
        world.pass_time()


def pass_minutes(world: World) -> None:
    """Let the clock look now and then for some minutes, long enough for a text of unknown fate to be settled."""
    for seconds in (150, 180):
        pass_time(world, seconds=seconds)


def report(world: World, message: Message, status: str, sid: str = "", code: int | None = None) -> int:
    """A signed receipt of the carrier; the HTTP status of our answer."""
    sid = sid or message.carrier_sid or "SM" + "5" * 32
    form = {"MessageSid": sid, "MessageStatus": status, "To": str(message.phone)}
    if code:
        form["ErrorCode"] = str(code)
    answer = world.post(f"/sms/status?ref={message.reference}", form)
    return int(answer.status_code)
