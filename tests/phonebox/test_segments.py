"""Segments, against the figures of Twilio's calculator and against another implementation."""

import pytest
import smsutil
from hypothesis import given
from hypothesis import strategies as st

from hotline.phonebox.segments import count_segments, is_gsm


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("ê" * 70, 1),
        ("ê" * 71, 2),
        ("ê" * 135, 3),
        ("a" * 1600, 11),
        ("ê" * 1600, 24),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("a" * 152 + "€" + "a" * 10, 2),
        ("€" * 153, 3),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        ("😀" * 67, 3),
        ("😀" * 66, 2),
    ],
)
def test_segments(text: str, segments: int) -> None:
    assert count_segments(text) == segments


@pytest.mark.parametrize("character", "éèàùÇÉäöüÄÖÜñÑæÆåøìòß@£§!?'\"()&/\n€{}[]\\^~|")
def test_characters_of_the_basic_alphabet(character: str) -> None:
    assert is_gsm(character)


@pytest.mark.parametrize("character", "çêâîôûëïœÀÈÊÙ’“”«»–…°\t`\u00a0😀")
def test_characters_that_make_a_text_longer(character: str) -> None:
    assert not is_gsm(character)


# The other implementation takes the escape character for a letter, but it only announces one.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x1b"), min_size=1, max_size=700)
GSM_TEXTS = st.text("aé €{|\n@", min_size=1, max_size=700)


@given(TEXTS | GSM_TEXTS)
def test_segments_agree_with_another_implementation(text: str) -> None:
    assert count_segments(text) == len(smsutil.split(text).parts)
