"""What holds at every question of a call: it ends, a person is one key away, and nothing that was said is lost."""

from collections.abc import Callable

import pytest

from hotline.records.call_tables import Call
from tests.calls.questions import QUESTIONS, Question
from tests.calls.tongues import Tongue
from tests.support.caller import PhoneCall
from tests.support.world import Handset, World

at_every_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: str(question.name))
# No question has this key.
WRONG = "7#"


@at_every_question
def test_a_person_is_one_key_away_and_all_that_was_heard_is_kept(
    world: World, odette: Handset, marie: Handset, tongue: Tongue, question: Question
) -> None:
    call = question.reach(world, odette, marie, tongue)
    call.presses("0#").hears(tongue.nobody_can_answer)
    call.chooses(tongue.leave_none).is_over()
    if question.need:
        call.hears(tongue.town_hall_knows)
        is_kept(world, question, "unfinished_call")


@at_every_question
def test_three_silences_bring_a_person_or_an_end(
    world: World, odette: Handset, marie: Handset, tongue: Tongue, question: Question
) -> None:
    call = question.reach(world, odette, marie, tongue)
    nothing_comes_of(call, lambda: call.is_silent())
    if question.heard:
        is_kept(world, question, "unfinished_call")


@at_every_question
def test_three_wrong_keys_bring_a_person_or_an_end(
    world: World, odette: Handset, marie: Handset, tongue: Tongue, question: Question
) -> None:
    call = question.reach(world, odette, marie, tongue)
    nothing_comes_of(call, lambda: call.presses(WRONG) if call.listens_to else call.is_silent())
    assert "accepted" not in {one.state for one in world.requests()[1:]}


@at_every_question
def test_the_star_repeats_and_costs_no_try(
    world: World, odette: Handset, marie: Handset, tongue: Tongue, question: Question
) -> None:
    call = question.reach(world, odette, marie, tongue)
    asked = call.heard
    for _ in range(4):
        call.presses("*")
        assert call.heard and asked.endswith(call.heard), "the same question, without what was said before it"
    step = Call.get(Call.call_sid == call.call_sid).step
    call.is_silent()
    if question.name != "say it":  # whoever is silent there is helped by a person at once
        assert Call.get(Call.call_sid == call.call_sid).step == step


@at_every_question
def test_hanging_up_there_loses_nothing(
    world: World, odette: Handset, marie: Handset, tongue: Tongue, question: Question
) -> None:
    before = len(world.requests())
    call = question.reach(world, odette, marie, tongue)
    call.hangs_up()
    if question.heard:
        is_kept(world, question, "unfinished_call")
    if question.need == "other":
        assert len(world.requests()) == before + bool(question.before), "nothing was said, nothing is opened"


def is_kept(world: World, question: Question, attention: str) -> None:
    """The newest help request has the need and the words, and a coordinator sees it."""
    newest = world.requests()[-1]
    assert (newest.need, newest.attention) == (question.need, attention)
    assert question.heard in newest.details


def nothing_comes_of(call: PhoneCall, again: Callable[[], object]) -> None:
    """Whatever is done again and again, the call ends with a sentence, and soon."""
    questions = 0
    while call.status != "completed":
        questions += 1
        again()
    assert questions <= 12, "asked too often"
    call.is_over()
