"""How the answers sound: the town's recorded voice, a slow voice, a plain one; and never more than a carrier reads."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hotline.places import importing
from hotline.records import sounds
from tests.calls.tongues import Tongue
from tests.conftest import ADDRESSES
from tests.support.caller import PhoneCall
from tests.support.world import PUBLIC_URL, Handset, World

SPOKEN_IN = {"fr": "fr-FR", "en": "en-GB"}
WELCOME = {"fr": "accueil", "en": "welcome"}
VOICEMAIL = {"fr": "messagerie", "en": "voicemail"}


def said(call: PhoneCall) -> list[tuple[str, dict[str, str]]]:
    """What is said and how, one Say after the other."""
    return [("".join(verb.itertext()), verb.attrib) for verb in call.verbs[0].iter("Say")]


def played(call: PhoneCall) -> list[str]:
    """The addresses that are played."""
    return [str(verb.text) for verb in call.verbs[0].iter("Play")]


def test_without_a_voice_the_carriers_own_speaks(odette: Handset, tongue: Tongue) -> None:
    call = odette.calls()
    assert said(call)
    for _, attributes in said(call):
        assert attributes == {"language": SPOKEN_IN[tongue.language]}
    assert not list(call.verbs[0].iter("prosody"))


@pytest.mark.parametrize("voice", ["Polly.Lea", "Polly.Amy-Neural", "Google.fr-FR-Neural2-A"])
def test_a_voice_that_can_is_slowed_down(world: World, odette: Handset, tongue: Tongue, voice: str) -> None:
    world.set(**{f"voice_{tongue.language}": voice})
    call = odette.calls().hears("Orléans", tongue.what_do_you_need)
    slow = list(call.verbs[0].iter("prosody"))
    assert len(slow) == len(said(call)) > 1
    assert {one.get("rate") for one in slow} == {"85%"}
    assert {attributes["voice"] for _, attributes in said(call)} == {voice}


def test_other_voices_speak_as_they_are(world: World, odette: Handset, tongue: Tongue) -> None:
    world.set(**{f"voice_{tongue.language}": "alice"})
    call = odette.calls().hears("Orléans")
    assert {attributes["voice"] for _, attributes in said(call)} == {"alice"}
    assert not list(call.verbs[0].iter("prosody"))


def test_a_voice_is_only_for_its_own_language(world: World, odette: Handset, tongue: Tongue) -> None:
    world.set(**{f"voice_{'en' if tongue.language == 'fr' else 'fr'}": "Polly.Lea"})
    assert all("voice" not in attributes for _, attributes in said(odette.calls()))


def test_the_towns_recorded_welcome_is_played(world: World, odette: Handset, tongue: Tongue) -> None:
    record(world, WELCOME[tongue.language], tongue.language)
    call = odette.calls()
    (address,) = played(call)
    reference = sounds.reference_of(world.town, WELCOME[tongue.language], tongue.language)
    assert address == f"{PUBLIC_URL}/voice/sounds/{reference}"
    call.hears(tongue.what_do_you_need).hears_nothing_of("Orléans")
    assert world.app.test_client().get(address.removeprefix(PUBLIC_URL)).data == SOUND


def test_a_recording_in_the_other_language_is_not_played(world: World, odette: Handset, tongue: Tongue) -> None:
    other = "en" if tongue.language == "fr" else "fr"
    record(world, WELCOME[other], other)
    call = odette.calls().hears("Orléans")
    assert played(call) == []


def test_the_recorded_voicemail_is_played_once_and_then_explained(
    world: World, odette: Handset, tongue: Tongue
) -> None:
    record(world, VOICEMAIL[tongue.language], tongue.language)
    call = odette.calls().presses("0")
    assert len(played(call)) == 1
    assert played(call.is_silent()) == []
    call.hears(tongue.did_not_understand).chooses(tongue.leave_none).is_over()


SOUND = b"ID3\x04\x00" + b"\x00" * 64


def record(world: World, name: str, language: str) -> None:
    """The town records a prompt with a voice of its own."""
    sounds.put(world.town, name, language, sound=SOUND, content_type="audio/mpeg", now=datetime.now(UTC))


def test_the_towns_streets_are_hints_where_an_address_is_said(odette: Handset, tongue: Tongue) -> None:
    call = odette.calls()
    assert call.verbs[0].get("hints") is None
    hints = call.chooses(tongue.meal).verbs[0].get("hints", "").split(",")
    assert "rue Bannier" in [hint.replace("Rue", "rue") for hint in hints]
    assert call.verbs[0].get("speechTimeout") == "auto"


def test_five_hundred_streets_fit_into_what_a_carrier_reads(
    world: World, odette: Handset, tongue: Tongue, tmp_path: Path
) -> None:
    world.set(**{f"voice_{tongue.language}": "Polly.Lea"})
    with_more_streets(tmp_path / "many.csv", 500)
    call = odette.calls().chooses(tongue.meal)  # which looks at the size of every answer
    hints = call.verbs[0].get("hints", "").split(",")
    assert 100 < len(hints) <= 500
    assert max(map(len, hints)) <= 100
    call.says("14 rue Bannier").chooses(tongue.yes).hears("14 rue Bannier").is_over()


def with_more_streets(path: Path, count: int) -> None:
    """A town with so many more streets, all with names of the longest kind."""
    with ADDRESSES.open(newline="") as known:
        rows = list(csv.reader(known, delimiter=";"))
    columns, one = rows[0], rows[1]
    named = {name: position for position, name in enumerate(columns)}
    for number in range(count):
        street = list(one)
        street[named["id"]] = f"45234_x{number}"
        street[named["nom_voie"]] = (
            f"Allée de la Cinquième Division d'Infanterie Alliée Libératrice et des Résistants {number}"
        )
        rows.append(street)
    with path.open("w", newline="") as written:
        csv.writer(written, delimiter=";", lineterminator="\n").writerows(rows)
    importing.import_file(path)
