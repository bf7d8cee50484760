"""Other things that happen at the same moment, over the real server and among workers and clocks."""

import pytest

from hotline.records.states import OfferState, RequestState
from hotline.records.tables import HelpRequest, Message, Offer, Resident

from ..support.house import House
from ..support.volley import Shot, fire
from . import people
from .people import ODETTE

pytestmark = pytest.mark.slow
ROUNDS = 12


def test_a_text_posted_twenty_times_at_once_is_heard_once(house: House) -> None:
    shots = [Shot(ODETTE, "courses, 12 rue de Bourgogne", sid="SM" + "7" * 32)] * 20
    assert fire(house.url, shots) == [200] * 20
    assert Message.select().where(Message.direction == "in").count() == 1
    assert Message.select().where(Message.direction == "out").count() == 1
    assert HelpRequest.select().count() == 1


def test_two_texts_of_a_new_person_at_once_make_one_resident_and_one_help_request(house: House) -> None:
    for number in range(ROUNDS):
        phone = people.phone_of(number)
        assert fire(house.url, [Shot(phone, "Bonjour, médicaments"), Shot(phone, "12 rue de Bourgogne")]) == [
            200,
            200,
        ]
        (resident,) = Resident.select().where(Resident.phone == phone)
        (request,) = HelpRequest.select().where(HelpRequest.resident == resident)
        heard = Message.select().where((Message.phone == phone) & (Message.direction == "in"))
        assert all(message.heard_at for message in heard)
        assert request.state in (RequestState.SEARCHING, RequestState.UNPLACED)


def test_annuler_races_oui_and_either_way_all_are_told(house: House) -> None:
    """ANNULER holds whoever was first: a task accepted a moment before is taken back, and its volunteer told."""
    (volunteer,) = people.register(1)
    people.resident()
    for number in range(ROUNDS):
        request = people.offered_to([volunteer])
        last = Message.select(Message.id).order_by(Message.id.desc()).limit(1).scalar() or 0
        shots = [Shot(ODETTE, "ANNULER"), Shot(volunteer.phone, "OUI")]
        assert fire(house.url, shots[:: 1 if number % 2 else -1]) == [200, 200]
        people.close(request)
        told = [one.body for one in Message.select().where((Message.id > last) & (Message.direction == "out"))]
        assert HelpRequest.get_by_id(request.id).state == RequestState.CANCELLED, told
        assert people.is_consistent(request)
        assert _kinds(told) in (_TAKEN_BACK, _TOO_LATE, _AND_STOOD_DOWN), told


_TAKEN_BACK = ["cancelled", "comes", "not you", "yours"]
_TOO_LATE = ["cancelled", "over"]
_AND_STOOD_DOWN = ["cancelled", "over", "stand down"]


def _kinds(bodies: list[str]) -> list[str]:
    words = {
        "yours": "vous attend",
        "comes": "Bonne nouvelle",
        "cancelled": "annulé",
        "over": "est terminée",
        "not you": "n'a plus besoin de vous",
        "stand down": "n'a plus besoin d'aide",
    }
    return sorted(next((kind for kind, word in words.items() if word in body), body) for body in bodies)


def test_non_races_oui(house: House) -> None:
    """The last two awaited, one says NON, the other OUI: accepted, no round that nobody needs."""
    pair = people.register(2)
    for _ in range(ROUNDS):
        request = people.offered_to(pair)
        assert fire(house.url, [Shot(pair[0].phone, "NON"), Shot(pair[1].phone, "OUI")]) == [200, 200]
        assert people.is_consistent(request)
        assert HelpRequest.get_by_id(request.id).state == RequestState.ACCEPTED
        assert not Message.select().where((Message.direction == "in") & Message.heard_at.is_null()).exists()
        people.put_away(request)


def test_both_withdraw_while_a_third_says_oui(house: House) -> None:
    trio = people.register(3)
    for _ in range(ROUNDS // 2):
        request = people.offered_to(trio, needed=2)
        assert fire(house.url, [Shot(one.phone, "OUI") for one in trio[:2]]) == [200, 200]
        assert people.is_consistent(request)
        Offer.update(state=OfferState.LAPSED).where(
            (Offer.help_request == request) & (Offer.volunteer == trio[2])
        ).execute()
        shots = [Shot(trio[0].phone, "ANNULER"), Shot(trio[1].phone, "ANNULER"), Shot(trio[2].phone, "OUI")]
        assert fire(house.url, shots) == [200, 200, 200]
        assert people.is_consistent(request)
        people.put_away(request)
