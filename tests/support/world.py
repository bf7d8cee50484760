"""A town to talk to: texts go in by the signed webhook and come out at the local carrier, all of it real."""

import re
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import requests
import time_machine
from flask import Flask
from twilio.request_validator import RequestValidator

from hotline import services
from hotline.cli.town import columns_of
from hotline.records import volunteers
from hotline.records.location import Location
from hotline.records.states import Precision
from hotline.records.tables import HelpRequest, Message, Town, Volunteer
from hotline.work import clock, worker
from tests.support.caller import PhoneCall

ACCOUNT_SID, AUTH_TOKEN = "AC" + "1" * 32, "a" * 32
PUBLIC_URL = "https://hotline.example"
NUMBER = "+33261910000"
CENTER = (47.9029, 1.9090)
TOWN = {
    "name": "Orléans",
    "number": NUMBER,
    "center": "47.9029,1.9090",
    "quiet": "none",
    "offers_per_day": "1000",
    "requests_per_day": "1000",
}


@dataclass
class Handset:
    """Somebody's phone: what they text, and what they are told since they last looked."""

    world: "World"
    phone: str
    seen: int = 0
    rung: set[str] = field(default_factory=set)
    told: list[str] = field(default_factory=list)

    def texts(self, body: str, **fields: str) -> "Handset":
        """Send a text and let everything happen that follows from it."""
        self.look()
        response = self.world.post_text(self.phone, body, **fields)
        assert response.status_code == 200, response.data
        self.world.settle()
        return self

    def look(self) -> list[str]:
        """The texts that have come since the last look, oldest first."""
        answer = requests.get(
            f"{self.world.carrier}/phonebox/texts",
            params={"number": self.phone, "after": str(self.seen)},
            timeout=10,
        ).json()
        self.seen = max([self.seen, *(text["seq"] for text in answer["texts"])])
        self.told = [text["body"] for text in answer["texts"] if text["direction"] == "out"]
        return self.told

    def is_told(self, *words: str) -> str:
        """Exactly one text has come, with all of these words in it."""
        told = self.look()
        assert len(told) == 1, f"{self.phone} should be told once, was told {told}"
        for word in words:
            assert word in told[0], f"{word!r} is not in {told[0]!r}"
        return told[0]

    def is_told_nothing(self) -> None:
        """No text has come."""
        told = self.look()
        assert told == [], f"{self.phone} should hear nothing, was told {told}"

    def is_offered(self, *words: str) -> str:
        """Exactly one offer has come, with all of these words in it; its code."""
        found = re.search(r"OUI (\d{4})", self.is_told(*words))
        assert found, f"{self.told[0]!r} is no offer"
        return found[1]

    def calls(self, shows: str | None = None) -> PhoneCall:
        """Phone the town; `shows` stands for the number that is shown, "anonymous" when it is withheld."""
        return PhoneCall(self.world, self.phone if shows is None else shows, self.world.town.number).begins(
            "/voice"
        )

    def rings(self) -> PhoneCall:
        """The phone rings, exactly once since the last look; pick it up."""
        return self.rings_unanswered().picked_up()

    def rings_unanswered(self) -> PhoneCall:
        """The phone rings, exactly once since the last look, and nobody has picked it up yet."""
        found = self.look_for_calls()
        assert len(found) == 1, f"{self.phone} should ring once, rang {len(found)} times"
        return found[0]

    def does_not_ring(self) -> None:
        """No call has come."""
        assert not self.look_for_calls(), f"{self.phone} rings"

    def look_for_calls(self) -> list[PhoneCall]:
        """The calls that have come since the last look."""
        answer = requests.get(
            f"{self.world.carrier}/phonebox/calls", params={"number": self.phone}, timeout=10
        ).json()
        new = [call for call in answer["calls"] if call["direction"] == "out" and call["sid"] not in self.rung]
        self.rung |= {call["sid"] for call in new}
        return [self._call_from_town(call) for call in new]

    def _call_from_town(self, placed: dict[str, Any]) -> PhoneCall:
        assert placed["shown"] == self.world.town.number, "only the town's number is ever shown"
        reference = Message.get(Message.carrier_sid == placed["sid"]).reference
        return PhoneCall(
            self.world,
            self.phone,
            self.world.town.number,
            call_sid=placed["sid"],
            direction="outbound-api",
            answered_at=f"/voice/answered?ref={reference}",
            reported_at=f"/voice/status?ref={reference}",
        )

    def state(self) -> str:
        """How this volunteer takes part, as the database has it now."""
        volunteer: Volunteer = Volunteer.get(Volunteer.phone == self.phone)
        return str(volunteer.state)

    def becomes(self, state: str) -> None:
        """Put this volunteer into a state, as a coordinator would."""
        Volunteer.update(state=state).where(Volunteer.phone == self.phone).execute()


@dataclass
class World:
    """One town with its people, on a database of its own."""

    app: Flask
    carrier: str
    broker_url: str
    town: Town
    journey: time_machine.travel | None = None

    def resident(self, phone: str = "+33639980091") -> Handset:
        """Somebody who may need help."""
        return Handset(self, phone)

    def volunteer(self, first_name: str, metres_north: int = 100, **more: Any) -> Handset:
        """A registered neighbour who lives this far north of the town's centre."""
        phone = more.pop("phone", f"+336399800{Volunteer.select().count() + 10}")
        latitude = CENTER[0] + metres_north / 111_195
        where = Location("", "", latitude, CENTER[1], Precision.HOUSE, 1.0)
        known: dict[str, Any] = {"needs": [], "languages": ["fr"], "radius_m": 3000} | more
        volunteers.register(
            self.town,
            phone=phone,
            first_name=first_name,
            location=where,
            consent="import",
            now=datetime.now(UTC),
            **known,
        )
        return Handset(self, phone)

    def post_text(self, sender: str, body: str, **fields: str) -> Any:
        """The carrier's signed webhook for one text."""
        sid = f"SM{uuid.uuid4().hex}"
        form = {"MessageSid": sid, "AccountSid": ACCOUNT_SID, "From": sender, "To": NUMBER, "Body": body, **fields}
        return self.post("/sms", form)

    def post(self, path: str, form: dict[str, str], token: str = AUTH_TOKEN) -> Any:
        """Any signed webhook."""
        signature = RequestValidator(token).compute_signature(PUBLIC_URL + path, form)
        return self.app.test_client().post(path, data=form, headers={"X-Twilio-Signature": signature})

    def settle(self) -> None:
        """Let the worker do all that waits in the queue."""
        working = worker.make(services.current())
        # Nobody sends orders to it, and to stop listening for them takes half a second each time.
        for name in ("subscribe", "unsubscribe"):
            setattr(working, name, lambda: None)
        working.work(burst=True, logging_level="ERROR")
        failed = working.queues[0].failed_job_registry.get_job_ids()
        assert not failed, f"{len(failed)} jobs failed, see the log above"

    def pass_time(self) -> None:
        """Let the clock find what is due at this moment, and the worker do it."""
        clock.sweep(datetime.now(UTC))
        self.settle()

    def later(self, **how_long: float) -> None:
        """Let time go by, and let happen what is due then: later(minutes=6)."""
        self._travel(datetime.now(UTC) + timedelta(**how_long))
        self.pass_time()

    def tomorrow_at(self, clock: str) -> None:
        """Go to this time of tomorrow by the town's clock: "22:30"."""
        hour, minute = clock.split(":")
        today = datetime.now(ZoneInfo(self.town.timezone))
        self._travel((today + timedelta(days=1)).replace(hour=int(hour), minute=int(minute), second=0))
        self.pass_time()

    def _travel(self, moment: datetime) -> None:
        self.come_back()
        self.journey = time_machine.travel(moment, tick=True)
        self.journey.start()

    def come_back(self) -> None:
        """Back to the present."""
        if self.journey:
            self.journey.stop()
        self.journey = None

    def set(self, **settings: str) -> None:
        """Change the town's settings, written as `town set` reads them."""
        Town.update(columns_of(settings)).where(Town.id == self.town.id).execute()

    def requests(self) -> list[HelpRequest]:
        """All help requests, oldest first."""
        return list(HelpRequest.select().order_by(HelpRequest.id))

    def the_request(self) -> HelpRequest:
        """The one help request there is."""
        (request,) = self.requests()
        return request


def make_town() -> Town:
    """The town of the tests."""
    town: Town = Town.create(slug="orleans", **columns_of(TOWN))
    return town


def the_town() -> Town:
    """The town of the tests, as the database has it now."""
    town: Town = Town.get(Town.slug == "orleans")
    return town
