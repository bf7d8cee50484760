"""Volunteers with a telephone in their hand, in each language, and a watch over everybody's number."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from hotline.records.call_tables import Call, CallTurn
from hotline.records.tables import Message, Resident, Volunteer
from tests.support.world import Handset, World
from tests.volunteers_by_phone.tongues import ENGLISH, FRENCH, Tongue

ODETTE_ASKS = "Bonjour, ici Odette. Des courses, sonnez deux fois s'il vous plaît, 12 bis rue de Bourgogne"
LANDLINE = "+33261910055"
NUMBER_LENGTH = 9  # of a French number without what stands for France, or for dialling within it


@pytest.fixture(params=[FRENCH, ENGLISH], ids=["fr", "en"])
def tongue(request: pytest.FixtureRequest) -> Tongue:
    """The language of the volunteers of this test."""
    found: Tongue = request.param
    return found


@pytest.fixture
def marie(world: World, tongue: Tongue) -> Handset:
    """A volunteer with a mobile."""
    return world.volunteer("Marie", languages=[tongue.language])


@pytest.fixture
def paul(world: World, tongue: Tongue) -> Handset:
    """A volunteer with a landline."""
    return world.volunteer("Paul", phone=LANDLINE, languages=[tongue.language])


@pytest.fixture
def odette(world: World) -> Handset:
    """A resident who texts, in French."""
    return world.resident()


@pytest.fixture(autouse=True)
def everybodys_number_is_kept(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever a test is about: nobody was ever told anybody else's number, neither by text nor in a call."""
    yield
    if "world" in request.fixturenames:
        for phone, words in [*_texts(), *_sentences()]:
            for number in _numbers() - {phone}:
                assert number[-NUMBER_LENGTH:] not in re.sub(r"\D", "", words), f"{phone} learns {number}: {words}"


def _numbers() -> set[str]:
    people = [*Resident.select(), *Volunteer.select()]
    return {person.phone for person in people if person.phone}


def _texts() -> Iterator[tuple[str | None, str]]:
    for message in Message.select().where(Message.direction == "out"):
        yield message.phone, message.body


def _sentences() -> Iterator[tuple[str | None, str]]:
    for turn in CallTurn.select(CallTurn, Call).join(Call):
        answer: dict[str, Any] = turn.answer
        for line in answer["lines"]:
            yield turn.call.phone or turn.call.facts.get("phone"), line["words"]
