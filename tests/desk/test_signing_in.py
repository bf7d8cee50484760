"""Who gets in, who does not, and what they are told."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from hotline.records import coordinators
from hotline.records.base import utc_now
from hotline.records.coordinators import Role
from hotline.records.tables import Coordinator, Town

from .rows import PASSWORD

WITHOUT_SIGNING_IN = {"signing_in.login", "signing_in.try_login", "signing_in.logout"} | {
    "signing_in.welcome",
    "signing_in.choose_password",
    "desk.static",
}


def test_every_other_page_of_the_desk_asks_to_sign_in(app: Flask, client: FlaskClient) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/desk")]
    closed = [rule for rule in rules if rule.endpoint not in WITHOUT_SIGNING_IN]
    assert closed
    for rule in closed:
        method = "POST" if "POST" in (rule.methods or ()) else "GET"
        answer = client.open(re.sub(r"<[^>]+>", "1", rule.rule), method=method)
        assert answer.location == "/desk/login", rule


def test_a_polling_page_is_sent_to_the_sign_in_page_as_a_whole(client: FlaskClient) -> None:
    answer = client.get("/desk/board", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (401, "/desk/login")


def test_signing_in_and_out(signed_in: FlaskClient) -> None:
    assert signed_in.get("/desk/").status_code == 200
    assert signed_in.get("/desk/login").location == "/desk/"
    signed_in.post("/desk/logout")
    assert signed_in.get("/desk/").location == "/desk/login"


@pytest.mark.parametrize(
    "data", [{}, {"email": "odile@saint-aubin.example", "password": "wrong"}, {"email": "x", "password": PASSWORD}]
)
def test_a_wrong_pair_is_refused_in_one_sentence(
    client: FlaskClient, coordinator: Coordinator, data: dict[str, str]
) -> None:
    answer = client.post("/desk/login", data=data)
    assert answer.status_code == 401
    assert "ne vont pas ensemble" in answer.text


def test_failures_are_limited_and_successes_are_not(client: FlaskClient, coordinator: Coordinator) -> None:
    good = {"email": coordinator.email, "password": PASSWORD}
    for _ in range(15):
        assert client.post("/desk/login", data=good).status_code == 302
    answers = [client.post("/desk/login", data={"email": "x", "password": "y"}) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [401] * 10 + [429]
    assert "Trop d’essais" in answers[-1].text


def test_a_form_without_its_token_is_refused_in_a_sentence(app: Flask, coordinator: Coordinator) -> None:
    answer = app.test_client().post("/desk/login", data={"email": coordinator.email, "password": PASSWORD})
    assert answer.status_code == 400
    assert "rechargez la page" in answer.text


def test_a_form_with_its_token_is_taken(app: Flask, coordinator: Coordinator) -> None:
    client = app.test_client()
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/desk/login").text)
    assert token
    data = {"email": coordinator.email, "password": PASSWORD, "csrf_token": token[1]}
    assert client.post("/desk/login", data=data).location == "/desk/"


def test_a_one_time_link_sets_a_password_and_signs_in(client: FlaskClient, town: Town) -> None:
    _, token = coordinators.add(town, "paul@saint-aubin.example", Role.COORDINATOR, None, now=utc_now())
    path = f"/desk/welcome/{token}"
    assert "paul@saint-aubin.example" in client.get(path).text
    assert "pas les mêmes" in client.post(path, data={"password": PASSWORD, "again": "other"}).text
    assert "entre 12 et 200" in client.post(path, data={"password": "court", "again": "court"}).text
    assert client.post(path, data={"password": PASSWORD, "again": PASSWORD}).location == "/desk/"
    assert client.get("/desk/").status_code == 200
    for answer in (client.get(path), client.post(path, data={})):
        assert answer.status_code == 404
        assert "Ce lien a déjà servi" in answer.text


def test_headers_and_cookies(client: FlaskClient, coordinator: Coordinator) -> None:
    answer = client.post("/desk/login", data={"email": coordinator.email, "password": PASSWORD})
    assert {"HttpOnly", "SameSite=Lax"} <= set(answer.headers["Set-Cookie"].split("; "))
    page = client.get("/desk/")
    assert "default-src 'self'" in page.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert page.headers["Cache-Control"] == "no-store"


def test_only_opening_the_page_renews_the_session(signed_in: FlaskClient) -> None:
    assert "Set-Cookie" in signed_in.get("/desk/").headers
    for path in ("/desk/board", "/desk/static/style.css"):
        assert "Set-Cookie" not in signed_in.get(path).headers
