"""Ages, times, distances and numbers as people say them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hotline.desk.phrases import Phrases, number
from hotline.desk.wording import LANGUAGES

NOON = datetime(2026, 6, 1, 12, 0, 5, tzinfo=UTC)
FRENCH = Phrases(LANGUAGES["fr"], ZoneInfo("Europe/Paris"), NOON)


def plain(sentence: str) -> str:
    return sentence.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0.5, "à l’instant"),
        (12, "depuis 12 min"),
        (59.9, "depuis 59 min"),
        (65, "depuis 1 h 05"),
        (24 * 60, "depuis 1 jour"),
        (50 * 60, "depuis 2 jours"),
    ],
)
def test_age(minutes: float, said: str) -> None:
    assert plain(FRENCH.age(NOON - timedelta(minutes=minutes))) == said


def test_times_follow_the_clock_of_the_town() -> None:
    assert FRENCH.when(NOON) == "à 14:00"
    assert FRENCH.when(NOON + timedelta(hours=11)) == "le 02/06 à 01:00"
    assert FRENCH.clock() == "14:00:05"


@pytest.mark.parametrize(("metres", "said"), [(3, "10 m"), (324, "320 m"), (994, "990 m"), (1240, "1,2 km")])
def test_distance(metres: int, said: str) -> None:
    assert plain(FRENCH.distance(metres)) == said


@pytest.mark.parametrize(
    ("phone", "said"), [("+33261910000", "02 61 91 00 00"), ("36180", "36180"), ("MAIRIE", "MAIRIE")]
)
def test_number(phone: str, said: str) -> None:
    assert plain(number(phone)) == said
