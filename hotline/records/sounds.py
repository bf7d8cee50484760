"""Recorded voices: what a town says in a voice of its own, one sound for each prompt that names it."""

import secrets
from datetime import datetime

from hotline.records import prepared
from hotline.records.call_tables import Sound
from hotline.records.tables import Town

# An MPEG audio frame begins with eleven bits set; layer, bit rate and sample rate follow, none of them void.
FRAME_SYNC, NO_LAYER, NO_BIT_RATE, NO_SAMPLE_RATE = 0xFFE0, 0x06, 0xF0, 0x0C


def content_type_of(sound: bytes) -> str | None:
    """What a file is by its first bytes: "audio/mpeg", "audio/wav", or None for anything else."""
    if sound[:4] == b"RIFF" and sound[8:12] == b"WAVE":
        return "audio/wav"
    if sound[:3] == b"ID3" or _is_mpeg_frame(sound[:4]):
        return "audio/mpeg"
    return None


def of(town: Town, name: str, language: str) -> Sound | None:
    """The sound that the town has recorded under this name in this language."""
    found: Sound | None = Sound.get_or_none(_is(town, name, language))
    return found


def reference_of(town: Town, name: str, language: str) -> str | None:
    """What the address of this sound ends in, if the town has recorded it; the sound itself is not read."""
    found: str | None = prepared.value(Sound, "reference", town=town, name=name, language=language)
    return found


def by_reference(reference: str) -> Sound | None:
    """The sound whose address ends in this."""
    if "\x00" in reference:  # which PostgreSQL would not even look for
        return None
    found: Sound | None = Sound.get_or_none(Sound.reference == reference)
    return found


def recorded_at(town: Town) -> dict[tuple[str, str], datetime]:
    """When each of the town's sounds was recorded, by name and language."""
    rows = Sound.select(Sound.name, Sound.language, Sound.created_at).where(Sound.town == town)
    return {(row.name, row.language): row.created_at for row in rows}


def put(town: Town, name: str, language: str, *, sound: bytes, content_type: str, now: datetime) -> None:
    """Keep a sound in the place of the one before; a new reference, because carriers keep what an address gave."""
    content = {
        "reference": secrets.token_urlsafe(16),
        "content_type": content_type,
        "sound": sound,
        "created_at": now,
    }
    (
        Sound.insert(town=town, name=name, language=language, **content)
        .on_conflict(conflict_target=[Sound.town, Sound.name, Sound.language], update=content)
        .execute()
    )


def remove(town: Town, name: str, language: str) -> None:
    """Let the carrier's voice say it again."""
    Sound.delete().where(_is(town, name, language)).execute()


def _is(town: Town, name: str, language: str) -> object:
    return (Sound.town == town) & (Sound.name == name) & (Sound.language == language)


def _is_mpeg_frame(start: bytes) -> bool:
    if len(start) < 4:
        return False
    return (
        int.from_bytes(start[:2]) & FRAME_SYNC == FRAME_SYNC
        and start[1] & NO_LAYER != 0
        and start[2] & NO_BIT_RATE != NO_BIT_RATE
        and start[2] & NO_SAMPLE_RATE != NO_SAMPLE_RATE
    )
