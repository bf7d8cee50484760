"""A call, first version: whoever has a task together is put through, everybody else is told how to text."""

from xml.etree import ElementTree

from tests.support.world import NUMBER, World

NEED = "Bonjour, j'ai besoin de mes médicaments, 12 bis rue de Bourgogne"


def call(world: World, caller: str) -> ElementTree.Element:
    """What the carrier is told to do with a call."""
    form = {"CallSid": "CA" + "1" * 32, "From": caller, "To": NUMBER, "CallStatus": "ringing"}
    answer = world.post("/voice", form)
    assert (answer.status_code, answer.mimetype) == (200, "text/xml")
    return ElementTree.fromstring(answer.data)


def test_the_volunteer_and_the_resident_reach_each_other_under_the_towns_number(world: World) -> None:
    marie, odette = world.volunteer("Marie"), world.resident()
    odette.texts(NEED)
    marie.texts("OUI")
    for caller, other in ((marie, odette), (odette, marie)):
        dial = call(world, caller.phone).find("Dial")
        assert dial is not None
        assert dial.get("callerId") == NUMBER, "nobody sees whose phone it is"
        assert dial.get("answerOnBridge") == "true"
        assert [number.text for number in dial.findall("Number")] == [other.phone]


def test_once_it_is_done_nobody_is_put_through(world: World) -> None:
    marie, odette = world.volunteer("Marie"), world.resident()
    odette.texts(NEED)
    marie.texts("OUI")
    marie.texts("FAIT")
    for caller in (marie, odette):
        assert call(world, caller.phone).find("Dial") is None


def test_strangers_and_withheld_numbers_hear_the_emergency_line_and_how_to_text(world: World) -> None:
    for caller in ("+33261910042", "anonymous", "+266696687", ""):
        said = " ".join(say.text or "" for say in call(world, caller).findall("Say"))
        assert "le 15 ou le 112" in said
        assert "Orléans" in said


def test_a_number_of_no_town_is_hung_up(world: World) -> None:
    answer = world.post("/voice", {"CallSid": "CA1", "From": "+33639980001", "To": "+33261919999"})
    assert [verb.tag for verb in ElementTree.fromstring(answer.data)] == ["Hangup"]
