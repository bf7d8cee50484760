"""When help is wanted: read from the words, and resolved to moments by a town's clock."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.delivery import segments, wanted
from hotline.intake.understanding import understand
from hotline.intake.understanding.moments import resolve
from hotline.intake.understanding.times import Day, When
from hotline.records.windows import Window

PARIS = ZoneInfo("Europe/Paris")
TUESDAY = datetime(2026, 11, 24, 15, 12, tzinfo=PARIS)


def told(text: str, now: datetime = TUESDAY, language: str = "fr") -> str:
    """The time in a text as the person hears it back, then how urgent it is."""
    when = understand(text, language).when
    if when is None:
        return ""
    said = [wanted.when(resolve(when, now, PARIS), PARIS, language), when.urgency or ""]
    return ", ".join(one for one in said if one)


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("jeudi 10h", "jeudi 26 à 10h"),
        ("jeudi à 10h30", "jeudi 26 à 10h30"),
        ("jeudi à dix heures et demie", "jeudi 26 à 10h30"),
        ("à 9h mardi", "mardi 1 à 9h"),
        ("jeudi avant 10h", "jeudi 26 avant 10h"),
        ("avant jeudi 10h", "d'ici jeudi 26 10h"),
        ("avant midi", "mercredi 25 avant 12h"),
        ("avant 18h", "mardi 24 avant 18h"),
        ("d'ici vendredi", "d'ici vendredi 27"),
        ("avant vendredi", "d'ici jeudi 26"),
        ("demain matin", "mercredi 25 matin"),
        ("2main matin", "mercredi 25 matin"),
        ("demian matin", "mercredi 25 matin"),
        ("après-demain", "jeudi 26"),
        ("ce soir", "mardi 24 soir"),
        ("cet après-midi", "mardi 24 après-midi"),
        ("dans la semaine", "d'ici dimanche 29"),
        ("la semaine prochaine", "entre lundi 30 et dimanche 6"),
        ("ce week-end", "entre samedi 28 et dimanche 29"),
        ("le 12 décembre", "samedi 12"),
        ("pour le 12", "samedi 12"),
        ("samedi 28 à 9h", "samedi 28 à 9h"),
        ("à 10h30", "mercredi 25 à 10h30"),
        ("vers 18h", "mardi 24 à 18h"),
        ("entre 14 et 16h", "mardi 24 entre 14h et 16h"),
        ("demain entre 14h et 16h", "mercredi 25 entre 14h et 16h"),
        ("demain de 14h à 16h30", "mercredi 25 entre 14h et 16h30"),
        ("demain après 17h", "mercredi 25 après 17h"),
        ("dans 2 jours", "jeudi 26"),
        ("dans une heure", "mardi 24 à 16h12"),
        ("urgent", "urgent"),
        ("demain si possible, c'est urgent", "mercredi 25, urgent"),
        ("pas urgent", "whenever"),
        ("quand vous pourrez", "whenever"),
        ("ce n'est pas urgent, dans la semaine", "d'ici dimanche 29, whenever"),
    ],
)
def test_a_time_that_is_wanted(words: str, heard: str) -> None:
    assert told(f"Bonjour, il me faut du pain {words} svp, 12 rue de Bourgogne") == heard


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("on Thursday at 10", "Thursday 26 at 10:00"),
        ("tomorrow morning", "Wednesday 25 in the morning"),
        ("by Friday", "by Friday 27"),
        ("before noon on Friday", "Friday 27 before 12:00"),
        ("tonight", "Tuesday 24 in the evening"),
        ("between 2 and 4pm on Friday", "Friday 27 between 14:00 and 16:00"),
        ("at half past eight", ""),
        ("asap", "urgent"),
        ("whenever you can", "whenever"),
    ],
)
def test_a_time_in_english(words: str, heard: str) -> None:
    assert told(f"Hello, I need some bread {words} please, 12 rue de Bourgogne", language="en") == heard


@pytest.mark.parametrize(
    "text",
    [
        "je n'ai plus de pain depuis ce matin",
        "je n'ai plus rien depuis lundi",
        "du lait svp, le supermarché ferme à 19h",
        "j'ai 84 ans, il me faut du pain",
        "du pain svp, 11 rue du 4 septembre",
        "du pain svp, rue du 8 mai",
        "mon chien sort tous les matins, qui peut le promener ?",
        "mon infirmière passe à 10h, il me faudrait du pain",
        "du pain svp, mon fils vient dimanche",
        "du pain svp, appelez le 06 39 98 00 12",
        "2 baguettes et 3 yaourts svp",
        "j'ai vu le médecin mardi dernier, il me faut mes cachets",
        "le 2",
        "2",
    ],
)
def test_what_is_no_time_wanted(text: str) -> None:
    assert understand(text, "fr").when is None


def test_an_hour_lost_or_found_when_the_clocks_change() -> None:
    before_spring = datetime(2026, 3, 28, 20, 0, tzinfo=PARIS)
    assert resolve(When("", day=Day(ahead=1), start=600, end=600), before_spring, PARIS) == Window(
        datetime(2026, 3, 29, 8, 0, tzinfo=UTC), datetime(2026, 3, 29, 8, 0, tzinfo=UTC)
    )
    lost = resolve(When("", day=Day(ahead=1), start=150, end=180), before_spring, PARIS)
    assert lost is not None and lost.earliest <= lost.latest
    before_winter = datetime(2026, 10, 24, 20, 0, tzinfo=PARIS)
    morning = resolve(When("", day=Day(ahead=1), start=600, end=600), before_winter, PARIS)
    assert morning is not None and morning.earliest == datetime(2026, 10, 25, 9, 0, tzinfo=UTC)


def test_a_date_that_this_month_lacks_is_the_next_there_is() -> None:
    in_april = datetime(2026, 4, 2, 9, 0, tzinfo=PARIS)
    assert told("du pain le 31", in_april) == "dimanche 31"
    assert told("du pain le 30 février", in_april) == "jeudi 2"


MINUTES = st.none() | st.integers(0, 24 * 60 - 1)
DAYS = st.one_of(
    st.none(),
    st.builds(Day, ahead=st.integers(0, 60)),
    st.builds(Day, weekday=st.integers(0, 6)),
    st.builds(Day, date=st.tuples(st.integers(1, 31), st.none() | st.integers(1, 12))),
    st.builds(Day, span=st.sampled_from(["this_week", "next_week", "weekend"])),
)
WHENS = st.builds(
    When,
    words=st.just(""),
    day=DAYS,
    bound=st.sampled_from(["on", "by", "before", "after"]),
    start=MINUTES,
    end=MINUTES,
    minutes_ahead=st.none() | st.integers(1, 600),
)
MOMENTS = st.integers(0, 6 * 365 * 24 * 60).map(lambda ahead: TUESDAY.astimezone(UTC) + timedelta(minutes=ahead))


@given(WHENS, MOMENTS)
def test_it_is_never_over_already_today_and_ends_after_it_begins(when: When, now: datetime) -> None:
    window = resolve(when, now, PARIS)
    if window is None:
        assert not when.is_timed
        return
    today = now.astimezone(PARIS).date()
    assert window.earliest <= window.latest
    assert window.earliest.astimezone(PARIS).date() >= today
    said = wanted.when(window, PARIS, "fr")
    assert said and segments.is_gsm(said) and len(said) <= 40


@given(st.text(max_size=60) | st.sampled_from(["le 31", "99h99", "24h", "à 25h", "entre 8h et", "d'ici", "12/13"]))
def test_whatever_is_said_the_words_stand_in_the_text(text: str) -> None:
    when = understand(f"du pain {text}", "fr").when
    assert when is None or when.words in f"du pain {text}"


@pytest.mark.parametrize("count", ["99999999", "9" * 20, "9" * 400])
@pytest.mark.parametrize("unit", ["heures", "minutes", "jours"])
def test_a_time_beyond_reason_is_none_and_breaks_nothing(count: str, unit: str) -> None:
    heard = understand(f"je suis tombée, je saigne, venez dans {count} {unit}")
    assert heard.emergency
    assert heard.when is None or resolve(heard.when, datetime(2026, 11, 24, tzinfo=UTC), ZoneInfo("Europe/Paris"))
