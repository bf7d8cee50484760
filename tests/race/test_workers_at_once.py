"""Several clocks and workers at the same work: each thing happens once."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest

from hotline import services
from hotline.delivery import outbox
from hotline.delivery.fate import go_on_if_nobody_left
from hotline.delivery.senders import Accepted, Outcome, Reason
from hotline.delivery.senders.twilio import TwilioSender
from hotline.dispatch import closing, rounds
from hotline.intake import inbox
from hotline.records import deadlines, help_requests, offers
from hotline.records.db import connected, database
from hotline.records.states import MessageState, OfferState, RequestState
from hotline.records.tables import HelpRequest, Message, Offer
from hotline.work import clock, queue

from ..support.world import NUMBER, the_town
from . import people

WORKERS = 8
TIMES = 5


@pytest.fixture(autouse=True)
def _no_broker(opened: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What would be queued is done by hand here."""
    monkeypatch.setattr(queue, "enqueue", lambda _job, _row_id: None)


def at_once(*works: Callable[[], object]) -> None:
    """Run each in a thread with a connection of its own, all released by one barrier; a fault is raised here."""
    barrier = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> None:
        with connected():
            barrier.wait(30)
            work()

    with ThreadPoolExecutor(len(works)) as pool:
        list(pool.map(run, works))


def test_a_round_started_by_all_offers_each_once() -> None:
    people.register(6)
    for number in range(1, TIMES + 1):
        request = people.offered_to([])
        deadlines.round_at(request.id, people.now())
        moment = people.now()
        at_once(
            *[partial(rounds.start, request.id, moment)] * (WORKERS // 2),
            *[partial(clock.sweep, moment)] * (WORKERS // 2),
        )
        made = offers.of_request(request, list(OfferState))
        texts = Message.select().where((Message.help_request == request) & (Message.purpose == "offer"))
        assert (len(made), texts.count()) == (3, 3), number
        assert HelpRequest.get_by_id(request.id).round == 1
        people.put_away(request)


def test_a_text_sent_by_all_reaches_the_carrier_once() -> None:
    handed_over: list[str] = []

    class Carrier(TwilioSender):
        def send_text(self, *, to: str, body: str, sender: str, receipt_url: str, valid_s: int) -> Outcome:
            handed_over.append(to)
            return Accepted(f"SM{len(handed_over)}", MessageState.SENT)

    carrier = Carrier("AC" + "1" * 32, "unused", "http://127.0.0.1:9")

    for number in range(1, TIMES + 1):
        with database.atomic():
            outbox.queue_text(the_town(), people.ODETTE, "Bonjour", purpose="reply", now=people.now())
        newest = Message.select().order_by(Message.id.desc()).get()
        at_once(*[lambda m=newest.id: outbox.send(m, carrier, "http://here", people.now())] * WORKERS)
        assert len(handed_over) == number
        assert Message.get_by_id(newest.id).state == MessageState.SENT


def test_receipts_and_our_own_commit_at_once_lose_nothing() -> None:
    """`delivered` may come while `sent` is being written, and while the worker writes what the carrier said."""
    for number in range(TIMES * 2):
        with database.atomic():
            outbox.queue_text(the_town(), people.ODETTE, "Bonjour", purpose="reply", now=people.now())
        text = Message.select().order_by(Message.id.desc()).get()
        Message.update(state=MessageState.SENDING).where(Message.id == text.id).execute()
        text = Message.get_by_id(text.id)
        sid = f"SM{number}"

        def report(state: MessageState, ref: str = str(text.reference), sid: str = sid) -> None:
            outbox.receipt(ref, sid, state, Reason.UNKNOWN, None, people.now())

        def own(text: Message = text, sid: str = sid) -> None:
            with database.atomic():
                outbox._settle(text, Accepted(sid, MessageState.SENT), people.now())

        at_once(own, *[lambda s=s: report(s) for s in (MessageState.SENT, MessageState.DELIVERED)])
        assert Message.get_by_id(text.id).state == MessageState.DELIVERED


def test_a_receipt_at_the_moment_of_standing_down_leaves_nobody_waiting() -> None:
    """The offer becomes `sent` while the others stand down: it must not stay open for ever."""
    crowd = people.register(6)
    for number in range(TIMES):
        request = people.offered_to(crowd, state=OfferState.QUEUED)
        for offer in offers.of_request(request, (OfferState.QUEUED,)):
            with database.atomic():
                outbox.queue_text(
                    the_town(),
                    offer.volunteer.phone,
                    "Bonjour",
                    purpose="offer",
                    now=people.now(),
                    help_request_id=request.id,
                    offer_id=offer.id,
                )
        Message.update(state=MessageState.SENDING).where(Message.help_request == request).execute()
        texts = list(Message.select().where((Message.help_request == request) & (Message.purpose == "offer")))

        def taken(request: HelpRequest = request) -> None:
            with database.atomic():
                full = help_requests.accept_one(request.id, who="test", now=people.now())
                assert full is not None
                closing.stand_down(full, people.now())

        def sent(text: Message, number: int = number) -> None:
            outbox.receipt(
                str(text.reference), f"SM{number}x{text.id}", MessageState.SENT, Reason.UNKNOWN, None, people.now()
            )

        at_once(taken, *[lambda t=text: sent(t) for text in texts])
        left = offers.of_request(request, (OfferState.QUEUED, OfferState.SENT))
        assert left == []
        people.put_away(request)


def test_cancelling_while_it_is_accepted_holds() -> None:
    (volunteer,) = people.register(1)
    for _ in range(TIMES * 2):
        request = people.offered_to([volunteer])
        seen = HelpRequest.get_by_id(request.id)

        def accept(request: HelpRequest = request) -> None:
            with database.atomic():
                if help_requests.accept_one(request.id, who="test", now=people.now()):
                    (offer,) = Offer.select().where(Offer.help_request == request)
                    offers.settle(offer, OfferState.ACCEPTED, who="test", now=people.now())

        def cancel(seen: HelpRequest = seen) -> None:
            with database.atomic():
                assert help_requests.cancel(seen, who="resident", now=people.now())

        at_once(accept, cancel)
        at_once(*[lambda r=request: closing.close(r.id, people.now())] * 3)
        assert HelpRequest.get_by_id(request.id).state == RequestState.CANCELLED
        assert people.is_consistent(request)


def test_an_undelivered_offer_a_non_and_a_late_oui_do_not_lock_each_other_out() -> None:
    """Whatever touches an offer takes the help request first: two that wait for each other would both fail."""
    pair = people.register(2)
    for _ in range(TIMES * 2):
        request = people.offered_to(pair)
        late, last = offers.of_request(request, (OfferState.SENT,))
        with database.atomic():
            offers.settle(late, OfferState.LAPSED, who="clock", now=people.now())

        def accept(late: Offer = late) -> None:
            with database.atomic():
                taken = help_requests.accept_one(late.help_request_id, who="test", now=people.now())
                assert taken is not None
                offers.settle(late, OfferState.ACCEPTED, who="test", now=people.now())
                closing.stand_down(taken, people.now())

        def lose(last: Offer = last) -> None:
            with database.atomic():
                if offers.settle(last, OfferState.UNDELIVERABLE, who="carrier", now=people.now()):
                    go_on_if_nobody_left(last.help_request, people.now() + timedelta(seconds=1))

        at_once(accept, lose)
        assert HelpRequest.get_by_id(request.id).state == RequestState.ACCEPTED
        people.put_away(request)


def test_a_text_heard_by_the_web_and_by_the_clock_is_answered_once() -> None:
    """A slow hearing is taken for a failed one: the clock hears the text again while the web still hears it."""
    for number in range(TIMES):
        form = {"MessageSid": f"SM{number}", "From": people.ODETTE, "To": NUMBER, "Body": "Bonjour, courses"}
        message = inbox.claim(form, people.now())
        assert message is not None
        before = Message.select().where(Message.direction == "out").count()
        at_once(
            partial(inbox.hear, message, services.ANSWERS, people.now()),
            *[partial(inbox.hear_again, message.id, services.ANSWERS, people.now())] * 3,
        )
        assert Message.select().where(Message.direction == "out").count() == before + 1
