"""One turn with a resident: who speaks, what is known so far, and the words sentences are filled with."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from hotline.delivery import texts, wanted
from hotline.intake.said import facts_in, wishes_in
from hotline.intake.understanding import Understood, names
from hotline.intake.understanding.folding import words_of
from hotline.places import asked
from hotline.places.reading import house_number_in
from hotline.records import offers, residents, towns
from hotline.records.location import Location
from hotline.records.states import Attention, OfferState, RequestState
from hotline.records.tables import Conversation, HelpRequest, Resident, Town
from hotline.records.wishes import Wishes

# Words of a place this long tell it from another: "Olivet", "45160", not "les".
SHORTEST_TELLING = 4
# What was said is repeated to its author only so far: long echoes cost and confuse.
LONGEST_ECHO = 60
# They live where the resident lives.
SAME_HOME = ("husband", "wife", "child")


@dataclass
class Dialogue:
    """The town, the resident, her open help request, the facts of the conversation and the text just heard."""

    town: Town
    resident: Resident
    request: HelpRequest | None
    facts: dict[str, Any]
    heard: Understood
    body: str
    language: str
    now: datetime
    conversation: Conversation | None  # as it was written down last
    spoken: bool = False  # in a call: places are read back, and nothing said is thought to be sure
    own_number: bool = True  # not when it was only keyed: anybody can key anybody's

    @property
    def phone(self) -> str:
        """Where answers are texted to: whoever texts has a number."""
        if self.resident.phone is None:
            raise ValueError(f"resident {self.resident.id} has no number to text to")
        return str(self.resident.phone)

    @property
    def knows_home(self) -> bool:
        """Whether it is for where she lives: not for somebody who lives elsewhere, nor for a number only keyed."""
        whom = self.facts.get("for_whom")
        return self.own_number and (whom is None or whom in SAME_HOME)

    def take_in(self) -> None:
        """Add what was just heard to the facts; the words themselves are kept for whoever helps."""
        self.facts |= self._heard_facts()
        name = (
            None
            if self.resident.first_name or not self.own_number
            else names.name_in(self.body, self.town.name, self.heard.address or "")
        )
        if name:
            residents.remember_name(self.resident, name)
        words, said = self.body.strip(), self.facts.get("words")
        if words and not self._only_answers():
            self.facts["words"] = f"{said}\n{words}" if said else words

    def _only_answers(self) -> bool:
        """Whether the text is a yes, a no or a choice and nothing that anybody who helps should read."""
        heard = self.heard
        if self.spoken and heard.address == self.body.strip() and asked.is_bare(self.body):
            return True  # it is read back and kept as the place
        if heard.needs or heard.address:
            return False
        picked = heard.choice is not None or heard.same or heard.new
        return picked or ((heard.yes or heard.no) and not heard.rest.strip())

    def knows_where(self) -> bool:
        """Whether an address was said or is known from before."""
        return bool(self.facts.get("address")) or (self.knows_home and self.resident.latitude is not None)

    def _heard_facts(self) -> dict[str, Any]:
        found = facts_in(self.heard, self.now, ZoneInfo(self.town.timezone))
        if found.get("call_number") in (self.town.number, self.resident.phone):
            found.pop("call_number", None)  # nobody else's
        if self.heard.address:
            found["address"] = self.heard.address
        return found

    def wishes(self) -> Wishes:
        """What was said besides the place, as a help request keeps it."""
        return wishes_in(self.facts)

    def wanted(self) -> str:
        """What is wanted and when, in words, with or without a help request."""
        if self.request:
            return wanted.of_request(self.request, self.language, aloud=self.spoken)
        wishes, zone = self.wishes(), ZoneInfo(self.town.timezone)
        needs = wishes.needs or ("other",)
        return wanted.in_words(needs, wishes.window, wishes.urgency, zone, self.language, aloud=self.spoken)

    def where(self) -> str:
        """The question for the place: hers, or that of whoever she asks for."""
        say = texts.spoken if self.spoken else texts.say
        whom = self.facts.get("for_whom")
        if whom is None or whom in SAME_HOME:
            return say("your_address", self.language)
        return say("their_address", self.language, whom=texts.kin(whom, self.language, "your"))

    def answers(self, asked: str) -> dict[str, Any]:
        """What the text says as an answer to a question: facts and a choice.

        Asked for an address or a house number, plain words are taken as one.
        """
        found = self._heard_facts()
        option = self._option()
        if option:
            found["option"] = option
        if asked == "address" and self._may_be_an_address():
            found.setdefault("address", self.heard.rest.strip())
        number = self._number_said() if asked == "number" else None
        if number or (asked == "number" and self.heard.address):
            found["number"] = number
        return found

    def _may_be_an_address(self) -> bool:
        heard = self.heard
        said_something_else = heard.politeness or heard.greeting or bool(heard.needs)
        return bool(heard.rest.strip()) and not said_something_else and not (heard.yes or heard.no)

    def _option(self) -> str | None:
        heard, candidates = self.heard, self.candidates()
        if heard.same or heard.new:
            return "same" if heard.same else "new"
        chosen = self.choice()
        if chosen is not None:
            return None if candidates and chosen > len(candidates) else str(chosen)
        return "yes" if heard.yes else "no" if heard.no else None

    def choice(self) -> int | None:
        """Which of several places is meant, counted from 1: by its number, or named: "celle d'Olivet"."""
        if self.heard.choice is not None or self.heard.address:
            return self.heard.choice
        said = _telling_words(self.body)
        places = [_telling_words(place.address) for place in self.candidates()]
        own = [words.difference(*places[:n], *places[n + 1 :]) for n, words in enumerate(places)]
        named = [n for n, words in enumerate(own, 1) if words & said]
        return named[0] if len(named) == 1 and len(places) > 1 else None

    def _number_said(self) -> str | None:
        """The house number in an answer, read as it would stand before the street we know."""
        places = self.candidates()
        said = f"{self.heard.rest} {places[0].street}" if places else self.heard.rest
        return house_number_in(said)

    def values(self, sentence: str) -> dict[str, str]:
        """What the placeholders of a flow's sentence stand for; what costs a look only when it is wanted."""
        request = self.request
        candidates = self.candidates()
        need = self.wanted()
        address = (request.address if request else None) or self.facts.get("said_address", "")
        return {
            "town": self.town.name,
            "need": need,
            "where": self.where(),
            "address": address,
            "request": f"{need}, {address}" if address else need,
            "said_address": self.facts.get("said_address", "")[:LONGEST_ECHO],
            "candidate": candidates[0].address if candidates else "",
            "candidates": " ; ".join(f"{n}) {place.address}" for n, place in enumerate(candidates, 1)),
            "state": self._state() if "{state}" in sentence else "",
            "hour": self._opening_hour() if "{hour}" in sentence else "",
        }

    def candidates(self) -> list[Location]:
        """The places that were found and not yet chosen from."""
        return [Location(**place) for place in self.facts.get("candidates", [])]

    def _state(self) -> str:
        if self.request is None:
            return ""
        request = HelpRequest.get_by_id(self.request.id)
        coming = offers.of_request(request, (OfferState.ACCEPTED,))
        nobody = request.state == RequestState.SEARCHING and request.attention == Attention.NOBODY_FOUND
        return texts.state("nobody_found" if nobody else request.state, self.language).format(
            town=self.town.name,
            password=request.password,
            volunteer=coming[0].volunteer.first_name if coming else "",
        )

    def _opening_hour(self) -> str:
        opens = towns.quiet_until(self.town, self.now)
        if opens is None:
            return ""
        local = opens.astimezone(ZoneInfo(self.town.timezone))
        return f"{local.hour}h{local:%M}".replace("h00", "h") if self.language == "fr" else f"{local:%H:%M}"


def _telling_words(text: str) -> set[str]:
    return {word.fold for word in words_of(text) if len(word.fold) >= SHORTEST_TELLING}
