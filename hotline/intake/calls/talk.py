"""One turn of a call: who speaks, what is known so far, what it is about, and what the actions leave behind."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from hotline.intake.calls.hearing import Said
from hotline.intake.dialogue import Dialogue
from hotline.intake.inbox import Answers
from hotline.intake.understanding import Understood, understand
from hotline.records import offers, residents, volunteers
from hotline.records.call_tables import Call
from hotline.records.states import OfferState, VolunteerState
from hotline.records.tables import HelpRequest, Offer, Resident, Town, Volunteer


@dataclass
class Talk:
    """The call with its town and language, what was said last, and where volunteers' answers go."""

    call: Call
    town: Town
    language: str
    said: Said
    answers: Answers
    now: datetime
    facts: dict[str, Any] = field(init=False)
    request: HelpRequest | None = field(init=False)
    number: str = ""  # whom an action wants to connect, E.164
    _heard: Understood | None = None
    _dialogue: Dialogue | None = None

    def __post_init__(self) -> None:
        self.facts = dict(self.call.facts)
        self.request = self.call.help_request

    @property
    def phone(self) -> str | None:
        """The number of whoever speaks: the caller's own, or the one that was keyed."""
        return self.call.phone or self.facts.get("phone")

    def known_resident(self) -> Resident | None:
        """The resident with this number, if there is one."""
        if "resident_id" in self.facts:
            return residents.by_id(self.facts["resident_id"])
        return residents.by_phone(self.town, self.phone) if self.phone else None

    def understand(self) -> Understood:
        """What was said, or keyed, as a text would say it; worked out once."""
        if self._heard is None:
            words = self.said.words
            self._heard = understand(words, self.language) if words else understand_key(self.said.keys[:1])
        return self._heard

    def dialogue(self) -> Dialogue:
        """The resident's side, as texts have it too; whoever speaks is a resident from now on."""
        if self._dialogue is None:
            resident = self.known_resident() or residents.register(self.town, self.phone, self.language, self.now)
            self.facts["resident_id"] = resident.id
            self._dialogue = Dialogue(
                town=self.town,
                resident=resident,
                request=self.request,
                facts=self.facts,
                heard=self.understand(),
                body=self.said.words or self.said.keys,
                language=self.language,
                now=self.now,
                conversation=None,
                spoken=True,
                own_number=self.call.phone is not None,
            )
        return self._dialogue

    def volunteer(self) -> Volunteer | None:
        """The volunteer with this number, or with the one that was keyed; whoever was blocked is none."""
        phone = self.facts.get("volunteer_phone") or self.phone
        found = volunteers.by_phone(self.town, phone) if phone else None
        return found if found and found.state != VolunteerState.BLOCKED else None

    def offer(self) -> Offer | None:
        """The offer that the call is about, as it stands now."""
        offer_id = self.facts.get("offer_id") or self.call.offer_id
        return offers.by_id(offer_id) if offer_id else None

    def open_offers(self) -> list[Offer]:
        """What awaits the volunteer."""
        volunteer = self.volunteer()
        return awaiting(volunteer) if volunteer else []

    def coming(self) -> Volunteer | None:
        """The volunteer who has accepted the help request that the call is about."""
        accepted = offers.of_request(self.request, (OfferState.ACCEPTED,)) if self.request else []
        return accepted[0].volunteer if accepted else None


@cache
def understand_key(key: str) -> Understood:
    """A key means its number and nothing else, in every language."""
    return understand(key)


def awaiting(volunteer: Volunteer) -> list[Offer]:
    """What a volunteer may still accept and has not declined, then what they have accepted, newest first."""
    awaited = [offer for offer in offers.answerable(volunteer) if offer.state != OfferState.DECLINED]
    return awaited + offers.accepted_by(volunteer)
