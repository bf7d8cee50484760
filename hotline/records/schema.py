"""All tables there are, each after those it refers to."""

from typing import Any

from hotline.records.addresses import Commune, FormerCommune, HouseNumber, Street
from hotline.records.call_tables import Call, CallTurn, Recording, Sound
from hotline.records.place_tables import Correction, GeocoderAnswer, GeocoderTurn
from hotline.records.tables import (
    Change,
    Conversation,
    Coordinator,
    Heartbeat,
    HelpRequest,
    Message,
    Offer,
    Resident,
    Town,
    Volunteer,
)

TABLES: list[type[Any]] = [
    Town,
    Resident,
    Volunteer,
    HelpRequest,
    Offer,
    Message,
    Conversation,
    Call,
    CallTurn,
    Recording,
    Sound,
    Change,
    Coordinator,
    Commune,
    FormerCommune,
    Street,
    HouseNumber,
    Correction,
    GeocoderTurn,
    GeocoderAnswer,
    Heartbeat,
]
