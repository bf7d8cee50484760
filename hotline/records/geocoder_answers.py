"""What geocoders outside have answered, kept for a while, erased on time. The key tells nobody what was asked."""

from datetime import datetime
from typing import Any

from hotline.records.place_tables import GeocoderAnswer


def of(key: str, now: datetime) -> list[dict[str, Any]] | None:
    """The places that were answered; None when nothing is kept."""
    kept = GeocoderAnswer.get_or_none((GeocoderAnswer.key == key) & (GeocoderAnswer.erase_at > now))
    return list(kept.places) if kept else None


def keep(key: str, places: list[dict[str, Any]], erase_at: datetime) -> None:
    """Keep an answer until `erase_at`, in the place of an older one."""
    GeocoderAnswer.insert(key=key, places=places, erase_at=erase_at).on_conflict(
        conflict_target=[GeocoderAnswer.key],
        preserve=[GeocoderAnswer.places, GeocoderAnswer.erase_at],
    ).execute()


def erase(now: datetime) -> None:
    """Erase the answers whose time is over."""
    over = GeocoderAnswer.erase_at <= now
    # Looking first: to delete nothing would still make SQLite's writers wait.
    if GeocoderAnswer.select().where(over).exists():
        GeocoderAnswer.delete().where(over).execute()
