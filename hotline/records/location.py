"""A located address as it is kept: the words people read, a point, and how sure we are. Pure."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Location:
    """Where somebody is; latitude and longitude in degrees, score from 0 to 1."""

    address: str
    street: str  # what an offer may show: the street or quarter, never the house
    latitude: float
    longitude: float
    precision: str
    score: float

    def columns(self) -> dict[str, Any]:
        """The same as columns of a resident or a help request."""
        return dict(self.__dict__)


def location_of(row: Any) -> Location | None:
    """The location kept on a resident or help request, None when there is none."""
    if row.latitude is None:
        return None
    return Location(
        row.address or "", row.street or "", row.latitude, row.longitude, row.precision, row.score or 0.0
    )
