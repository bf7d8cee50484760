"""Corrections: where people of a town are when they say certain words, as a coordinator has found out."""

from datetime import datetime
from typing import Any

from hotline.records import prepared
from hotline.records.db import database
from hotline.records.place_tables import Correction


def of(town_id: int, key: str) -> Correction | None:
    """What these words were corrected to."""
    return prepared.find(Correction, town=town_id, key=key)


def of_street(town_id: int, street_key: str) -> list[Correction]:
    """The corrections of numbered doors in a street that was said like this."""
    return list(
        Correction.select()
        .where(
            (Correction.town == town_id)
            & (Correction.street_key == street_key)
            & (Correction.key != street_key)
            & Correction.number.is_null(False)
        )
        .order_by(Correction.id)
    )


def spelled_otherwise(version: int) -> list[Correction]:
    """The corrections whose keys another version of the spelling has made, oldest first."""
    return list(Correction.select().where(Correction.spelled != version).order_by(Correction.at))


def respell(correction: Correction, key: str, street_key: str, version: int) -> None:
    """Give a correction its new keys; an older one that has the same by now is replaced."""
    same = (Correction.town == correction.town_id) & (Correction.key == key) & (Correction.id != correction.id)
    with database.atomic():
        Correction.delete().where(same).execute()
        Correction.update(key=key, street_key=street_key, spelled=version).where(
            Correction.id == correction.id
        ).execute()


def keep(town_id: int, *, key: str, street_key: str, who: str, at: datetime, **place: Any) -> None:
    """Remember a correction; a newer one of the same words takes the older one's place.

    place: said, spelled, number, address, street, postcode, city, latitude, longitude, precision.
    """
    Correction.insert(town=town_id, key=key, street_key=street_key, who=who, at=at, **place).on_conflict(
        conflict_target=[Correction.town, Correction.key],
        preserve=[
            Correction.street_key,
            Correction.said,
            Correction.spelled,
            Correction.number,
            Correction.address,
            Correction.street,
            Correction.postcode,
            Correction.city,
            Correction.latitude,
            Correction.longitude,
            Correction.precision,
            Correction.who,
            Correction.at,
        ],
    ).execute()
