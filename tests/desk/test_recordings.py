"""What callers leave after the beep: said on the board, played to whoever is signed in to the town, to nobody else."""

import pytest
from flask.testing import FlaskClient

from hotline.records.coordinators import Role
from hotline.records.tables import Resident, Town

from .rows import PASSWORD, ago, make_coordinator, make_recording, make_request, make_town, spoken
from .test_board import plain


def sign_in(client: FlaskClient, town: Town, role: Role) -> None:
    coordinator = make_coordinator(town, f"{role}@{town.slug}.example", role=role)
    client.post("/desk/login", data={"email": coordinator.email, "password": PASSWORD})


def test_a_recording_is_shown_with_its_help_request(signed_in: FlaskClient, town: Town) -> None:
    request = make_request(town, attention="voicemail", source="voice")
    recording = make_recording(town, request)
    page = signed_in.get("/desk/").text
    assert "Message vocal à écouter depuis 12 min" in plain(page)
    assert "Écoutez-le, puis rappelez-la. Téléphone 06 39 98" in plain(page)
    assert "Message vocal, 0:32" in plain(page)
    assert "par téléphone" in plain(page)
    assert f'src="/desk/recordings/{recording.id}"' in page
    assert "Messages vocaux sans demande" not in page


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("at_carrier", "Message vocal, 1:05 : il arrive dans un instant."),
        ("erased", "Message vocal, 1:05 : effacé, son temps de conservation est passé."),
        ("lost", "Message vocal, 1:05 : l’opérateur ne l’a pas gardé"),
    ],
)
def test_a_recording_that_can_not_be_played_says_why(
    signed_in: FlaskClient, town: Town, state: str, said: str
) -> None:
    recording = make_recording(town, make_request(town), state=state, seconds=65, sound=None, content_type=None)
    page = signed_in.get("/desk/").text
    assert said in plain(page)
    assert "<audio" not in page
    assert signed_in.get(f"/desk/recordings/{recording.id}").status_code == 404


def test_a_finished_help_request_keeps_its_recording_within_reach(signed_in: FlaskClient, town: Town) -> None:
    recording = make_recording(town, make_request(town, state="done", done_at=ago(5)))
    assert f'src="/desk/recordings/{recording.id}"' in signed_in.get("/desk/").text


def test_a_recording_without_a_help_request_is_not_overlooked(signed_in: FlaskClient, town: Town) -> None:
    make_recording(town)
    make_recording(town, phone=None, seconds=7)
    page = plain(signed_in.get("/desk/").text)
    assert "2 messages vocaux" in page
    assert "Messages vocaux sans demande Numéro masqué" in page
    assert "02 61 91 00 42" in page
    assert "Message vocal, 0:07" in page
    assert "Tout est calme" not in page


def test_a_resident_without_a_number_is_said_to_have_none(signed_in: FlaskClient, town: Town) -> None:
    make_request(town, attention="no_number")
    Resident.update(phone=None).execute()
    page = plain(signed_in.get("/desk/").text)
    assert "Numéro masqué : impossible à rappeler" in page
    assert "Téléphone Numéro masqué" in page


@pytest.mark.parametrize("role", [Role.VIEWER, Role.COORDINATOR])
def test_a_recording_is_played(client: FlaskClient, town: Town, role: Role) -> None:
    recording = make_recording(town, content_type="audio/mpeg", sound=b"ID3 bonjour")
    sign_in(client, town, role)
    answer = client.get(f"/desk/recordings/{recording.id}")
    assert (answer.status_code, answer.data, answer.content_type) == (200, b"ID3 bonjour", "audio/mpeg")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"] == "inline"
    assert "media-src 'self'" in answer.headers["Content-Security-Policy"]


def test_one_can_go_back_a_little_while_listening(signed_in: FlaskClient, town: Town) -> None:
    recording = make_recording(town)
    answer = signed_in.get(f"/desk/recordings/{recording.id}", headers={"Range": "bytes=8-11"})
    assert (answer.status_code, answer.data) == (206, b"WAVE")
    assert answer.headers["Content-Range"] == f"bytes 8-11/{len(spoken(1))}"
    assert answer.headers["Cache-Control"] == "no-store"


def test_nobody_listens_to_another_town(client: FlaskClient, town: Town) -> None:
    recording = make_recording(town)
    sign_in(client, make_town("beaulieu", "Beaulieu", "+33261910001"), Role.ADMIN)
    for number in (recording.id, recording.id + 1, 2**31 - 1, 2**31, 10**30):
        assert client.get(f"/desk/recordings/{number}").status_code == 404
    assert "Message vocal" not in client.get("/desk/").text
