"""The doors for calls: unknown numbers, repeated and late webhooks, documents every carrier can read."""

from functools import partial
from xml.etree import ElementTree

import pytest

from hotline.records.call_tables import Call, CallTurn
from hotline.records.tables import HelpRequest
from tests.support.world import NUMBER, PUBLIC_URL, World

LANDLINE = "+33261910042"


@pytest.mark.parametrize("shown", ["+33261910042", "anonymous", "+266696687", ""])
def test_everybody_hears_the_emergency_line_first(world: World, shown: str) -> None:
    call = world.resident(LANDLINE).calls(shows=shown)
    assert call.heard.index("le 15 ou le 112") < call.heard.index("tapez")
    call.hears("Orléans")


def test_a_number_of_no_town_is_hung_up_and_kept(world: World) -> None:
    answer = world.post("/voice", {"CallSid": "CA1", "From": "+33639980001", "To": "+33261919999"})
    assert [verb.tag for verb in ElementTree.fromstring(answer.data)] == ["Hangup"]
    assert Call.get().town is None


def test_every_question_is_spoken_inside_its_gather(world: World) -> None:
    call = world.resident(LANDLINE).calls()
    assert [verb.tag for verb in call.verbs] == ["Gather", "Redirect"]
    assert call.verbs[0].get("action", "").startswith(f"{PUBLIC_URL}/voice/")


def test_a_repeated_webhook_gets_the_same_answer_and_changes_nothing(world: World) -> None:
    call = world.resident(LANDLINE).calls()
    for go_on in (partial(call.chooses, "médicaments"), partial(call.says, "12 bis rue de Bourgogne")):
        first = ElementTree.tostring(call.again())
        assert ElementTree.tostring(call.again()) == first
        go_on()
    call.chooses("oui").is_over()
    said = ElementTree.tostring(call.again())
    assert "C'est noté" in "".join(ElementTree.fromstring(said).itertext())
    assert HelpRequest.select().count() == 1
    assert CallTurn.select().count() == 4


def test_a_late_webhook_is_answered_where_the_call_stands(world: World) -> None:
    call = world.resident(LANDLINE).calls()
    call.chooses("médicaments")
    path, form = call.asked[-1]
    call.says("12 bis rue de Bourgogne")
    for late in (path, "/voice/turns/0", "/voice/turns/17"):
        assert world.post(late, form).status_code == 200
    assert world.the_request().need == "medicine"
    call.chooses("oui").hears("12 bis rue de Bourgogne").is_over()


def test_a_turn_of_a_call_nobody_knows_ends_it(world: World) -> None:
    answer = world.post("/voice/turns/4", {"CallSid": "CAstranger", "From": LANDLINE, "To": NUMBER, "Digits": "1"})
    assert [verb.tag for verb in ElementTree.fromstring(answer.data)] == ["Hangup"]


def test_when_the_house_is_broken_the_caller_hears_so(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no disk left")

    call = world.resident(LANDLINE).calls()
    with monkeypatch.context() as patched:
        patched.setattr("hotline.intake.calls.turns.go_on", broken)
        call.presses("1").hears("notre téléphone a un problème", "le 15 ou le 112").is_over()


def test_a_call_without_an_id_is_turned_away(world: World) -> None:
    assert world.post("/voice", {"From": LANDLINE, "To": NUMBER}).status_code == 400
