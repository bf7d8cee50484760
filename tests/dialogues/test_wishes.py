"""What is said besides a need and a place is kept and told: when, several needs, for whom, whom to call."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from hotline.delivery import segments
from tests.support.world import Handset, World

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.fixture(autouse=True)
def on_a_tuesday(world: World) -> None:
    world.journey = time_machine.travel(TUESDAY, tick=True)
    world.journey.start()


def test_the_time_wanted_is_kept_and_told_to_everybody(world: World) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    odette.texts("des courses jeudi avant 10h svp, 14 rue Bannier").is_told(
        "C'est noté : courses, jeudi 26 avant 10h, 14 rue Bannier"
    )
    offered = marie.texts("bonjour").told or marie.look()
    assert any("courses, jeudi 26 avant 10h" in text for text in offered)
    marie.texts("OUI").is_told("Besoin : courses, jeudi 26 avant 10h")
    request = world.the_request()
    assert request.wanted_until == datetime(2026, 11, 26, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))


def test_an_urgent_need_is_offered_as_urgent(world: World) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    odette.texts("mes médicaments, c'est urgent, 14 rue Bannier").is_told("médicaments, urgent, 14 rue Bannier")
    marie.is_offered("médicaments, urgent")


def test_a_time_said_later_is_added(world: World) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    odette.texts("mes médicaments, 14 rue Bannier")
    marie.is_offered("médicaments")
    odette.texts("demain matin de préférence").is_told("médicaments, mercredi 25 matin, 14 rue Bannier")


def test_two_needs_are_both_asked_for(world: World) -> None:
    odette, marie, only_shops = (
        world.resident(),
        world.volunteer("Marie"),
        world.volunteer("Paul", needs=["groceries"]),
    )
    odette.texts("courses et médicaments, 14 rue Bannier").is_told("courses et médicaments, 14 rue Bannier")
    code = marie.is_offered("courses et médicaments")
    only_shops.is_told_nothing()
    marie.texts(f"OUI {code}").is_told("Besoin : courses et médicaments")
    assert world.the_request().need == "groceries"


@pytest.mark.parametrize(
    "said", ["courses", "courses et médicaments vendredi entre 14h et 16h30", "un repas ce soir"]
)
def test_an_offer_fits_one_text(world: World, said: str) -> None:
    odette, marie = world.resident(), world.volunteer("Bernadette", metres_north=1400)
    odette.texts(f"{said}, 14 boulevard Alexandre Martin")
    marie.is_offered()
    assert segments.count(marie.told[0]) == 1, marie.told[0]


def ready_for_bread(world: World) -> tuple[Handset, Handset]:
    odette, marie = world.resident(), world.volunteer("Marie")
    odette.texts("du pain, 14 rue Bannier")
    marie.texts("OUI")
    marie.texts("FAIT")
    odette.look()
    marie.look()
    return odette, marie


def test_for_her_mother_her_own_home_is_not_taken(world: World) -> None:
    odette, marie = ready_for_bread(world)
    odette.texts("C'est pour ma mère, elle n'a plus de médicaments").is_told("l'adresse de votre mère")
    marie.is_told_nothing()
    odette.texts("3 place du Martroi").is_told("médicaments, 3 place du Martroi")
    marie.texts("OUI").is_told("pour sa mère", "3 place du Martroi")
    odette.look()
    marie.texts("FAIT")
    odette.look()
    odette.texts("encore du pain pour moi svp").is_told("courses, 14 rue Bannier")


def test_for_her_husband_it_is_her_home(world: World) -> None:
    odette, marie = ready_for_bread(world)
    odette.texts("mon mari a besoin de ses médicaments").is_told("médicaments, 14 rue Bannier")
    marie.texts("OUI").is_told("pour son mari")


def test_in_english(edith: Handset, world: World) -> None:
    edith.texts("It's for my mother, she needs bread and her pills by Friday").is_told(
        "the address of your mother"
    )
    edith.texts("14 rue Bannier").is_told("shopping and medicine, by Friday 27, 14 rue Bannier")


def test_the_number_to_call_is_the_one_that_rings(world: World) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    odette.texts("des courses pour ma mère, appelez-la au 02 61 91 00 12, elle est au 14 rue Bannier").look()
    marie.texts("OUI").is_told("pour sa mère")
    phone, _ = marie.calls().chooses("parler à la personne").connection()
    assert phone == "+33261910012"


def test_another_need_added_to_an_unplaced_request_does_not_replace_it(world: World) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    odette.texts("des courses svp").is_told("Quelle est votre adresse ?")
    odette.texts("14 rue Bannier, et aussi mes médicaments").is_told("courses et médicaments, 14 rue Bannier")
    marie.is_offered("courses et médicaments")
