"""A bad day at the carrier: whatever it answers, one text arrives and the row tells the truth."""

from datetime import UTC, datetime

import pytest

from hotline import services
from hotline.delivery import outbox
from hotline.delivery.senders.twilio import TwilioSender
from hotline.records.states import MessageState

from ..support.free_port import free_port
from ..support.world import ACCOUNT_SID, AUTH_TOKEN, World
from .texts import GONE_OUT, all_is_well, at_carrier, fault, fresh, pass_minutes, pass_time, put


def test_a_text_goes_out_once_and_its_row_is_settled(world: World) -> None:
    message = put(world)
    world.settle()
    (taken,) = at_carrier(world)
    assert (fresh(message).state, fresh(message).carrier_sid) == (MessageState.SENT, taken["sid"])
    pass_time(world, minutes=10)
    assert len(at_carrier(world)) == 1


@pytest.mark.parametrize("kind", ["500_after", "timeout_after"])
def test_taken_without_a_word_is_found_and_not_sent_again(world: World, impatient: None, kind: str) -> None:
    fault(world, kind, seconds=5)
    message = put(world)
    world.settle()
    assert fresh(message).state == MessageState.UNKNOWN
    pass_time(world, seconds=11)
    (taken,) = at_carrier(world)
    assert fresh(message).state in GONE_OUT
    assert fresh(message).carrier_sid == taken["sid"]
    pass_minutes(world)
    assert len(at_carrier(world)) == 1


@pytest.mark.parametrize("kind", ["500_before", "timeout_before"])
def test_never_taken_is_sent_anew_but_only_after_asking(world: World, impatient: None, kind: str) -> None:
    fault(world, kind, seconds=5)
    message = put(world)
    world.settle()
    assert fresh(message).state == MessageState.UNKNOWN
    pass_time(world, seconds=11)
    assert (fresh(message).state, at_carrier(world)) == (MessageState.UNKNOWN, [])
    pass_minutes(world)
    assert fresh(message).state == MessageState.SENT
    assert len(at_carrier(world)) == 1


def test_two_like_texts_of_which_one_was_taken(world: World) -> None:
    """The carrier's one text settles one row; the other, with the same words, is sent anew."""
    fault(world, "500_after")
    first = put(world)
    world.settle()
    fault(world, "500_before")
    second = put(world)
    world.settle()
    pass_minutes(world)
    assert {fresh(first).state, fresh(second).state} <= set(GONE_OUT)
    assert fresh(first).carrier_sid != fresh(second).carrier_sid
    assert len(at_carrier(world)) == 2


def test_too_many_requests_is_tried_again_with_growing_pauses(world: World) -> None:
    fault(world, "429", times=2)
    message = put(world)
    world.settle()
    first = fresh(message)
    assert (first.state, first.attempts, first.error_code) == (MessageState.PENDING, 1, 20429)
    pass_time(world, seconds=4)
    second = fresh(message)
    assert (second.state, second.attempts) == (MessageState.PENDING, 2)
    assert first.due_at and second.due_at and first.sending_at and second.sending_at
    assert second.due_at - second.sending_at > first.due_at - first.sending_at
    pass_time(world, seconds=20)
    assert (fresh(message).state, fresh(message).attempts) == (MessageState.SENT, 3)
    assert len(at_carrier(world)) == 1


def test_a_carrier_nobody_reaches_is_tried_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = TwilioSender(ACCOUNT_SID, AUTH_TOKEN, f"http://127.0.0.1:{free_port()}")
    message = put(world)
    with monkeypatch.context() as patched:
        patched.setattr(services.current(), "sender", nobody)
        world.settle()
    assert (fresh(message).state, fresh(message).attempts) == (MessageState.PENDING, 1)
    pass_time(world, seconds=4)
    assert fresh(message).state == MessageState.SENT
    assert len(at_carrier(world)) == 1


def test_a_carrier_that_stays_away_ends_as_a_failure(world: World) -> None:
    fault(world, "429", times=None)
    message = put(world)
    world.settle()
    for minutes in range(1, 8):
        pass_time(world, minutes=minutes)
    assert (fresh(message).state, fresh(message).failure) == (MessageState.FAILED, "throttled")
    assert at_carrier(world) == []


def test_a_carrier_that_always_breaks_down_is_not_tried_for_ever(world: World) -> None:
    fault(world, "500_before", times=None)
    message = put(world)
    world.settle()
    for minutes in range(3, 16, 3):
        pass_time(world, minutes=minutes)
        pass_time(world, minutes=minutes, seconds=20)
    assert (fresh(message).state, fresh(message).attempts) == (MessageState.FAILED, outbox.MOST_ATTEMPTS)
    assert at_carrier(world) == []


def test_while_the_carrier_cannot_be_asked_nothing_is_sent_anew(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault(world, "500_after")
    message = put(world)
    world.settle()
    nobody = TwilioSender(ACCOUNT_SID, AUTH_TOKEN, f"http://127.0.0.1:{free_port()}")
    with monkeypatch.context() as patched:
        patched.setattr(services.current(), "sender", nobody)
        pass_time(world, minutes=4)
    assert fresh(message).state == MessageState.UNKNOWN
    pass_time(world, minutes=5)
    assert fresh(message).state in GONE_OUT
    assert len(at_carrier(world)) == 1


def test_a_slow_carrier_is_only_slow(world: World) -> None:
    fault(world, "delay", where="api", seconds=0.3)
    message = put(world)
    world.settle()
    assert fresh(message).state == MessageState.SENT
    assert len(at_carrier(world)) == 1


def test_a_text_that_lost_its_worker_is_asked_about_after_its_lease(world: World) -> None:
    message = put(world)
    taken = outbox._claim(message.id, datetime.now(UTC))
    assert taken is not None
    pass_time(world, seconds=10)
    assert fresh(message).state == MessageState.SENDING
    pass_time(world, seconds=40)
    assert fresh(message).state == MessageState.UNKNOWN
    pass_minutes(world)
    assert fresh(message).state == MessageState.SENT
    assert len(at_carrier(world)) == 1
    all_is_well(world)
