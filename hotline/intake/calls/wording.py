"""The words that spoken sentences are filled with, each looked up only when a sentence wants it."""

from collections.abc import Callable

from hotline.delivery import notices, texts, wanted
from hotline.intake.calls.spoken import digit_by_digit, hour, of_place, phone_number
from hotline.intake.calls.talk import Talk
from hotline.records.states import RequestState
from hotline.records.tables import HelpRequest

# Somebody is on the way, or has been: no news of who comes will follow.
NOBODY_TO_COME = (RequestState.ACCEPTED, RequestState.DONE)


class Words(dict[str, str]):
    """What placeholders stand for in this turn."""

    def __init__(self, talk: Talk) -> None:
        super().__init__()
        self.talk = talk

    def __missing__(self, name: str) -> str:
        self[name] = WORDS[name](self.talk)
        return self[name]


def _request(talk: Talk) -> HelpRequest | None:
    """The help request spoken of: a volunteer's is the offer's."""
    offer = talk.offer()
    return offer.help_request if offer else talk.request


def _need(talk: Talk) -> str:
    request = _request(talk)
    return wanted.of_request(request, talk.language, aloud=True) if request else talk.dialogue().wanted()


def _address(talk: Talk) -> str:
    request = _request(talk)
    return digit_by_digit((request.address if request else None) or talk.facts.get("said_address", ""))


def _street(talk: Talk) -> str:
    request = _request(talk)
    return (request.street if request else None) or talk.town.name


def _candidate(talk: Talk) -> str:
    places = talk.dialogue().candidates()
    return digit_by_digit(places[0].address) if places else ""


def _choices(talk: Talk) -> str:
    """Each place as a sentence of its own: "Pour ..., tapez 1." """
    return " ".join(
        texts.spoken("choice", talk.language, what=digit_by_digit(place.address), button=number)
        for number, place in enumerate(talk.dialogue().candidates(), 1)
    )


def _distance(talk: Talk) -> str:
    offer = talk.offer()
    return texts.spoken_distance(offer.distance_m, talk.language) if offer else ""


def _resident_name(talk: Talk) -> str:
    request = _request(talk)
    name = request.resident.first_name if request else None
    return name or texts.say("somebody", talk.language)


def _volunteer_name(talk: Talk) -> str:
    volunteer = talk.coming() if talk.request and not talk.offer() else talk.volunteer()
    return volunteer.first_name if volunteer else ""


def _details(talk: Talk) -> str:
    request = _request(talk)
    if request is None:
        return ""
    whom = texts.kin(request.for_whom, talk.language, "their") if request.for_whom else ""
    said = [
        texts.spoken("for_somebody", talk.language, whom=whom) if whom else "",
        texts.spoken("message", talk.language, words=request.details.rstrip(" .")) if request.details else "",
    ]
    return " ".join(one for one in said if one)


def _how_told(talk: Talk) -> str:
    """How news will reach whoever waits for help: by call, by text, or not at all."""
    if talk.request and talk.request.state in NOBODY_TO_COME:
        return ""
    resident = talk.known_resident()
    if resident is None or resident.phone is None:
        return texts.spoken("told_by_nobody", talk.language)
    key = "told_by_call" if notices.is_told_by_call(resident) else "told_by_text"
    return texts.spoken(key, talk.language)


def _tasks(talk: Talk) -> str:
    """What awaits a volunteer, each with its code: "courses, rue de Bourgogne : code 5 8 2 1." """
    return " ".join(
        texts.spoken(
            "task",
            talk.language,
            need=wanted.of_request(offer.help_request, talk.language, aloud=True),
            street=offer.help_request.street or talk.town.name,
            code=digit_by_digit(offer.code),
        )
        for offer in talk.open_offers()
    )


WORDS: dict[str, Callable[[Talk], str]] = {
    "town": lambda talk: talk.town.name,
    "of_town": lambda talk: of_place(talk.town.name, talk.language),
    "need": _need,
    "address": _address,
    "street": _street,
    "candidate": _candidate,
    "choices": _choices,
    "state": lambda talk: talk.dialogue().values("{state}")["state"],
    "hour": lambda talk: hour(talk.dialogue().values("{hour}")["hour"]),
    "distance": _distance,
    "resident": _resident_name,
    "volunteer": _volunteer_name,
    "password": lambda talk: request.password if (request := _request(talk)) else "",
    "where": lambda talk: talk.dialogue().where(),
    "details": _details,
    "how_told": _how_told,
    "tasks": _tasks,
    "phone": lambda talk: phone_number(talk.phone) if talk.phone else "",
    "number": lambda talk: phone_number(talk.town.number),
    "news": lambda talk: talk.call.message.body if talk.call.message else "",
}
