"""From any state only the allowed moves change a row, each with exactly one change on record."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.records import states
from hotline.records.moves import move
from hotline.records.states import MessageState, OfferState, RequestState, VolunteerState
from hotline.records.tables import Change, Message, Offer, Volunteer
from tests.support.world import World

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
NOUNS: dict[str, tuple[type[StrEnum], dict[Any, tuple[Any, ...]]]] = {
    "request": (RequestState, states.REQUEST_MOVES),
    "offer": (OfferState, states.OFFER_MOVES),
    "message": (MessageState, states.MESSAGE_MOVES),
    "volunteer": (VolunteerState, states.VOLUNTEER_MOVES),
}


def row_of(world: World, noun: str) -> Any:
    """One row of each noun, made by a dialogue."""
    marie = world.volunteer("Marie")
    world.resident().texts("des courses, 14 rue Bannier")
    offer, message = Offer.get(), Message.select().where(Message.direction == "out").get()
    volunteer = Volunteer.get(Volunteer.phone == marie.phone)
    return {"request": world.the_request(), "offer": offer, "message": message, "volunteer": volunteer}[noun]


@pytest.mark.parametrize("noun", NOUNS)
def test_every_state_has_its_moves(noun: str) -> None:
    names, moves = NOUNS[noun]
    assert set(moves) == set(names)
    assert {target for targets in moves.values() for target in targets} <= set(names)


@pytest.mark.parametrize("noun", NOUNS)
def test_only_allowed_moves_change_a_row_and_each_leaves_one_change(world: World, noun: str) -> None:
    row = row_of(world, noun)

    @settings(max_examples=40, deadline=None)
    @given(start=st.sampled_from(list(NOUNS[noun][0])), targets=st.lists(st.sampled_from(list(NOUNS[noun][0]))))
    def walked(start: StrEnum, targets: list[StrEnum]) -> None:
        walk(row, NOUNS[noun][1], start, targets)

    walked()


def walk(row: Any, moves: dict[Any, tuple[Any, ...]], start: StrEnum, targets: list[StrEnum]) -> None:
    """Try these moves one after the other from a state."""
    table = type(row)
    table.update(state=start).where(table.id == row.id).execute()
    state = start
    for target in targets:
        fresh, before = table.get_by_id(row.id), Change.select().count()
        moved = move(fresh, target, moves, who="test", now=NOW)
        assert moved == (target in moves[state])
        assert Change.select().count() - before == moved
        state = target if moved else state
        assert table.get_by_id(row.id).state == state


@pytest.mark.parametrize("noun", NOUNS)
def test_of_two_who_saw_the_same_state_one_moves_it(world: World, noun: str) -> None:
    _, moves = NOUNS[noun]
    row = row_of(world, noun)
    table = type(row)
    start, targets = next((state, targets) for state, targets in moves.items() if targets)
    table.update(state=start).where(table.id == row.id).execute()
    one, other = table.get_by_id(row.id), table.get_by_id(row.id)
    assert move(one, targets[0], moves, who="one", now=NOW)
    assert not move(other, targets[0], moves, who="other", now=NOW)
