"""A text is sent if it is still wanted when its turn comes, and found again if the queue forgot it."""

from datetime import UTC, datetime

import pytest
import redis
from rq.utils import import_attribute

from hotline.dispatch import rounds
from hotline.records.states import MessageState, OfferState, RequestState
from hotline.records.tables import Message, Offer, Volunteer
from hotline.work import queue
from hotline.work.queue import Job

from ..support.free_port import free_port
from ..support.world import World
from .texts import GONE_OUT, PHONE, at_carrier, fresh, pass_time, put

NEED = "Bonjour, j'ai besoin de mes médicaments, 12 bis rue de Bourgogne"


@pytest.mark.parametrize("job", list(Job))
def test_every_job_resolves(job: Job) -> None:
    assert callable(import_attribute(job.value))


def test_an_offer_that_is_over_is_not_sent(world: World) -> None:
    marie = world.volunteer("Marie", 100)
    odette = world.resident()
    world.post_text(odette.phone, NEED)
    start_round(world)
    world.post_text(odette.phone, "ANNULER")
    world.settle()
    marie.is_told_nothing()
    assert world.the_request().state == RequestState.CANCELLED
    offer_text = Message.get(Message.purpose == "offer")
    assert (offer_text.state, offer_text.due_at) == (MessageState.DROPPED, None)
    assert Offer.get().state == OfferState.DROPPED


def start_round(world: World) -> None:
    """Start the round by hand, its texts still waiting in the queue."""
    rounds.start(world.the_request().id, datetime.now(UTC))


def test_stop_between_queueing_and_sending_is_heeded(world: World) -> None:
    marie, paul = world.volunteer("Marie", 100), world.volunteer("Paul", 700)
    Volunteer.update(radius_m=1).where(Volunteer.phone == paul.phone).execute()
    world.post_text(world.resident().phone, NEED)
    start_round(world)
    world.post_text(marie.phone, "STOP")
    world.settle()
    offer_text = Message.get(Message.purpose == "offer")
    assert offer_text.state == MessageState.DROPPED
    assert not any("médicaments" in text["body"] for text in at_carrier(world, marie.phone))
    assert Offer.get().state not in (OfferState.QUEUED, OfferState.SENT)


def test_stop_to_an_open_offer_lets_the_search_go_on(world: World) -> None:
    near = [world.volunteer(f"N{number}", 100 + number) for number in range(3)]
    far = world.volunteer("Loin", 900)
    world.resident().texts(NEED)
    far.is_told_nothing()
    for one in near:
        one.texts("STOP")
    far.is_told("médicaments")


def test_the_clock_finds_what_a_broker_that_is_away_did_not_get(world: World) -> None:
    marie, odette = world.volunteer("Marie", 100), world.resident()
    queue.use(f"redis://127.0.0.1:{free_port()}/0")
    assert world.post_text(odette.phone, NEED).status_code == 200
    queue.use(world.broker_url)
    world.settle()
    odette.is_told_nothing()
    world.pass_time()
    odette.is_told("médicaments")
    world.pass_time()
    marie.is_told("médicaments")


def test_a_broker_that_forgets_everything_loses_nothing(world: World) -> None:
    marie, odette = world.volunteer("Marie", 100), world.resident()
    broker = redis.Redis.from_url(world.broker_url)
    world.post_text(odette.phone, NEED)
    broker.flushall()
    world.pass_time()
    broker.flushall()
    world.pass_time()
    odette.is_told("médicaments")
    marie.is_told("médicaments")
    world.post_text(marie.phone, "OUI")
    broker.flushall()
    world.pass_time()
    marie.is_told("12 bis rue de Bourgogne")
    odette.is_told("Marie")


def test_a_job_that_was_lost_after_the_clock_gave_it_out_is_given_out_again(world: World) -> None:
    message = put(world)
    redis.Redis.from_url(world.broker_url).flushall()
    pass_time(world, seconds=1)
    assert fresh(message).state in GONE_OUT
    assert len(at_carrier(world)) == 1


def test_a_text_given_out_twice_is_sent_once(world: World) -> None:
    message = put(world)
    for _ in range(3):
        queue.enqueue(Job.SEND_MESSAGE, message.id)
    world.settle()
    assert len(at_carrier(world, PHONE)) == 1
