"""The control API and the process: who may ask, what is forgotten, what a wrong configuration says."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import requests

from .process import KARIM, LANDLINE, LINE, ODETTE, ROOT, Phonebox, config_for
from .stand_in import ACCOUNT_SID, AUTH_TOKEN, StandIn


def test_health(phonebox: Phonebox) -> None:
    assert phonebox.get("/health")["ok"] is True


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "hotline.example"}, 403),
        ({"Host": "127.0.0.1.hotline.example:4010"}, 403),
        ({"Origin": "https://hotline.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "localhost:4010"}, 200),
        ({"Origin": "http://127.0.0.1:4010"}, 200),
    ],
)
@pytest.mark.parametrize("path", ["/", "/phonebox/health"])
def test_only_this_machine_may_ask(phonebox: Phonebox, path: str, headers: dict[str, str], status: int) -> None:
    assert requests.get(phonebox.url + path, headers=headers, timeout=10).status_code == status


def test_a_plain_form_of_a_foreign_page_does_nothing(phonebox: Phonebox) -> None:
    answer = requests.post(f"{phonebox.url}/phonebox/texts", data='{"from": "x"}', timeout=10)
    assert answer.status_code == 415
    assert answer.json()["error"]


def test_texts_after_a_moment(phonebox: Phonebox) -> None:
    phonebox.text("un")
    seq = phonebox.get("/texts")["seq"]
    phonebox.text("deux", sender=KARIM)
    phonebox.text("trois")
    later = phonebox.get("/texts", after=seq)
    assert [text["body"] for text in later["texts"]] == ["deux", "trois"]
    assert [text["body"] for text in phonebox.get("/texts", after=seq, number=ODETTE)["texts"]] == ["trois"]
    assert phonebox.get("/texts", after=later["seq"])["texts"] == []


def test_changes_after_a_moment(phonebox: Phonebox, send: Callable[..., Any]) -> None:
    sid = send().sid
    phonebox.wait_until(sid, "delivered")
    change = phonebox.get("/texts")["change"]
    assert phonebox.get("/texts", changed_after=change)["texts"] == []
    (changed,) = phonebox.get("/texts", changed_after=change - 1)["texts"]
    assert (changed["sid"], changed["status"], changed["direction"]) == (sid, "delivered", "out")
    assert (changed["from"], changed["to"], changed["segments"]) == (LINE, ODETTE, 1)


def test_reset_forgets(phonebox: Phonebox, send: Callable[..., Any], stand_in: StandIn) -> None:
    stand_in.answers = [(500, "text/xml", "")]
    phonebox.text("STOP")
    phonebox.fault("429")
    epoch = phonebox.get("/texts")["epoch"]
    phonebox.post("/reset")
    assert phonebox.get("/texts")["texts"] == phonebox.get("/faults")["faults"] == phonebox.error_codes() == []
    assert phonebox.get("/texts")["epoch"] != epoch
    assert send().status == "queued"


def test_handsets_may_be_added(phonebox: Phonebox) -> None:
    phonebox.post("/handsets", number="+33639980050", name="Zoé", role="volunteer")
    handsets = {handset["number"]: handset for handset in phonebox.get("/handsets")["handsets"]}
    zoe = {"number": "+33639980050", "name": "Zoé", "role": "volunteer", "line": "mobile", "answers": "person"}
    assert handsets["+33639980050"] == zoe
    assert handsets[ODETTE]["role"] == "resident"
    assert handsets[LANDLINE]["line"] == "landline"


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("/texts", {"from": ODETTE, "to": "+33261919999", "body": "x"}),
        ("/texts", {"from": ODETTE, "to": LINE, "body": "x", "fields": "y"}),
        ("/texts", {"from": ODETTE, "to": LINE, "body": "\ud83d"}),
        ("/faults", {"kind": "delay", "seconds": "soon"}),
        ("/handsets", {"name": "nobody"}),
        ("/handsets", {"number": ODETTE, "role": "mayor"}),
        ("/handsets", {"number": ODETTE, "line": "satellite"}),
        ("/handsets", {"number": ODETTE, "answers": "dog"}),
        ("/callbacks", {"sid": "SM0", "statuses": ["sent"]}),
    ],
)
def test_requests_that_make_no_sense(phonebox: Phonebox, path: str, data: dict[str, Any]) -> None:
    answer = requests.post(f"{phonebox.url}/phonebox{path}", json=data, timeout=10)
    assert answer.status_code in (400, 404)
    assert answer.json()["error"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"lines": None}, "can't be understood"),
        ({"account_sid": "AC1"}, "account_sid must be AC and 32 hexadecimal digits."),
        ({"unknown": 1}, "unknown"),
        ({"handsets": [{"name": "Odette"}]}, "number is missing"),
    ],
)
def test_a_wrong_configuration_is_explained(tmp_path: Path, change: dict[str, Any], words: str) -> None:
    path = tmp_path / "phonebox.json"
    path.write_text(json.dumps({**config_for(StandIn()), **change}), encoding="utf-8")
    command = [sys.executable, "-m", "hotline.phonebox", "--config", str(path)]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=30, check=False)
    assert ended.returncode == 1
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr


def test_nothing_of_hotline_or_twilio_is_imported() -> None:
    code = "import sys, hotline.phonebox.app; print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    modules = ended.stdout.split()
    assert "twilio" not in modules
    assert all(name.startswith("hotline.phonebox") for name in modules if name.startswith("hotline."))


def test_the_token_is_not_shown(phonebox: Phonebox) -> None:
    shown = requests.get(phonebox.url, timeout=10).text + json.dumps(phonebox.get("/texts"))
    assert AUTH_TOKEN not in shown
    assert ACCOUNT_SID not in shown


def test_reset_ends_what_was_under_way(phonebox: Phonebox, send: Callable[..., Any], stand_in: StandIn) -> None:
    phonebox.fault("delay", where="webhook", seconds=60)
    phonebox.text("held up", wait=False)
    send()
    phonebox.post("/reset")
    phonebox.text("after")
    assert [hit.form["Body"] for hit in stand_in.to("/sms")] == ["after"]
    assert [text["body"] for text in phonebox.get("/texts")["texts"]] == ["after"]
