"""How many parts a text is billed as, against an independent count."""

import smsutil
from hypothesis import given
from hypothesis import strategies as st

from hotline.delivery import segments

PRINTABLE = "abcdefghij éèàùçêÀ€[]{}|^~\\œ’…\n12345😀👍 ñß"
GSM = "".join(sorted(segments.BASIC | segments.EXTENDED))


def parts_by_smsutil(text: str) -> int:
    """The oracle's count; it has none for an empty text, which is still one."""
    return max(1, len(smsutil.split(text).parts))


@given(st.text(alphabet=PRINTABLE, max_size=500))
def test_counted_as_another_library_counts(text: str) -> None:
    assert segments.count(text) == parts_by_smsutil(text)


@given(st.text(alphabet=GSM, max_size=700))
def test_the_cheap_alphabet_is_the_same(text: str) -> None:
    assert segments.is_gsm(text)
    assert not text or smsutil.is_valid_gsm(text)
    assert segments.count(text) == parts_by_smsutil(text)


# A lone escape is no letter; the oracle lets it through.
@given(st.characters(codec="utf-8", exclude_characters="\x1b"))
def test_every_character_is_cheap_or_dear_for_both(character: str) -> None:
    assert segments.is_gsm(character) == smsutil.is_valid_gsm(character)


@given(st.text(max_size=400))
def test_economical_never_costs_more(text: str) -> None:
    assert segments.count(segments.economical(text)) <= segments.count(text)


@given(st.text(min_size=1, max_size=4000))
def test_what_leaves_fits(text: str) -> None:
    assert len(segments.fitting(text)) <= segments.LONGEST
