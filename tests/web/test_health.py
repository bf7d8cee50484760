"""What a monitoring system asks."""

from datetime import UTC, datetime

from hotline.records import heartbeats
from tests.support.world import World


def test_ready_needs_a_clock_that_was_seen_lately(world: World) -> None:
    client = world.app.test_client()
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json == {"status": "not ready", "database": True, "broker": True, "clock": False}
    heartbeats.beat("clock", datetime.now(UTC))
    assert client.get("/readyz").json == {"status": "ready", "database": True, "broker": True, "clock": True}
    assert client.get("/healthz").status_code == 200


def test_metrics_count_states_and_name_nobody(world: World) -> None:
    world.volunteer("Marie")
    world.resident().texts("des courses, 12 rue Bannier")
    said = world.app.test_client().get("/metrics").text
    assert 'hotline_help_requests{state="searching"} 1.0' in said
    assert 'hotline_volunteers{state="active"} 1.0' in said
    assert "+33" not in said
    assert "Bannier" not in said
