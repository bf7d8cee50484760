"""Residents with one willing neighbour, for dialogues that are about the resident."""

import pytest

from tests.support.world import Handset, World


@pytest.fixture
def odette(world: World) -> Handset:
    """A resident; Marie, who goes far, is there to be asked."""
    world.volunteer("Marie", radius_m=20_000)
    return world.resident()


@pytest.fixture
def edith(world: World) -> Handset:
    """A resident; Mary, who goes far and speaks English, is there to be asked."""
    world.volunteer("Mary", radius_m=20_000, languages=["en"])
    return world.resident()
