"""What a coordinator has found out: where people of a town are when they say certain words."""

from datetime import datetime

from hotline.places import gazetteer
from hotline.places.place import Area, Band, Place
from hotline.places.said import SaidAddress, said_address
from hotline.places.spelling import SPELLING_VERSION
from hotline.places.vocabulary import vocabulary
from hotline.records import corrections
from hotline.records.place_tables import Correction
from hotline.records.states import Precision


def remember(town_id: int, said: str, place: Place, *, who: str, now: datetime) -> bool:
    """Remember where these words lead; False for words that tell no place, or a place that is only a commune."""
    words = said_address(said)
    if not words.street or place.precision is Precision.COMMUNE:
        return False
    corrections.keep(
        town_id,
        key=words.key,
        street_key=words.without_number,
        who=who,
        at=now,
        said=said,
        spelled=SPELLING_VERSION,
        number=place.number,
        address=place.address,
        street=place.street,
        postcode=place.postcode,
        city=place.city,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=place.precision,
    )
    return True


def find(town_id: int, text: str, area: Area) -> list[Place]:
    """Where these very words led before, or another door of a street that was corrected; inside the area only."""
    words = said_address(text)
    if not words.street:
        return []
    corrected = corrections.of(town_id, words.key)
    found = [_place(corrected, _band(words))] if corrected else _other_door(town_id, words, area)
    return [place for place in found if area.contains(place.latitude, place.longitude)]


def respell() -> None:
    """Make the keys anew that an older version of hotline has spelled."""
    for correction in corrections.spelled_otherwise(SPELLING_VERSION):
        words = said_address(correction.said)
        corrections.respell(correction, words.key, words.without_number, SPELLING_VERSION)


def _band(words: SaidAddress) -> Band:
    """Words like "chez Martine" may be said by others, who mean another place: they are asked."""
    has_street = words.street.split(" ")[0] in vocabulary().types
    return Band.SURE if words.number and has_street else Band.ASK


def _other_door(town_id: int, words: SaidAddress, area: Area) -> list[Place]:
    """ "14 rue des roso" once "12 rue des roso" was corrected to number 12 of another street, and only of one."""
    same = corrections.of_street(town_id, words.without_number) if words.number else []
    doors = [each for each in same if each.key == f"{each.number} {words.without_number}"]
    if len({each.street for each in doors}) != 1:
        return []
    true = doors[0].address.removeprefix(f"{doors[0].number} ")
    return gazetteer.find(f"{words.number} {true}", area)[:1]


def _place(corrected: Correction, band: Band) -> Place:
    return Place(
        address=corrected.address,
        number=corrected.number,
        street=corrected.street,
        postcode=corrected.postcode,
        city=corrected.city,
        latitude=corrected.latitude,
        longitude=corrected.longitude,
        precision=Precision(corrected.precision),
        score=1.0,
        band=band,
    )
