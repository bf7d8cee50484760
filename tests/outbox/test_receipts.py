"""Delivery receipts: late, early, repeated, shuffled, regressing, unknown or unsigned, they tell one story."""

from datetime import UTC, datetime
from itertools import permutations

import pytest

from hotline.delivery import outbox
from hotline.records.states import MessageState
from hotline.records.tables import Change, Message

from ..support.world import World
from .texts import at_carrier, fresh, pass_minutes, put, report

STATUSES = ("queued", "sending", "sent", "delivered")


def test_in_all_twenty_four_orders_they_end_the_same(world: World) -> None:
    orders = list(permutations(STATUSES))
    messages = [put(world) for _ in orders]
    world.settle()
    for order, message in zip(orders, messages, strict=True):
        sent = fresh(message)
        assert [report(world, sent, status) for status in order] == [204] * 4
        ended = fresh(message)
        assert ended.state == MessageState.DELIVERED, order
        assert ended.carrier_sid == sent.carrier_sid
        assert ended.settled_at is not None
        assert ended.due_at is None
    assert len(at_carrier(world)) == 24


def test_they_may_all_come_before_our_own_commit(world: World) -> None:
    for order in permutations(STATUSES):
        message = put(world)
        outbox._claim(message.id, datetime.now(UTC))
        sid = f"SM{message.id:032x}"
        for status in order:
            report(world, message, status, sid)
        ended = fresh(message)
        assert (ended.state, ended.carrier_sid) == (MessageState.DELIVERED, sid), order
    pass_minutes(world)
    assert at_carrier(world) == []


@pytest.mark.parametrize("state", [MessageState.PENDING, MessageState.UNKNOWN])
def test_a_receipt_settles_a_text_whatever_we_believed(world: World, state: MessageState) -> None:
    message = put(world)
    Message.update(state=state).where(Message.id == message.id).execute()
    report(world, message, "sent", "SM" + "6" * 32)
    assert fresh(message).state == MessageState.SENT
    pass_minutes(world)
    assert at_carrier(world) == []


def test_repeated_and_regressing_ones_change_nothing(world: World) -> None:
    message = put(world)
    world.settle()
    message = fresh(message)
    for status in ("delivered", "delivered", "sent", "queued", "undelivered", "failed"):
        assert report(world, message, status) == 204
    assert fresh(message).state == MessageState.DELIVERED
    moves = Change.select().where((Change.noun == "message") & (Change.noun_id == message.id))
    assert [move.after for move in moves.order_by(Change.id)] == ["sending", "sent", "delivered"]


def test_an_undelivered_one_stays_so(world: World) -> None:
    message = put(world)
    world.settle()
    message = fresh(message)
    report(world, message, "undelivered", code=30003)
    report(world, message, "delivered")
    ended = fresh(message)
    assert (ended.state, ended.failure, ended.error_code) == (MessageState.UNDELIVERED, "unreachable", 30003)


def test_codes_and_statuses_nobody_knows_do_no_harm(world: World) -> None:
    message = put(world)
    world.settle()
    message = fresh(message)
    assert report(world, message, "teleported") == 204
    assert fresh(message).state == MessageState.SENT
    report(world, message, "undelivered", code=99999)
    assert (fresh(message).state, fresh(message).failure) == (MessageState.UNDELIVERED, "unknown")


def test_unknown_references_and_missing_fields_are_answered_politely(world: World) -> None:
    for path in ("/sms/status?ref=nobody", "/sms/status", "/sms/status?ref="):
        assert world.post(path, {"MessageSid": "SM1", "MessageStatus": "delivered"}).status_code == 204
        assert world.post(path, {}).status_code == 204


def test_an_unsigned_one_is_turned_away(world: World) -> None:
    message = put(world)
    world.settle()
    message = fresh(message)
    path, form = f"/sms/status?ref={message.reference}", {"MessageSid": "SM1", "MessageStatus": "delivered"}
    assert world.app.test_client().post(path, data=form).status_code == 403
    assert world.post(path, form, token="b" * 32).status_code == 403
    assert fresh(message).state == MessageState.SENT
