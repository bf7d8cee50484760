"""Calls to the real server: by a telephone that only follows TwiML, and once by the local carrier's own handsets."""

import json
import os
import random
import re
import subprocess
from typing import Any

import pytest

from hotline.records import volunteers

from ..phonebox.handset import Phone
from ..race.people import HOUSE, now
from ..support.house import ROOT, House, python_module
from ..support.patience import eventually
from ..support.world import NUMBER, the_town
from .receiver import Receiver

# Everybody asks for something else here, so that each volunteer is asked by one test only.
ODETTE, SIMONE, LUCIEN, ROSE, HENRI, YVETTE, ANYBODY = (f"+332619100{number}" for number in range(41, 48))
MARIE, KARIM, PAUL, FRIENDS = "+33639980010", "+33639980011", "+33639980012", "+33639980077"
KEYS = "0123456789*#"

pytestmark = pytest.mark.slow


def requests_of_the_town(house: House) -> list[dict[str, Any]]:
    """What an operator sees."""
    command = [*python_module("hotline"), "requests", "list", "--town", "orleans", "--format", "json"]
    environment = {name.upper(): str(value) for name, value in house.settings.model_dump().items()}
    said = subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, check=True, capture_output=True, text=True
    )
    listed: list[dict[str, Any]] = json.loads(said.stdout)
    return listed


def the_request(house: House, need: str) -> dict[str, Any]:
    """The one help request for this need."""
    (found,) = [request for request in requests_of_the_town(house) if request["need"] == need]
    return found


def register(phone: str, name: str, need: str) -> None:
    """A volunteer near the town's centre who helps with this only."""
    volunteers.register(
        the_town(),
        phone=phone,
        first_name=name,
        location=HOUSE,
        needs=[need],
        languages=["fr"],
        radius_m=3000,
        consent="import",
        now=now(),
    )


def test_a_resident_asks_by_key_and_voice(house: House) -> None:
    call = Receiver(house.url, ODETTE).calls().hears("l'entraide d'Orléans", "15 ou le 112")
    call.chooses("médicaments").hears("Où habitez-vous").says("12 bis rue de Bourgogne")
    call.hears("12 bis rue de Bourgogne").chooses("oui").hears("C'est noté", "médicaments").is_over()
    taken = the_request(house, "medicine")
    assert (taken["source"], taken["state"]) == ("voice", "searching")
    assert taken["address"] == "12 bis rue de Bourgogne, 45000 Orléans"


def test_a_withheld_caller_keys_a_number_and_is_known_by_it_from_then_on(house: House) -> None:
    call = Receiver(house.url, "anonymous").calls().hears("Votre numéro est masqué").presses(f"0{SIMONE[3:]}")
    call.hears("Est-ce juste").chooses("oui").chooses("autre chose").chooses("transport")
    call.says("14 rue Bannier").chooses("oui").hears("C'est noté", "nous vous appelons").is_over()
    assert the_request(house, "transport")["source"] == "voice"
    Receiver(house.url, SIMONE).calls().hears("Votre demande : transport, 14 rue Bannier")


def test_the_same_webhook_twice_at_the_same_moment_is_one_turn(house: House) -> None:
    call = Receiver(house.url, LUCIEN, at_once=2).calls().chooses("courses")
    call.says("12 rue de Bourgogne").chooses("oui").hears("C'est noté : courses").is_over()
    assert the_request(house, "groceries")["state"] == "searching"


def test_a_volunteer_accepts_from_another_phone(house: House) -> None:
    register(MARIE, "Marie", "meal")
    Receiver(house.url, ROSE).calls().chooses("repas").says("14 rue Bannier").chooses("oui").is_over()
    (offer,) = eventually(lambda: house.phonebox.heard(MARIE))
    (code,) = re.findall(r"OUI (\d{4})", offer)
    call = Receiver(house.url, FRIENDS).calls().chooses("aider vos voisins").chooses("avec un code")
    call.presses(f"0{MARIE[3:]}").presses(code).hears("repas", "rue Bannier").chooses("accepter")
    call.hears("Merci beaucoup Marie", "14 rue Bannier").hangs_up()
    taken = the_request(house, "meal")
    assert (taken["state"], taken["offers"][0]["volunteer"]) == ("accepted", MARIE)


def test_what_was_said_before_hanging_up_is_not_lost(house: House) -> None:
    Receiver(house.url, HENRI).calls().chooses("autre chose").chooses("compagnie").hears(
        "Où habitez-vous"
    ).hangs_up()
    kept = the_request(house, "company")
    assert (kept["state"], kept["attention"], kept["source"]) == ("unplaced", "unfinished_call", "voice")


def play(house: House, phone: str, keys: list[str]) -> Receiver:
    """A call that presses these keys, the last for ever and "" for none, until somebody else has to go on."""
    call, left = Receiver(house.url, phone).calls(), list(keys)
    while call.waits_for == "Gather":
        key = left.pop(0) if len(left) > 1 else left[0]
        gather = call.rest[0]
        call.presses(key * int(gather.get("numDigits", 1))) if key else call.is_silent()
    return call


def test_whatever_is_pressed_every_call_comes_to_an_end(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    register(PAUL, "Paul", "printing")
    chance = random.Random(7)
    played = [[key] for key in (*KEYS, "")] + [[chance.choice((*KEYS, "")) for _ in range(30)] for _ in range(40)]
    seconds: list[float] = []
    for number, keys in enumerate(played):
        call = play(house, ("anonymous", ANYBODY, PAUL)[number % 3], keys)
        assert call.waits_for in ("Record", "Dial") or call.heard, f"the call ended without a word after {keys}"
        call.hangs_up()
        seconds += call.seconds
    with capsys.disabled():
        print(f"\n{len(played)} calls, {len(seconds)} answers, the slowest took {max(seconds) * 1000:.0f} ms")


def test_a_landline_calls_and_is_called_back(house: House) -> None:
    """The whole story on the local carrier's handsets: voice in, a text to the neighbour, voice back."""
    register(KARIM, "Karim", "pet")
    for number, name in ((YVETTE, "Yvette"), (KARIM, "Karim")):
        house.phonebox.post("/handsets", number=number, name=name)
    landline = Phone(house.phonebox.url, YVETTE)
    call = landline.calls(NUMBER).keys("4").keys("4").says("12 bis rue de Bourgogne").keys("1").ends()
    assert any("C'est noté : aide pour un animal" in words for words in call.heard())

    eventually(lambda: house.phonebox.heard(KARIM))
    house.phonebox.text("OUI", sender=KARIM)
    _, yours = eventually(lambda: heard_twice(house, KARIM))
    password = re.search(r"Mot de passe à donner : (\w+)", yours)
    assert password, yours

    news = landline.rings().answer()
    assert news.show()["shown"] == NUMBER
    assert password[1] not in " ".join(news.heard()), "nothing private before a key was pressed"
    told = " ".join(news.keys("1").heard())
    assert "Karim" in told
    assert f"Demandez-lui le mot de passe : {password[1]}" in told
    news.hang_up()
    assert the_request(house, "pet")["state"] == "accepted"


def heard_twice(house: House, number: str) -> list[str]:
    """Both texts, once there are two."""
    texts = house.phonebox.heard(number)
    return texts if len(texts) == 2 else []
