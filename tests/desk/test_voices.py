"""The recorded voices: what may be recorded, who may do it, what is taken and what is not."""

from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from hotline.desk.voices import LARGEST_SOUND
from hotline.records import sounds
from hotline.records.coordinators import Role
from hotline.records.tables import Coordinator, Town

from .rows import PASSWORD, make_coordinator, make_town, spoken
from .test_board import plain

PATH = "/desk/voices/fr/accueil"
MP3 = b"\xff\xfb\x90\x64" + bytes(400)


pytestmark = pytest.mark.usefixtures("flows")


def upload(client: FlaskClient, sound: bytes, path: str = PATH) -> tuple[int, str]:
    """The status and what the page says then."""
    answer = client.post(path, data={"sound": (BytesIO(sound), "accueil.mp3")}, follow_redirects=True)
    return answer.status_code, plain(answer.text)


def test_every_sentence_that_names_a_sound_is_listed_once_as_the_town_says_it(signed_in: FlaskClient) -> None:
    page = plain(signed_in.get("/desk/voices").text)
    assert "Français accueil « Bonjour, ici Saint-Aubin. » Dite par la voix de synthèse." in page
    assert "English welcome « Hello, this is Saint-Aubin. »" in page
    assert "Au revoir" not in page
    assert "Une autre phrase" not in page


def test_the_board_leads_to_the_voices_and_back(signed_in: FlaskClient) -> None:
    assert 'href="/desk/voices"' in signed_in.get("/desk/").text
    assert 'href="/desk/"' in signed_in.get("/desk/voices").text


def test_a_voice_is_put_replaced_and_removed(signed_in: FlaskClient, town: Town) -> None:
    status, page = upload(signed_in, spoken(1))
    assert (status, "Dite par la voix enregistrée, déposée à" in page) == (200, True)
    heard = signed_in.get(PATH)
    assert (heard.data, heard.content_type) == (spoken(1), "audio/wav")
    assert heard.headers["Cache-Control"] == "no-store"
    before = sounds.reference_of(town, "accueil", "fr")

    upload(signed_in, MP3)
    heard = signed_in.get(PATH)
    assert (heard.data, heard.content_type) == (MP3, "audio/mpeg")
    assert sounds.reference_of(town, "accueil", "fr") != before

    removed = signed_in.post(f"{PATH}/remove", follow_redirects=True)
    assert "Dite par la voix de synthèse" in plain(removed.text)
    assert signed_in.get(PATH).status_code == 404
    assert sounds.of(town, "accueil", "fr") is None


@pytest.mark.parametrize(
    ("sound", "said"),
    [
        (b"", "Choisissez d’abord un fichier."),
        (b"\x00\x00\x00 ftypM4A bonjour", "ni du MP3 ni du WAV"),
        (b"RIFF\x00\x00\x00\x00AVI LIST", "ni du MP3 ni du WAV"),
        (b"<script>alert(1)</script>", "ni du MP3 ni du WAV"),
        (b"\xff\xf1\x50\x80 as AAC begins", "ni du MP3 ni du WAV"),
        (b"\xff", "ni du MP3 ni du WAV"),
        (MP3 + bytes(LARGEST_SOUND), "Ce fichier est trop lourd : 2 Mo au plus."),
    ],
)
def test_what_is_no_voice_is_not_taken(signed_in: FlaskClient, town: Town, sound: bytes, said: str) -> None:
    status, page = upload(signed_in, sound)
    assert (status, said in page) == (422, True)
    assert sounds.recorded_at(town) == {}


def test_a_form_without_a_file_is_answered(signed_in: FlaskClient) -> None:
    answer = signed_in.post(PATH)
    assert (answer.status_code, "Choisissez d’abord un fichier." in answer.text) == (422, True)


@pytest.mark.parametrize("sound", [spoken(1), MP3, b"ID3\x04\x00 tagged", b"\xff\xf3\x44\xc4" + bytes(9)])
def test_what_telephones_can_play_is_taken(signed_in: FlaskClient, sound: bytes) -> None:
    assert upload(signed_in, sound)[0] == 200


def test_viewers_look_and_change_nothing(client: FlaskClient, town: Town) -> None:
    viewer = make_coordinator(town, role=Role.VIEWER)
    client.post("/desk/login", data={"email": viewer.email, "password": PASSWORD})
    sounds.put(town, "accueil", "fr", sound=MP3, content_type="audio/mpeg", now=viewer.created_at)
    page = client.get("/desk/voices").text
    assert f'src="{PATH}"' in page
    assert 'type="file"' not in page
    for path in (PATH, f"{PATH}/remove"):
        status, said = upload(client, spoken(1), path)
        assert (status, "Votre accès permet de regarder" in said) == (403, True)
    assert client.get(PATH).data == MP3


def test_a_sentence_that_no_flow_knows_is_no_page(signed_in: FlaskClient) -> None:
    for path in ("/desk/voices/fr/adieu", "/desk/voices/de/accueil", "/desk/voices/fr/%00"):
        assert upload(signed_in, MP3, path)[0] == 404
        assert signed_in.post(f"{path}/remove").status_code == 404
        assert signed_in.get(path).status_code == 404


def test_towns_have_voices_of_their_own(signed_in: FlaskClient, town: Town) -> None:
    other = make_town("beaulieu", "Beaulieu", "+33261910001")
    sounds.put(other, "accueil", "fr", sound=MP3, content_type="audio/mpeg", now=other.created_at)
    assert signed_in.get(PATH).status_code == 404
    upload(signed_in, spoken(1))
    assert sounds.recorded_at(town).keys() == {("accueil", "fr")}
    found = sounds.of(other, "accueil", "fr")
    assert found and found.sound == MP3


def test_a_file_may_be_larger_than_other_forms_and_is_told_when_it_is_far_too_large(
    app: Flask, signed_in: FlaskClient, coordinator: Coordinator, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.config.update(WTF_CSRF_ENABLED=True, MAX_CONTENT_LENGTH=1000)
    token = signed_in.get("/desk/voices").text.split('name="csrf_token" value="')[1].split('"')[0]
    form = {"csrf_token": token, "sound": (BytesIO(spoken(1)), "accueil.wav")}
    assert signed_in.post(PATH, data=form).status_code == 302
    monkeypatch.setattr("hotline.desk.security.LARGEST_UPLOAD", 5000)
    form["sound"] = (BytesIO(spoken(1)), "accueil.wav")
    answer = signed_in.post(PATH, data=form)
    assert (answer.status_code, "bien trop lourd" in answer.text) == (413, True)


def test_a_form_without_its_token_changes_nothing(app: Flask, signed_in: FlaskClient, town: Town) -> None:
    upload(signed_in, MP3)
    app.config["WTF_CSRF_ENABLED"] = True
    for path in (PATH, f"{PATH}/remove"):
        assert upload(signed_in, spoken(1), path)[0] == 400
    assert signed_in.get(PATH).data == MP3


def test_nothing_to_record_is_said(signed_in: FlaskClient, flows: Path) -> None:
    (flows / "welcome.toml").unlink()
    assert "Aucune phrase n’est à enregistrer" in plain(signed_in.get("/desk/voices").text)
