"""The door for recorded voices: the carrier fetches them by an address that nobody guesses."""

from datetime import UTC, datetime

from hotline.records import sounds
from tests.support.world import World

BONJOUR = b"ID3 bonjour"


def record(world: World, sound: bytes) -> str:
    """The address of the town's welcome after it was recorded."""
    sounds.put(world.town, "accueil", "fr", sound=sound, content_type="audio/mpeg", now=datetime.now(UTC))
    return f"/voice/sounds/{sounds.reference_of(world.town, 'accueil', 'fr')}"


def test_the_carrier_gets_the_voice_and_may_keep_it(world: World) -> None:
    answer = world.app.test_client().get(record(world, BONJOUR))
    assert (answer.status_code, answer.data, answer.content_type) == (200, BONJOUR, "audio/mpeg")
    assert answer.headers["Cache-Control"].startswith("private, max-age=")


def test_a_voice_that_was_replaced_is_gone_from_its_old_address(world: World) -> None:
    client = world.app.test_client()
    before, after = record(world, BONJOUR), record(world, b"ID3 bonsoir")
    assert client.get(before).status_code == 404
    assert client.get(after).data == b"ID3 bonsoir"


def test_nothing_is_found_by_guessing(world: World) -> None:
    record(world, BONJOUR)
    for guess in ("1", "accueil", "%00", "x" * 500):
        answer = world.app.test_client().get(f"/voice/sounds/{guess}")
        assert answer.status_code == 404
        assert b"Response" in answer.data and b"html" not in answer.data
