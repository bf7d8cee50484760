"""The page for everyone, its languages, and pages that are not there."""

from flask.testing import FlaskClient

from hotline.records.tables import Town

from .rows import make_town


def test_one_town_is_the_front_page(client: FlaskClient, town: Town) -> None:
    page = client.get("/").text
    assert "02\N{NO-BREAK SPACE}61\N{NO-BREAK SPACE}91\N{NO-BREAK SPACE}00\N{NO-BREAK SPACE}00" in page
    assert page.index("tel:+33261910000") < page.index("sms:+33261910000")
    assert "Un appel ou un texto suffit" in page
    assert "tapez 5, ou signalez-vous à la mairie" in page


def test_several_towns_are_listed(client: FlaskClient, town: Town) -> None:
    make_town("beaulieu", "Beaulieu", "+33261910001")
    page = client.get("/").text
    assert "/t/saint-aubin" in page
    assert "/t/beaulieu" in page
    assert "Besoin d’un coup de main" in client.get("/t/beaulieu").text


def test_no_town_yet(client: FlaskClient) -> None:
    assert "Aucune commune" in client.get("/").text


def test_a_page_that_is_not_there_says_so(client: FlaskClient) -> None:
    for path in ("/t/nowhere", "/nowhere"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "Cette page n’existe pas" in answer.text


def test_language_by_browser_then_by_choice(client: FlaskClient, town: Town) -> None:
    assert "Need a hand?" in client.get("/", headers={"Accept-Language": "en-GB,en"}).text
    assert "Besoin" in client.get("/", headers={"Accept-Language": "de"}).text
    assert "Need a hand?" in client.get("/?lang=en").text
    assert "Need a hand?" in client.get("/").text
    assert "Need a hand?" in client.get("/?lang=../secret").text
