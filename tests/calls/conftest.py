"""A landline without a face, a willing neighbour, and every dialogue once in each language."""

import pytest

from tests.calls.tongues import TONGUES, Tongue
from tests.support.world import Handset, World

LANDLINE, MOBILE = "+33261910042", "+33639980091"


@pytest.fixture(params=TONGUES, ids=lambda tongue: str(tongue.language))
def tongue(request: pytest.FixtureRequest, world: World) -> Tongue:
    """The language of the town in this test, and what people say in it."""
    spoken: Tongue = request.param
    world.set(language=spoken.language)
    return spoken


@pytest.fixture
def odette(world: World) -> Handset:
    """A resident with a landline, which takes no texts."""
    return world.resident(LANDLINE)


@pytest.fixture
def marie(world: World, tongue: Tongue) -> Handset:
    """A volunteer who goes far and speaks the language of the test."""
    return world.volunteer("Marie", radius_m=20_000, languages=[tongue.language])
