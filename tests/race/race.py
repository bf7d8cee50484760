"""One race: every volunteer answers OUI at the same moment; how many got the task, how many a kind refusal."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import redis

from hotline.records.states import OfferState
from hotline.records.tables import HelpRequest, Message, Volunteer

from ..support.volley import Shot, fire
from .people import count_offers, let_a_day_pass, offered_to, put_away

RUNNERS = 50
YOURS, TAKEN = "vous attend", "s'en occupe déjà"


@dataclass(frozen=True)
class Outcome:
    """What became of one race; `errors` are answers other than 200, unheard texts, missing or doubled replies."""

    accepted: int
    refused: int
    errors: int
    statuses: dict[int, int]

    def is_right(self, runners: int = RUNNERS, needed: int = 1) -> bool:
        """Exactly as many as needed, a kind word to everyone else, no error."""
        return (self.accepted, self.refused, self.errors) == (needed, runners - needed, 0)


def run(url: str, people: Sequence[Volunteer], needed: int = 1, state: OfferState = OfferState.SENT) -> Outcome:
    """Let all of them answer at once over the real server, on a new help request with offers in `state`."""
    request = offered_to(people, needed=needed, state=state)
    last = Message.select(Message.id).order_by(Message.id.desc()).limit(1).scalar() or 0
    statuses = fire(url, [Shot(one.phone, "OUI") for one in people])
    outcome = _judge(request, people, statuses, last)
    put_away(request)
    let_a_day_pass()
    return outcome


def _judge(request: HelpRequest, people: Sequence[Volunteer], statuses: Sequence[int], last: int) -> Outcome:
    fresh = HelpRequest.get_by_id(request.id)
    accepted = count_offers(request, OfferState.ACCEPTED)
    told: dict[str, list[str]] = {one.phone: [] for one in people}
    for message in _new_messages(last, "out"):
        if message.purpose == "reply" and message.phone in told:
            told[message.phone].append(message.body)
    words = Counter(_kind(bodies) for bodies in told.values())
    heard = sum(message.heard_at is not None for message in _new_messages(last, "in"))
    errors = sum(status != 200 for status in statuses) + len(people) - heard + words["wrong"]
    errors += abs(fresh.accepted - accepted) + abs(words["accepted"] - accepted)
    return Outcome(accepted, words["refused"], errors, dict(Counter(statuses)))


def _new_messages(last: int, direction: str) -> list[Message]:
    return list(Message.select().where((Message.id > last) & (Message.direction == direction)))


def _kind(bodies: Sequence[str]) -> str:
    """What one volunteer was told: exactly one text, that it is theirs or that it is taken."""
    if len(bodies) != 1:
        return "wrong"
    return "accepted" if YOURS in bodies[0] else "refused" if TAKEN in bodies[0] else "wrong"


def forget_jobs(broker_url: str) -> None:
    """Nothing sends during a long run: what waits in the queue is thrown away."""
    redis.Redis.from_url(broker_url).flushall()
