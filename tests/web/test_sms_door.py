"""The door for texts: what comes twice counts once, what is not genuine stays out, and nobody is sent an error."""

import xml.etree.ElementTree as ElementTree
from typing import Any
from unittest.mock import patch
from urllib.parse import quote_plus

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator

from hotline.intake import conversations
from hotline.records.tables import Message
from hotline.web.guards import UNPRINTABLE
from tests.support.world import ACCOUNT_SID, AUTH_TOKEN, NUMBER, PUBLIC_URL, World

PHONE = "+33639980091"


def form(body: str = "des courses, 14 rue Bannier", sid: str = "1", **fields: str) -> dict[str, str]:
    """What the carrier posts for one text."""
    named = {"MessageSid": f"SM{sid:0>32}", "AccountSid": ACCOUNT_SID, "From": PHONE, "To": NUMBER, "Body": body}
    return named | fields


def is_empty_twiml(response: Any, status: int = 200) -> None:
    assert response.status_code == status
    assert response.content_type.startswith("text/xml")
    root = ElementTree.fromstring(response.data)
    assert root.tag == "Response"
    assert len(root) == 0 and not (root.text or "").strip()


def heard() -> list[Message]:
    return list(Message.select().where(Message.direction == "in").order_by(Message.id))


def test_the_same_text_twice_counts_once(world: World) -> None:
    for _ in range(3):
        is_empty_twiml(world.post("/sms", form()))
    world.settle()
    assert len(heard()) == len(world.requests()) == 1


def test_the_same_words_with_another_id_are_another_text(world: World) -> None:
    world.post("/sms", form("bonjour", "1"))
    world.post("/sms", form("bonjour", "2"))
    assert len(heard()) == 2


@pytest.mark.parametrize("path", ["/sms", "/sms/"])
def test_the_answer_is_empty_twiml(world: World, path: str) -> None:
    is_empty_twiml(world.post(path, form()))
    assert len(heard()) == 1


def test_no_error_page_below_the_door_can_reach_a_person(world: World) -> None:
    client = world.app.test_client()
    is_empty_twiml(client.get("/sms"), 405)
    is_empty_twiml(client.post("/sms/nowhere"), 404)
    is_empty_twiml(client.post("/sms", data={"Body": "x" * 300_000}), 413)


@pytest.mark.parametrize("token", ["b" * 32, "", AUTH_TOKEN + "x"])
def test_a_wrong_signature_stays_out(world: World, token: str) -> None:
    is_empty_twiml(world.post("/sms", form(), token=token), 403)
    assert heard() == []


@pytest.mark.parametrize("headers", [{}, {"X-Twilio-Signature": ""}, {"X-Twilio-Signature": "é ☃ ="}])
def test_no_signature_stays_out(world: World, headers: dict[str, str]) -> None:
    environ = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    response = world.app.test_client().post("/sms", data=form(), environ_overrides=environ)
    is_empty_twiml(response, 403)
    assert heard() == []


def test_a_signature_of_other_words_stays_out(world: World) -> None:
    signature = RequestValidator(AUTH_TOKEN).compute_signature(f"{PUBLIC_URL}/sms", form("oui"))
    response = world.app.test_client().post("/sms", data=form("non"), headers={"X-Twilio-Signature": signature})
    is_empty_twiml(response, 403)


def test_the_token_before_the_rotation_still_counts(world: World) -> None:
    rotated = world.app.config["SETTINGS"].model_copy(update={"twilio_auth_token_previous": "b" * 32})
    with patch.dict(world.app.config, SETTINGS=rotated):
        is_empty_twiml(world.post("/sms", form(sid="1"), token="b" * 32))
        is_empty_twiml(world.post("/sms", form(sid="2"), token=AUTH_TOKEN))
    assert len(heard()) == 2


def test_the_carriers_own_example_of_a_signature() -> None:
    # From the carrier's documentation of request validation.
    url = "https://mycompany.com/myapp.php?foo=1&bar=2"
    fields = {"CallSid": "CA1234567890ABCDE", "Caller": "+14158675310", "Digits": "1234"}
    fields |= {"From": "+14158675310", "To": "+18005551212"}
    assert RequestValidator("12345").validate(url, fields, "GvWf1cFY/Q7PnoempGyD5oXAezc=")


def test_fields_we_do_not_know_are_kept(world: World) -> None:
    world.post("/sms", form(FromCity="Orléans", NewThing="42", Empty=""))
    (message,) = heard()
    assert message.form | {"FromCity": "Orléans", "NewThing": "42", "Empty": ""} == message.form


def test_a_text_to_a_number_of_no_town_is_kept(world: World) -> None:
    is_empty_twiml(world.post("/sms", form(To="+33261910099")))
    (message,) = heard()
    assert (message.town, message.body) == (None, "des courses, 14 rue Bannier")


@pytest.mark.parametrize(
    "sender", ["", "anonymous", "+266696687", "+33", "0", "ORANGE", "+" + "9" * 60, "\x00", "36173"]
)
def test_a_number_that_is_none_is_kept_without_an_answer(world: World, sender: str) -> None:
    is_empty_twiml(world.post("/sms", form(From=sender)))
    assert len(heard()) == 1
    assert world.requests() == []


@pytest.mark.parametrize("name", ["From", "To", "Body", "AccountSid"])
def test_a_missing_field_is_no_error(world: World, name: str) -> None:
    fields = form()
    del fields[name]
    is_empty_twiml(world.post("/sms", fields))
    assert len(heard()) == 1


def test_a_text_without_an_id_is_refused_clearly(world: World) -> None:
    fields = form()
    del fields["MessageSid"]
    is_empty_twiml(world.post("/sms", fields), 400)


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-16", "nonsense", "windows-1252"])
def test_utf_8_is_read_whatever_the_header_says(world: World, charset: str) -> None:
    fields = form("médicaments, 14 rue Bannier ☕")
    raw = "&".join(f"{name}={quote_plus(value)}" for name, value in fields.items())
    signature = RequestValidator(AUTH_TOKEN).compute_signature(f"{PUBLIC_URL}/sms", fields)
    response = world.app.test_client().post(
        "/sms",
        data=raw,
        headers={"X-Twilio-Signature": signature},
        content_type=f"application/x-www-form-urlencoded; charset={charset}",
    )
    is_empty_twiml(response)
    assert heard()[0].body == "médicaments, 14 rue Bannier ☕"


@pytest.mark.parametrize("raw", [b"Body=%ED%A0%80", b"Body=%FF%FE", b"%", b"=&=&", b"\xff\xfe\x00", b"Body=%00"])
def test_bytes_that_are_no_text_are_turned_away(world: World, raw: bytes) -> None:
    response = world.app.test_client().post("/sms", data=raw, content_type="application/x-www-form-urlencoded")
    is_empty_twiml(response, 403)


ANYTHING = st.one_of(
    st.text(max_size=1600),
    st.text(alphabet="أهلا بك שלום 👩‍👩‍👧🇫🇷\u202e\u0000\n oui non", max_size=300),
    st.sampled_from(["", " ", "\x00", "é" * 10_000, "🙂" * 1600, "oui " * 400, "12 rue " * 200]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=ANYTHING)
def test_any_body_is_heard_and_kept(world: World, body: str) -> None:
    before = len(heard())
    is_empty_twiml(world.post_text(PHONE, body))
    *_, message = heard()
    assert len(heard()) == before + 1
    assert message.body == UNPRINTABLE.sub("\ufffd", body)
    assert message.heard_at is not None


def test_a_text_whose_hearing_fails_is_kept_and_heard_again(world: World) -> None:
    odette = world.resident()
    world.volunteer("Marie")
    with patch.object(conversations, "decide", side_effect=RuntimeError("once")):
        odette.texts("des courses, 14 rue Bannier").is_told_nothing()
    (message,) = heard()
    assert (message.heard_at, world.requests()) == (None, [])
    world.later(seconds=25)
    odette.is_told("C'est noté : courses, 14 rue Bannier")
    assert heard()[0].heard_at is not None
    world.later(minutes=2)
    odette.is_told_nothing()
