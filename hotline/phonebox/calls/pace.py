"""How long everything on a line takes: the one place for a call's time, all in seconds."""

from hotline.phonebox.calls.sounds import sound_seconds
from hotline.phonebox.config import Config

PICKED_UP_AFTER = 0.2


class Pace:
    def __init__(self, config: Config) -> None:
        self._config = config

    @property
    def step(self) -> float:
        """Between two states of an outbound call."""
        return self._config.pace

    def speaking(self, words: str) -> float:
        return len(words) * self._config.speech_pace

    def pausing(self, seconds: float) -> float:
        """A silence takes no time where speaking takes none."""
        return seconds if self._config.speech_pace else 0.0

    def sounding(self, sound: bytes) -> float:
        return self.pausing(sound_seconds(sound))

    def timeout(self, seconds: float) -> float | None:
        """How long a person is waited for; None is until they do something."""
        return seconds if self._config.patience else None

    def ringing(self, seconds: float) -> float:
        """How long a handset rings at most, however long the application would wait."""
        return min(seconds, self._config.ring_time)

    def picking_up(self, seconds: float) -> float:
        """When a machine takes the call: well before it would ring out."""
        return self.ringing(seconds) * PICKED_UP_AFTER
