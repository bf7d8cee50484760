"""A resident who has a help request calls again: she hears how it stands, and keeps, cancels or changes it."""

import pytest

from tests.calls.questions import prepare
from tests.calls.tongues import Tongue
from tests.support.caller import PhoneCall
from tests.support.world import Handset, World

LOOKING = {"fr": "Nous cherchons un voisin pour vous", "en": "We are looking for a neighbour for you"}
NO_ADDRESS = {"fr": "Il nous manque encore votre adresse", "en": "We still need your address"}
FINISHED = {"fr": "est terminée : courses", "en": "is finished: shopping"}
NO_LONGER_NEEDED = {"fr": "n'a plus besoin", "en": "no longer needed"}
TOLD_YOU_CALLED = {"fr": "a essayé de vous joindre", "en": "has tried to reach you"}
SORRY = {"fr": "Nous sommes désolés", "en": "We are sorry"}


@pytest.fixture
def searching(world: World, odette: Handset, marie: Handset, tongue: Tongue) -> PhoneCall:
    """A call about shopping at 14 rue Bannier that nobody has accepted yet."""
    prepare(world, odette, marie, tongue, "asked")
    return odette.calls().hears(tongue.shopping, "14 rue Bannier", LOOKING[tongue.language])


@pytest.fixture
def accepted(world: World, odette: Handset, marie: Handset, tongue: Tongue) -> PhoneCall:
    """A call about shopping that Marie has accepted."""
    prepare(world, odette, marie, tongue, "accepted")
    return odette.calls().hears(tongue.shopping, "Marie", world.the_request().password)


def test_kept_as_it_is(world: World, searching: PhoneCall, tongue: Tongue) -> None:
    searching.presses("1").hears(tongue.kept_as_it_is, tongue.we_will_call).is_over()
    assert world.the_request().state == "searching"


def test_whoever_says_nothing_keeps_it(world: World, searching: PhoneCall, tongue: Tongue) -> None:
    for _ in range(3):
        searching.is_silent()
    searching.hears(tongue.kept_as_it_is).is_over()
    assert (world.the_request().state, world.the_request().attention) == ("searching", None)


@pytest.mark.parametrize("by_voice", [True, False], ids=["by voice", "by key"])
def test_cancelled_after_being_asked_once_more(
    world: World, searching: PhoneCall, marie: Handset, tongue: Tongue, by_voice: bool
) -> None:
    searching.presses("2").hears(tongue.shopping)
    assert world.the_request().state == "searching"
    if by_voice:
        searching.says(tongue.yes)
    else:
        searching.chooses(tongue.yes)
    searching.hears(tongue.cancelled).is_over()
    assert world.the_request().state == "cancelled"
    marie.is_told(NO_LONGER_NEEDED[tongue.language])


@pytest.mark.parametrize("said", ["2", "no", ""], ids=["by key", "by voice", "by silence"])
def test_not_cancelled_after_all(world: World, searching: PhoneCall, tongue: Tongue, said: str) -> None:
    searching.presses("2")
    if said == "2":
        searching.presses("2")
    elif said:
        searching.says(tongue.say_no)
    else:
        for _ in range(3):
            searching.is_silent()
    searching.hears(tongue.kept_as_it_is).is_over()
    assert world.the_request().state == "searching"


def test_another_need_by_key(world: World, searching: PhoneCall, tongue: Tongue) -> None:
    searching.presses("3").presses("1").chooses(tongue.medicine)
    searching.hears(tongue.changed, tongue.medicine, "14 rue Bannier", LOOKING[tongue.language]).is_over()
    assert (world.the_request().need, world.the_request().state) == ("medicine", "searching")


def test_another_need_in_words(world: World, searching: PhoneCall, tongue: Tongue) -> None:
    searching.presses("3").presses("1").says(tongue.wants_medicine)
    searching.hears(tongue.changed, tongue.medicine).is_over()
    assert world.the_request().need == "medicine"
    assert tongue.wants_medicine in world.the_request().details


def test_another_place(world: World, searching: PhoneCall, tongue: Tongue) -> None:
    searching.presses("3").presses("2").says("4 rue de la Source").hears(tongue.understood, "Olivet")
    assert world.the_request().street == "rue Bannier", "nothing is changed before she has said yes"
    searching.chooses(tongue.yes).hears(tongue.changed, "4 rue de la Source").is_over()
    assert (world.the_request().address, world.the_request().state) == (
        "4 rue de la Source, 45160 Olivet",
        "searching",
    )


def test_another_place_that_is_not_found_is_a_coordinators(
    world: World, searching: PhoneCall, tongue: Tongue
) -> None:
    searching.presses("3").presses("2")
    for _ in range(4):
        searching.says("12 allée des Licornes")
    searching.hears(tongue.nobody_can_answer).chooses(tongue.leave_none).is_over()
    assert (world.the_request().state, world.the_request().attention) == ("searching", "unfinished_call")
    assert "12 allée des Licornes" in world.the_request().details
    assert world.the_request().street == "rue Bannier"


def test_a_new_request_beside_the_first(
    world: World, searching: PhoneCall, odette: Handset, tongue: Tongue
) -> None:
    searching.presses("4").hears(tongue.what_do_you_need).chooses(tongue.meal).hears(tongue.is_it_home)
    searching.chooses(tongue.yes).hears(tongue.meal, "14 rue Bannier", tongue.we_will_call).is_over()
    assert [(one.need, one.state) for one in world.requests()] == [
        ("groceries", "searching"),
        ("meal", "searching"),
    ]


def test_a_new_request_elsewhere_leaves_the_first_where_it_is(
    world: World, searching: PhoneCall, tongue: Tongue
) -> None:
    searching.presses("4").says(tongue.wants_medicine).chooses(tongue.another_address)
    searching.says("3 place du Martroi").chooses(tongue.yes).hears("3 place du Martroi").is_over()
    assert [(one.need, one.street) for one in world.requests()] == [
        ("groceries", "rue Bannier"),
        ("medicine", "place du Martroi"),
    ]


def test_talking_to_the_volunteer(world: World, accepted: PhoneCall, marie: Handset, tongue: Tongue) -> None:
    called, dial = accepted.chooses("Marie").hears("Marie").connection()
    assert called == marie.phone
    assert (dial.get("callerId"), dial.get("answerOnBridge")) == (world.town.number, "true")
    whisper = accepted.whispers_to(marie.phone).hears("Orléans").hears_nothing_of(tongue.shopping)
    assert odettes_number_stays_hidden(whisper)
    whisper.presses("1")
    assert [verb.tag for verb in whisper.verbs] == ["Say"], "after its last word both are put through"
    accepted.talked().hears(tongue.goodbye).is_over()
    marie.is_told_nothing()


def odettes_number_stays_hidden(call: PhoneCall) -> bool:
    """Neither shown nor said."""
    return "0 2 6 1 9 1 0 0 4 2" not in call.heard and call.phone != "+33261910042"


def test_a_machine_that_picks_up_is_not_put_through(accepted: PhoneCall, marie: Handset, tongue: Tongue) -> None:
    whisper = accepted.chooses("Marie").whispers_to(marie.phone)
    for _ in range(3):
        whisper.is_silent()
    whisper.hears(tongue.goodbye).is_over()


def test_a_volunteer_who_does_not_answer_is_told_who_called(
    accepted: PhoneCall, marie: Handset, tongue: Tongue
) -> None:
    accepted.chooses("Marie").talked(bridged=False).hears("Marie").is_over()
    marie.is_told(TOLD_YOU_CALLED[tongue.language], tongue.shopping, "02 61 91 00 00")


def test_somebody_who_comes_already_needs_no_more_news(accepted: PhoneCall, tongue: Tongue) -> None:
    for _ in range(3):
        accepted.is_silent()
    accepted.hears(tongue.kept_as_it_is).hears_nothing_of(tongue.we_will_call).is_over()


def test_a_change_is_told_to_whoever_comes(
    world: World, accepted: PhoneCall, marie: Handset, tongue: Tongue
) -> None:
    accepted.presses("3").presses("1").chooses(tongue.medicine).hears(tongue.changed, "Marie").is_over()
    marie.is_told(tongue.medicine, "14 rue Bannier")
    assert (world.the_request().need, world.the_request().state) == ("medicine", "accepted")


def test_cancelled_while_somebody_is_on_the_way(
    world: World, accepted: PhoneCall, marie: Handset, tongue: Tongue
) -> None:
    accepted.presses("2").chooses(tongue.yes).hears(tongue.cancelled).is_over()
    marie.is_told("Marie", tongue.shopping)
    assert world.the_request().state == "cancelled"


def test_a_new_request_while_somebody_is_on_the_way(world: World, accepted: PhoneCall, tongue: Tongue) -> None:
    accepted.presses("4").chooses(tongue.meal).chooses(tongue.yes).hears(tongue.meal).is_over()
    assert [(one.need, one.state) for one in world.requests()] == [
        ("groceries", "accepted"),
        ("meal", "searching"),
    ]


@pytest.mark.parametrize("by_text", [True, False], ids=["after a text", "after a call"])
def test_an_address_that_was_missing_is_given_now(
    world: World, odette: Handset, marie: Handset, tongue: Tongue, by_text: bool
) -> None:
    caller = world.resident() if by_text else odette
    if by_text:
        caller.texts({"fr": "des courses", "en": "my shopping"}[tongue.language])
    else:
        prepare(world, odette, marie, tongue, "hung up")
    call = caller.calls().hears(tongue.shopping, NO_ADDRESS[tongue.language])
    call.presses("1").says("14 rue Bannier").chooses(tongue.yes).hears(tongue.shopping, "14 rue Bannier").is_over()
    assert (world.the_request().state, world.the_request().need) == ("searching", "groceries")
    marie.is_offered("rue Bannier")


def test_a_call_that_was_finished_later_needs_nobody_any_more(
    world: World, odette: Handset, marie: Handset, tongue: Tongue
) -> None:
    prepare(world, odette, marie, tongue, "hung up")
    assert world.the_request().attention == "unfinished_call"
    odette.calls().presses("1").says("14 rue Bannier").chooses(tongue.yes).is_over()
    assert (world.the_request().state, world.the_request().attention) == ("searching", None)


def test_a_request_without_an_address_can_be_cancelled(
    world: World, odette: Handset, marie: Handset, tongue: Tongue
) -> None:
    prepare(world, odette, marie, tongue, "hung up")
    odette.calls().presses("2").chooses(tongue.yes).hears(tongue.cancelled).is_over()
    assert world.the_request().state == "cancelled"


@pytest.fixture
def done(world: World, odette: Handset, marie: Handset, tongue: Tongue) -> PhoneCall:
    """A call soon after the shopping was done."""
    prepare(world, odette, marie, tongue, "done")
    return odette.calls().hears(FINISHED[tongue.language])


def test_after_help_a_new_request(world: World, done: PhoneCall, tongue: Tongue) -> None:
    done.presses("1").chooses(tongue.medicine).chooses(tongue.yes).hears(
        tongue.medicine, "14 rue Bannier"
    ).is_over()
    assert [(one.need, one.state) for one in world.requests()] == [
        ("groceries", "done"),
        ("medicine", "searching"),
    ]


def test_after_help_that_never_came(world: World, done: PhoneCall, tongue: Tongue) -> None:
    paul = world.volunteer("Paul", languages=[tongue.language])
    done.presses("2").hears(SORRY[tongue.language]).is_over()
    assert (world.the_request().state, world.the_request().attention) == ("searching", "not_helped")
    paul.is_offered("rue Bannier")


def test_after_help_silence_changes_nothing(world: World, done: PhoneCall, tongue: Tongue) -> None:
    for _ in range(3):
        done.is_silent()
    done.hears_nothing_of(tongue.we_will_call).is_over()
    assert world.the_request().state == "done"
