"""Distances on the globe by the haversine formula: 0.3 % off the geodesic, a hundred times cheaper. Pure."""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_M = 6_371_008.8  # the mean radius of WGS 84


def metres(latitude_1: float, longitude_1: float, latitude_2: float, longitude_2: float) -> float:
    """The distance between two points given in degrees, in metres."""
    from_latitude, to_latitude = radians(latitude_1), radians(latitude_2)
    half_height = sin((to_latitude - from_latitude) / 2)
    half_width = sin(radians(longitude_2 - longitude_1) / 2)
    chord = half_height**2 + cos(from_latitude) * cos(to_latitude) * half_width**2
    return 2 * EARTH_RADIUS_M * asin(min(1.0, sqrt(chord)))
