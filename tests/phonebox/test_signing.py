"""Signatures: the published vectors, and Twilio's own validator."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator

from hotline.phonebox.signing import sign

PUBLISHED = [
    ("CallSid", "CA1234567890ABCDE"),
    ("Caller", "+14158675309"),
    ("Digits", "1234"),
    ("From", "+14158675309"),
    ("To", "+18005551212"),
]
REPEATED = [
    ("Sid", "CA123"),
    ("SidAccount", "AC123"),
    ("Digits", "5678"),
    ("Digits", "1234"),
    ("Digits", "1234"),
]


@pytest.mark.parametrize(
    ("url", "fields", "signature"),
    [
        ("https://mycompany.com/myapp.php?foo=1&bar=2", PUBLISHED, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        ("https://mycompany.com:443/myapp.php?foo=1&bar=2", PUBLISHED, "kvajT1Ptam85bY51eRf/AJRuM3w="),
        ("http://mycompany.com:1234/myapp.php?foo=1&bar=2", PUBLISHED, "Zmvh+3yNM1Phv2jhDCwEM3q5ebU="),
        ("http://mycompany.com:80/myapp.php?foo=1&bar=2", PUBLISHED, "0ZXoZLH/DfblKGATFgpif+LLRf4="),
        ("https://mycompany.com/myapp.php?foo=1&bar=2", REPEATED, "IK+Dwps556ElfBT0I3Rgjkr1wJU="),
    ],
)
def test_published_vectors(url: str, fields: list[tuple[str, str]], signature: str) -> None:
    assert sign("12345", url, fields) == signature


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(st.dictionaries(WORDS, WORDS))
def test_twilio_validator_agrees(fields: dict[str, str]) -> None:
    url = "https://hotline.example/sms?town=orleans"
    assert RequestValidator("token").validate(url, fields, sign("token", url, fields.items()))


def test_a_get_is_signed_by_its_address_alone() -> None:
    url = "https://hotline.example/sms"
    assert RequestValidator("token").validate(url, {}, sign("token", url))
