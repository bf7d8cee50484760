"""What a geocoder outside has answered before. What was asked is kept as a keyed hash: an address is personal."""

import hashlib
import hmac
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from hotline.places.outside import Service
from hotline.places.place import Area, Band, Place
from hotline.places.spelling import words
from hotline.records import geocoder_answers
from hotline.records.states import Precision

# Addresses hardly change; a new one may be known tomorrow.
FOUND_KEPT, NOTHING_KEPT = timedelta(days=30), timedelta(days=1)
LONGEST_TEXT = 200  # characters; the services refuse longer ones


def normalised(text: str) -> str:
    """An address as it is asked for: numbers in digits, abbreviations in full."""
    return " ".join(words(text))[:LONGEST_TEXT]


def kept(service: Service, text: str, area: Area, now: datetime) -> list[Place] | None:
    """What was answered to this before; None when it was not asked lately."""
    answered = geocoder_answers.of(_key(service, text, area), now)
    return None if answered is None else [_place(columns) for columns in answered]


def keep(service: Service, text: str, area: Area, found: list[Place], now: datetime) -> None:
    """Keep an answer, 30 days when there is a place in it, else one day."""
    erase_at = now + (FOUND_KEPT if found else NOTHING_KEPT)
    geocoder_answers.keep(_key(service, text, area), [asdict(place) for place in found], erase_at)


def _key(service: Service, text: str, area: Area) -> str:
    asked = f"{service.setting}\n{area}\n{normalised(text)}"
    return hmac.new(service.secret.encode(), asked.encode(), hashlib.sha256).hexdigest()


def _place(columns: dict[str, Any]) -> Place:
    precision, band = Precision(columns["precision"]), Band(columns["band"])
    return Place(**columns | {"precision": precision, "band": band})
