"""Which geocoder outside this machine may be asked, if any; the asking itself is `online`, in the worker only."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

# geopy's own default for BANFrance was closed in January 2026; the Géoplateforme answers in its place.
HOSTS = {
    "ban": "https://data.geopf.fr/geocodage",
    "addok": "http://127.0.0.1:7878",
    "photon": "https://photon.komoot.io",
    "nominatim": "https://nominatim.openstreetmap.org",
}
# Seconds between two questions, whoever asks them. The Géoplateforme would bear fifty in a second.
PACES = {"ban": 0.1, "photon": 1.0, "nominatim": 1.0}
PACE_OF_OUR_OWN = 0.02


class Failure(StrEnum):
    """Why a geocoder gave no answer that could be used."""

    AWAY = "away"
    BUSY = "busy"
    REFUSED = "refused"
    NONSENSE = "nonsense"


class GeocoderUnavailable(Exception):  # noqa: N818 - it says what is the matter
    """The geocoder did not answer, or not as it should; after `recovery`, if it says so, another try may help."""

    def __init__(self, failure: Failure, message: str, recovery: timedelta | None = None) -> None:
        super().__init__(message)
        self.failure = failure
        self.recovery = recovery


@dataclass(frozen=True)
class Service:
    """A geocoder as HOTLINE_GEOCODER names it, "ban" or "addok:http://…"; who asks; what hides what is asked."""

    setting: str
    contact: str
    secret: str

    @property
    def name(self) -> str:
        """Which kind of geocoder it is."""
        return self.setting.partition(":")[0]

    @property
    def url(self) -> str:
        """Where it answers."""
        return (self.setting.partition(":")[2] or HOSTS[self.name]).rstrip("/")

    @property
    def every(self) -> timedelta:
        """How much time two questions to it have between them."""
        is_public = self.url == HOSTS[self.name]
        return timedelta(seconds=PACES.get(self.name, PACE_OF_OUR_OWN) if is_public else PACE_OF_OUR_OWN)

    @property
    def tells_likeness(self) -> bool:
        """Whether its score says how well the words match, which only the BAN's software does."""
        return self.name in ("ban", "addok")


_service: Service | None = None


def use(setting: str, contact: str = "", secret: str = "") -> None:
    """Name the geocoder, as in HOTLINE_GEOCODER; empty for none. `contact` is a web address of ours."""
    global _service
    _service = Service(setting, contact, secret) if setting else None


def service() -> Service | None:
    """The geocoder named; None for none."""
    return _service
