"""Sounds made and measured with the standard library, for recordings nobody had to speak."""

import array
import io
import math
import wave
from functools import cache

RATE = 8000
TONE = 220.0
LOUDNESS = 4000
FADED_IN = 0.2
SAMPLE_SECONDS = 2.0
UNKNOWN_SECONDS = 3.0


@cache
def make_tone(seconds: float = SAMPLE_SECONDS, loudness: int = LOUDNESS) -> bytes:
    """A WAV of a soft tone that fades in and out; with no loudness, of silence."""
    count = int(RATE * seconds)
    samples = array.array(
        "h",
        (
            int(loudness * fade(place, count) * math.sin(2 * math.pi * TONE * place / RATE))
            for place in range(count)
        ),
    )
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(samples.tobytes())
    return file.getvalue()


def fade(place: int, count: int) -> float:
    return min(1.0, place / (RATE * FADED_IN), (count - place) / (RATE * FADED_IN))


def is_wav(content: bytes) -> bool:
    try:
        with wave.open(io.BytesIO(content)):
            return True
    except (wave.Error, EOFError):
        return False


def sound_seconds(content: bytes) -> float:
    """How long a WAV lasts; other kinds of sound can't be measured here and count as a short phrase."""
    try:
        with wave.open(io.BytesIO(content)) as sound:
            return float(sound.getnframes() / sound.getframerate())
    except (wave.Error, EOFError, ZeroDivisionError):
        return UNKNOWN_SECONDS
