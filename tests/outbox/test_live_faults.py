"""Every fault the carrier can make, against the whole of hotline as processes: the dialogue ends right."""

from collections.abc import Iterator
from typing import Any

import pytest
from peewee import IntegrityError

from hotline.records import volunteers
from hotline.records.db import database
from hotline.records.states import MessageState, RequestState
from hotline.records.tables import Change, Conversation, HelpRequest, Message, Offer, Resident, Volunteer

from ..race.people import HOUSE, now
from ..support.databases import MakeDatabase, bound_to
from ..support.house import House, running_house
from ..support.patience import eventually
from ..support.world import NUMBER, the_town
from .texts import GONE_OUT

pytestmark = pytest.mark.slow
ODETTE, MARIE = "+33639980091", "+33639980010"
NEED = "Bonjour, j'ai besoin de mes médicaments, 12 bis rue de Bourgogne"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def whole_house(request: pytest.FixtureRequest, make_database: MakeDatabase) -> Iterator[House]:
    """Everything running, with receipts, on each database."""
    url = make_database(request.param)
    with bound_to(url), running_house(url, "worker", "clock") as house:
        yield house


@pytest.fixture
def house(whole_house: House) -> House:
    """Empty again, with one volunteer."""
    eventually(lambda: not _waiting())
    whole_house.phonebox.post("/reset")
    eventually(_forget_everything)
    volunteers.register(
        the_town(),
        phone=MARIE,
        first_name="Marie",
        location=HOUSE,
        needs=[],
        languages=["fr"],
        radius_m=3000,
        consent="import",
        now=now(),
    )
    return whole_house


def _forget_everything() -> bool:
    """Every row but the town's and the addresses', those that refer to others first.

    False when a late receipt of the test before has written between two of them: then once more.
    """
    tables: list[Any] = [Conversation, Change, Message, Offer, HelpRequest, Resident, Volunteer]
    try:
        with database.atomic():
            for table in tables:
                table.delete().execute()
    except IntegrityError:
        return False
    return True


def _waiting() -> bool:
    waiting = (MessageState.PENDING, MessageState.SENDING, MessageState.UNKNOWN)
    return Message.select().where(Message.state.in_(waiting)).exists()


def text(house: House, sender: str, body: str, wait: bool = True) -> None:
    """Somebody texts the town."""
    house.phonebox.post("/texts", **{"from": sender, "to": NUMBER, "body": body, "wait": wait})


def heard(house: House, number: str) -> list[str]:
    """What has arrived on a handset."""
    return house.phonebox.heard(number)


def play(house: House) -> None:
    """The whole of the main job, from the first text to everyone told, each told once."""
    text(house, ODETTE, NEED)
    eventually(lambda: any("OUI" in body for body in heard(house, MARIE)))
    text(house, MARIE, "OUI")
    eventually(lambda: len(heard(house, ODETTE)) >= 2 and len(heard(house, MARIE)) >= 2)
    eventually(lambda: not _waiting())
    assert HelpRequest.get().state == RequestState.ACCEPTED
    assert (len(heard(house, ODETTE)), len(heard(house, MARIE))) == (2, 2)
    assert Message.select().where(Message.direction == "out").count() == 4


def states() -> set[str]:
    """The states of our texts."""
    return {row.state for row in Message.select().where(Message.direction == "out")}


def all_delivered() -> bool:
    """Whether every receipt has come."""
    return states() == {MessageState.DELIVERED}


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("delay", {"seconds": 0.4}),
        ("duplicate", {}),
        ("reorder", {"order": ["delivered", "sent", "queued"]}),
    ],
    ids=["delay", "duplicate", "reorder"],
)
def test_receipts_that_misbehave(house: House, kind: str, more: dict[str, object]) -> None:
    house.phonebox.fault(kind, where="callback", **more)
    play(house)
    eventually(all_delivered)


def test_receipts_that_never_come(house: House) -> None:
    house.phonebox.fault("drop", where="callback")
    play(house)
    assert states() <= set(GONE_OUT)


@pytest.mark.parametrize(
    ("kind", "more"), [("delay", {"seconds": 0.4}), ("duplicate", {})], ids=["delay", "duplicate"]
)
def test_webhooks_that_misbehave(house: House, kind: str, more: dict[str, object]) -> None:
    house.phonebox.fault(kind, where="webhook", **more)
    play(house)
    assert Message.select().where(Message.direction == "in").count() == 2


def test_a_webhook_that_is_lost_leaves_nothing_half_done(house: House) -> None:
    house.phonebox.fault("drop", where="webhook", times=1)
    text(house, ODETTE, NEED)
    assert Message.select().count() == HelpRequest.select().count() == 0
    play(house)


def test_webhooks_that_overtake_each_other(house: House) -> None:
    """The address arrives before the need it was asked for; nothing is lost, one help request comes of it."""
    house.phonebox.fault("reorder", where="webhook", times=1, seconds=5)
    text(house, ODETTE, "Bonjour, j'ai besoin de mes médicaments", wait=False)
    eventually(lambda: not house.phonebox.get("/faults")["faults"])
    text(house, ODETTE, "12 bis rue de Bourgogne")
    eventually(
        lambda: Message.select().where((Message.direction == "in") & Message.heard_at.is_null(False)).count() == 2
    )
    (request,) = HelpRequest.select()
    assert request.state in (RequestState.UNPLACED, RequestState.SEARCHING)


@pytest.mark.parametrize("kind", ["429", "delay"])
def test_an_api_that_misbehaves_without_taking_anything(house: House, kind: str) -> None:
    house.phonebox.fault(kind, where="api", times=2, seconds=0.4)
    play(house)
    eventually(all_delivered)


def test_an_api_that_takes_a_text_and_then_breaks_down(house: House) -> None:
    """The receipt settles it at once; nobody gets it twice."""
    house.phonebox.fault("500_after", where="api")
    play(house)
    eventually(all_delivered)


def test_a_text_that_does_not_arrive(house: House) -> None:
    house.phonebox.fault("undelivered", to=MARIE)
    text(house, ODETTE, NEED)
    eventually(lambda: HelpRequest.get().attention == "nobody_found")
    assert Offer.get().state == "undeliverable"


def test_a_text_that_fails_afterwards(house: House) -> None:
    house.phonebox.fault("failed", to=ODETTE)
    text(house, ODETTE, NEED)
    eventually(lambda: HelpRequest.get().attention == "undeliverable")


def test_a_text_refused(house: House) -> None:
    house.phonebox.fault("refuse", to=MARIE, error_code=21610)
    text(house, ODETTE, NEED)
    eventually(lambda: Volunteer.get().state == "stopped")
    eventually(lambda: HelpRequest.get().attention == "nobody_found")


def test_a_text_whose_last_receipt_never_comes_stays_sent(house: House) -> None:
    house.phonebox.fault("drop", where="api", to=MARIE)
    text(house, ODETTE, NEED)
    eventually(lambda: Offer.select().where(Offer.state == "sent").exists())
    eventually(lambda: MessageState.SENT in states())
