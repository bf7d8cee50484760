"""Residents: the people who ask for help, known by their phone number."""

from datetime import datetime

from hotline.records import numbers, prepared
from hotline.records.location import Location
from hotline.records.tables import Resident, Town


def by_phone(town: Town, phone: str) -> Resident | None:
    """The resident with this number in this town."""
    return prepared.find(Resident, town=town, phone=phone)


def by_id(resident_id: int) -> Resident | None:
    """The resident with this id."""
    return prepared.find(Resident, id=resident_id)


def known_or_new(town: Town, phone: str, language: str, now: datetime) -> Resident:
    """The resident with this number, registered now if the number is new."""
    return by_phone(town, phone) or register(town, phone, language, now)


def register(town: Town, phone: str | None, language: str, now: datetime) -> Resident:
    """A resident with a number nobody had yet, or one who withholds it."""
    line = numbers.line_of(phone) if phone else numbers.Line.OTHER
    return prepared.insert(Resident, town=town, phone=phone, line=line, language=language, created_at=now)


def remember_language(resident: Resident, language: str) -> None:
    """Answer this resident in `language` from now on."""
    if resident.language != language:
        resident.language = language
        Resident.update(language=language).where(Resident.id == resident.id).execute()


def remember_name(resident: Resident, first_name: str) -> None:
    """Keep the name the resident gave."""
    resident.first_name = first_name
    Resident.update(first_name=first_name).where(Resident.id == resident.id).execute()


def remember_place(resident: Resident, location: Location) -> None:
    """Keep where the resident lives, so that she is not asked again."""
    prepared.update(resident, **location.columns())


def stop(resident: Resident, now: datetime) -> None:
    """No more texts to this resident."""
    Resident.update(stopped_at=now).where(Resident.id == resident.id).execute()
    resident.stopped_at = now


def resume(resident: Resident) -> None:
    """Texts are welcome again."""
    Resident.update(stopped_at=None).where(Resident.id == resident.id).execute()
    resident.stopped_at = None


def is_landline(town: Town, phone: str) -> None:
    """Remember that this number can't be texted."""
    Resident.update(line=numbers.Line.LANDLINE).where(
        (Resident.town == town) & (Resident.phone == phone)
    ).execute()
