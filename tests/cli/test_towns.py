"""town add, set, list."""

import json

import pytest

from .conftest import Hotline


def towns(hotline: Hotline) -> list[dict[str, object]]:
    listed: list[dict[str, object]] = json.loads(hotline("town", "list", "--format", "json").output)
    return listed


def test_a_town_is_added_with_sensible_settings(orleans: Hotline) -> None:
    [town] = towns(orleans)
    assert town["number"] == "+33261910000"
    assert town["quiet"] == "21:00-08:00"
    assert town["timezone"] == "Europe/Paris"
    assert town["radius_km"] == 5.0
    assert town["auto_approve"] is False
    assert "Orléans" in orleans("town", "list").output


def test_settings_are_changed(orleans: Hotline) -> None:
    changed = orleans(
        "town",
        "set",
        "orleans",
        "quiet=none",
        "reply_wait=90s",
        "radius-km=8",
        "area=45234,45232",
        "sender=Orleans",
    )
    assert changed.exit_code == 0
    [town] = towns(orleans)
    assert (town["quiet"], town["reply_wait"], town["radius_km"]) == (None, "90s", 8.0)
    assert (town["area"], town["sender"]) == (["45234", "45232"], "Orleans")


def test_the_telephone_has_settings_of_its_own(orleans: Hotline) -> None:
    [town] = towns(orleans)
    telephone = ("office", "recordings_days", "voice_fr", "voice_en")
    assert [town[setting] for setting in telephone] == [None, 30, None, None]
    orleans("town", "set", "orleans", "office=02 61 91 00 01", "recordings-days=7", "voice_fr=Polly.Lea")
    orleans("town", "set", "orleans", "voice_en=Google.en-GB-Neural2-A")
    [town] = towns(orleans)
    assert [town[setting] for setting in telephone] == ["+33261910001", 7, "Polly.Lea", "Google.en-GB-Neural2-A"]
    orleans("town", "set", "orleans", "office=none", "voice_fr=none")
    [town] = towns(orleans)
    assert [town[setting] for setting in telephone] == [None, 7, None, "Google.en-GB-Neural2-A"]


def test_a_town_is_added_with_an_office_and_a_voice(hotline: Hotline) -> None:
    where = ("--name", "Olivet", "--number", "+33261910002", "--center", "47.86,1.90")
    spoken = (
        "--office",
        "+33261910003",
        "--recordings-days",
        "10",
        "--voice-fr",
        "alice",
        "--voice-en",
        "Polly.Amy",
    )
    assert hotline("town", "add", "olivet", *where, *spoken).exit_code == 0
    [town] = towns(hotline)
    assert (town["office"], town["recordings_days"]) == ("+33261910003", 10)
    assert (town["voice_fr"], town["voice_en"]) == ("alice", "Polly.Amy")


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("quiet=25:00-08:00", "21:00-08:00"),
        ("quiet=evening", "21:00-08:00"),
        ("reply_wait=8", "90s, 8m or 2h"),
        ("center=Orléans", "LAT,LON"),
        ("center=0,0", "nowhere"),
        ("center=91,1", "nowhere"),
        ("number=0612", "no phone number"),
        ("timezone=Paris", "Europe/Paris"),
        ("language=xx", "fr"),
        ("radius_km=0", "0.1 to 200"),
        ("offers_per_day=none", "whole number"),
        ("auto_approve=perhaps", "yes or no"),
        ("office=mairie", "no phone number"),
        ("recordings_days=0", "whole number"),
        ("voice_fr=<Léa>", "Polly.Lea"),
        ("voice_fr=", "Polly.Lea"),
        ("voice_de=Polly.Vicki", "no setting voice_de"),
        ("colour=blue", "no setting colour"),
        ("quiet", "KEY=VALUE"),
    ],
)
def test_a_wrong_setting_is_answered_with_how_to_write_it(orleans: Hotline, pair: str, said: str) -> None:
    refused = orleans("town", "set", "orleans", pair)
    assert refused.exit_code == 2
    assert said in refused.output
    assert "Traceback" not in refused.output


def test_a_town_and_a_number_are_added_once(orleans: Hotline) -> None:
    again = ("--name", "X", "--number", "+33261910000", "--center", "47.9,1.9")
    assert "town set orleans" in orleans("town", "add", "orleans", *again).output
    taken = orleans("town", "add", "olivet", *again)
    assert (taken.exit_code, "orleans already" in taken.output) == (1, True)


def test_an_unknown_town_is_answered_with_the_known_ones(orleans: Hotline) -> None:
    refused = orleans("requests", "list", "--town", "orlean")
    assert refused.exit_code == 1
    assert "Towns: orleans" in refused.output


def test_an_old_database_is_said_to_be_old(hotline: Hotline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:///other.db")
    refused = hotline("town", "list")
    assert refused.exit_code == 1
    assert "db upgrade" in refused.output
