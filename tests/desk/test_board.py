"""The board as its readers get it: what it says, whom it shows, when it says that nothing is new."""

import re

import pytest
from flask.testing import FlaskClient

from hotline.records.coordinators import Role
from hotline.records.numbers import readable
from hotline.records.states import RequestState
from hotline.records.tables import Coordinator, Town

from .rows import (
    PASSWORD,
    ago,
    change,
    make_coordinator,
    make_offer,
    make_request,
    make_town,
    make_volunteer,
    text_to_nobody,
)


def plain(page: str) -> str:
    """The page's text without tags, spaces all alike."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).replace("\N{NO-BREAK SPACE}", " ").split())


def version(page: str) -> str:
    found = re.search(r'data-version="([^"]+)"', page)
    assert found
    return f'"{found[1]}"'


def test_a_search_is_told_in_words(signed_in: FlaskClient, town: Town) -> None:
    request = make_request(town, round=2, next_round_at=ago(-5))
    make_offer(request, make_volunteer(town))
    make_offer(request, make_volunteer(town, "Paul"), state="declined", words="désolé", distance_m=1240, round=2)
    page = plain(signed_in.get("/desk/").text)
    assert "En recherche depuis 12 min Courses Rue de Bourgogne" in page
    assert "2e tour 2 voisins contactés prochain tour à " in page
    assert "Marie, à 320 m : pas encore de réponse" in page
    assert "Paul, à 1,2 km : non « désolé »" in page
    assert "« du pain et du lait »" in page


def test_who_comes_is_seen_at_once(signed_in: FlaskClient, town: Town) -> None:
    request = make_request(town, state="accepted", accepted=1)
    make_offer(request, make_volunteer(town), state="accepted", words="dans 2 heures")
    page = plain(signed_in.get("/desk/").text)
    assert "Quelqu’un vient depuis 12 min Courses Rue de Bourgogne Marie, à 320 m : oui « dans 2 heures »" in page


def test_no_phone_number_is_shown_and_titles_name_nobody(signed_in: FlaskClient, town: Town) -> None:
    request = make_request(town)
    marie = make_volunteer(town)
    make_offer(request, marie)
    page = signed_in.get("/desk/").text
    assert marie.phone not in page
    assert str(request.resident.phone) not in page
    assert "<title>Demandes en cours</title>" in page


def test_whom_a_coordinator_has_to_reach_can_be_called(signed_in: FlaskClient, town: Town) -> None:
    request = make_request(town, attention="no_address")
    assert readable(str(request.resident.phone)) in signed_in.get("/desk/").text


def test_words_of_residents_are_text_not_markup(signed_in: FlaskClient, town: Town) -> None:
    make_request(town, details="<script>alert(1)</script>", need="<b>")
    page = signed_in.get("/desk/").text
    assert "<script>alert" not in page
    assert "<b>" not in page


def test_another_town_is_never_shown(signed_in: FlaskClient, town: Town) -> None:
    other = make_town("beaulieu", "Beaulieu", "+33261910001")
    request = make_request(other, street="Rue Secrète")
    seen = version(signed_in.get("/desk/").text)
    change(request, RequestState.ACCEPTED)
    for page in (signed_in.get("/desk/"), signed_in.get("/desk/board", headers={"If-None-Match": seen})):
        assert "Secrète" not in page.text
        assert "Beaulieu" not in page.text


def test_nothing_new_is_304_and_a_change_is_told(
    signed_in: FlaskClient, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = ago(0)
    monkeypatch.setattr("hotline.desk.board.utc_now", lambda: now)
    request = make_request(town)
    seen = version(signed_in.get("/desk/").text)
    same = signed_in.get("/desk/board", headers={"If-None-Match": seen})
    assert (same.status_code, same.text) == (304, "")
    assert re.fullmatch(r"\d\d:\d\d:\d\d", same.headers["X-Updated-At"])
    change(request, RequestState.ACCEPTED)
    fresh = signed_in.get("/desk/board", headers={"If-None-Match": seen})
    assert fresh.status_code == 200
    assert "Courses, Rue de Bourgogne : Quelqu’un vient" in plain(fresh.text)
    assert version(fresh.text) == fresh.headers["ETag"] != seen


def test_ages_grow_every_minute(signed_in: FlaskClient, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = version(signed_in.get("/desk/").text)
    monkeypatch.setattr("hotline.desk.board.utc_now", lambda: ago(-1))
    assert signed_in.get("/desk/board", headers={"If-None-Match": seen}).status_code == 200


def test_another_language_is_another_version(signed_in: FlaskClient) -> None:
    seen = version(signed_in.get("/desk/").text)
    answer = signed_in.get("/desk/board?lang=en", headers={"If-None-Match": seen})
    assert answer.status_code == 200


def test_a_strange_version_is_only_unknown(signed_in: FlaskClient) -> None:
    for strange in ('"x"', '"99999999999999999999999.1"', 'W/"1.1-1-fr"', ""):
        assert signed_in.get("/desk/board", headers={"If-None-Match": strange}).status_code == 200


def test_texts_to_unknown_numbers_are_for_administrators(client: FlaskClient, town: Town) -> None:
    text_to_nobody()
    seen = []
    for role in (Role.ADMIN, Role.COORDINATOR):
        coordinator: Coordinator = make_coordinator(town, f"{role}@saint-aubin.example", role=role)
        client.post("/desk/login", data={"email": coordinator.email, "password": PASSWORD})
        seen.append("06 39 98 99 99" in plain(client.get("/desk/").text))
    assert seen == [True, False]


def test_a_calm_board_says_so(signed_in: FlaskClient) -> None:
    assert "Tout est calme" in signed_in.get("/desk/").text
