"""What looking for a place takes and gives: the area to stay in, and a place, sure or not. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from hotline.places.distance import metres
from hotline.records.states import Precision


class Band(StrEnum):
    """Whether a place may be acted on at once or has to be asked about."""

    SURE = "sure"
    ASK = "ask"


@dataclass(frozen=True)
class Area:
    """Where a town serves: a circle in metres around its centre, or the communes with these INSEE codes."""

    latitude: float
    longitude: float
    radius_m: float
    insee: tuple[str, ...] | None = None

    def contains(self, latitude: float, longitude: float, insee: str | None = None) -> bool:
        """Whether a point, of the commune `insee` if that is known, lies in the area."""
        if self.insee is not None and insee is not None:
            return insee in self.insee
        return self.distance(latitude, longitude) <= self.radius_m

    def distance(self, latitude: float, longitude: float) -> float:
        """From the centre, in metres."""
        return metres(self.latitude, self.longitude, latitude, longitude)


@dataclass(frozen=True)
class Place:
    """A point with how precise it is and how sure we are; `score` runs from 0 to 1."""

    address: str  # "12 bis rue de Bourgogne, 45000 Orléans"
    number: str | None  # "12 bis"
    street: str | None
    postcode: str | None
    city: str
    latitude: float
    longitude: float
    precision: Precision
    score: float
    band: Band
    streets_known: bool = True  # False for a commune of which no address file was imported
