"""A stage for trying flows: a scratch database with the example town, and the people a flow needs."""

import logging
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import structlog

from hotline import config, services
from hotline.cli.demo import TOWN
from hotline.cli.town import columns_of
from hotline.delivery import texts
from hotline.dispatch import rounds
from hotline.intake import inbox
from hotline.intake.calls import turns
from hotline.intake.calls.hearing import Said
from hotline.intake.calls.turns import Conducted
from hotline.intake.understanding.replies import Meaning, Reply
from hotline.places import importing
from hotline.records import calls, db, messages, migrations, volunteers
from hotline.records.location import Location
from hotline.records.states import Precision
from hotline.records.tables import HelpRequest, Message, Offer, Town, Volunteer
from hotline.work import queue

RESIDENT, TEXTER, VOLUNTEER = "+33261910041", "+33639989001", "+33639980001"
ADDRESSES = config.CODE / "demo" / "orleans.csv"
ASKS = "Bonjour, j'ai besoin de mes médicaments, 12 bis rue de Bourgogne"
NEWS = "Bonne nouvelle : Amélie, près de chez vous, s'occupe de votre demande. Le mot de passe est MIMOSA."
# Who speaks in which flow, where it is not the resident.
VOLUNTEERS_FLOWS = ("volunteer", "whisper")


@contextmanager
def stage() -> Iterator[Town]:
    """The example town in a database that is gone afterwards; nothing is sent."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    with tempfile.TemporaryDirectory(prefix="hotline-try-") as folder:
        opened = db.connect(f"sqlite:///{Path(folder) / 'try.db'}")
        queue.use(f"unix://{folder}/no-broker")
        migrations.upgrade()
        with db.connected():
            importing.import_file(ADDRESSES)
            yield Town.create(slug="orleans", auto_approve=True, **columns_of(TOWN))
        opened.close_all()


def text(town: Town, phone: str, body: str) -> list[str]:
    """Somebody texts; what the town texts back to this number."""
    seen = Message.select().count()
    form = {"MessageSid": f"SM{uuid.uuid4().hex}", "From": phone, "To": town.number, "Body": body}
    message = inbox.claim(form, _now())
    if message:
        inbox.hear(message, services.ANSWERS, _now())
    answers = Message.select().where((Message.id > seen) & (Message.direction == messages.OUT))
    return [answer.body for answer in answers.where(Message.phone == phone)]


def call(town: Town, name: str) -> Conducted | None:
    """The first turn of a call in this flow, with whatever has to have happened before."""
    request, offer, message, parent = None, None, None, None
    if name in ("volunteer", "whisper", "follow_up"):
        offer = _offer(town)
        request = offer.help_request
    if name in ("whisper", "follow_up"):
        _answers(offer, Meaning.YES)
    if name == "follow_up":
        _answers(offer, Meaning.DONE)
    if name in ("call_resident", "follow_up"):
        message = _news(town, request)
    if name == "whisper":
        parent = calls.keep(
            calls.draft(direction=calls.IN, call_sid=_sid(), phone=RESIDENT, now=_now(), town=town)
        )
    speaks = VOLUNTEER if name in VOLUNTEERS_FLOWS else RESIDENT
    return turns.open_call(
        _sid(),
        services.ANSWERS,
        _now(),
        town=town,
        direction=calls.OUT if message or parent else calls.IN,
        phone=speaks,
        flow=name,
        step="welcome" if name in ("resident", "volunteer") else "",
        language=town.language,
        help_request=request,
        offer=offer if name != "follow_up" else None,
        message=message,
        parent=parent,
    )


def go_on(turn: Conducted, said: Said) -> Conducted | None:
    """The next turn of a call."""
    return turns.go_on(turn.call.call_sid, turn.number + 1, said, services.ANSWERS, _now())


def _offer(town: Town) -> Offer:
    """A resident has asked, a volunteer near her is asked."""
    volunteers.register(
        town,
        phone=VOLUNTEER,
        first_name="Amélie",
        location=Location("", "", town.latitude, town.longitude, Precision.HOUSE, 1.0),
        needs=[],
        languages=[town.language],
        radius_m=town.radius_m,
        consent="try",
        now=_now(),
    )
    text(town, RESIDENT, ASKS)
    rounds.start(HelpRequest.get().id, _now())
    made: Offer = Offer.get()
    return made


def _answers(offer: Offer | None, meaning: Meaning) -> None:
    volunteer = Volunteer.get()
    code = offer.code if offer else None
    services.ANSWERS.hear(volunteer, Reply("", meaning, code, "", None), False, False, _now())


def _news(town: Town, request: HelpRequest | None) -> Message | None:
    made = messages.queue(
        town=town,
        phone=RESIDENT,
        our_number=town.number,
        body=_words_of_news(request, town.language),
        purpose="news",
        segments=0,
        now=_now(),
        channel=messages.CALL,
        help_request_id=request.id if request else None,
    )
    return messages.by_id(made) if made else None


def _words_of_news(request: HelpRequest | None, language: str) -> str:
    if request is None:
        return NEWS
    return texts.spoken("done", language, volunteer="Amélie", need=texts.need(request.need, language))


def _sid() -> str:
    return f"CA{uuid.uuid4().hex}"


def _now() -> datetime:
    return datetime.now(UTC)
