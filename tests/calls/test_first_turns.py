"""The first turn of a call only looks: it is conducted before the call itself is kept, and may be repeated."""

from datetime import UTC, datetime

import pytest

from hotline import services
from hotline.flows import loader
from hotline.intake.calls import turns
from hotline.records import calls
from hotline.records.schema import TABLES
from hotline.records.tables import Offer
from tests.support.world import World


def rows() -> dict[str, int]:
    """How many rows each table has, but for those that keep the call itself."""
    return {table.__name__: table.select().count() for table in TABLES if not table.__name__.startswith("Call")}


@pytest.mark.parametrize("name", loader.names())
@pytest.mark.parametrize("known", [True, False])
def test_meeting_a_caller_changes_nothing(world: World, name: str, known: bool) -> None:
    marie = world.volunteer("Marie")
    if known:
        world.resident(marie.phone).texts("des courses, 14 rue Bannier")
    world.volunteer("Paul")
    world.resident().texts("mes médicaments, 12 bis rue de Bourgogne")
    flow = loader.load(name)
    for step in ("", *flow.entries):
        before = rows()
        turn = turns.open_call(
            f"CA{name}{step}",
            services.ANSWERS,
            datetime.now(UTC),
            town=world.town,
            direction=calls.IN,
            phone=marie.phone if known else "+33261910042",
            flow=name,
            step=step if step in ("", "welcome", "phoned", "hello") else "",
            language="fr",
            offer=Offer.get(),
        )
        assert turn is not None
        assert rows() == before
