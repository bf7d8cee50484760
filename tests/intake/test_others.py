"""For whom help is asked, whom to call, and words written without spaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.intake.understanding import understand
from hotline.intake.understanding.gluing import parts_of
from hotline.records import numbers


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("c'est pour ma mère, elle habite 12 rue de Bourgogne", "mother"),
        ("Ma voisine n'a plus rien à manger", "neighbour_woman"),
        ("c pr ma mere el a plus de pilule", "mother"),
        ("des courses pour mes grands-parents svp", "grandparents"),
        ("ma belle-mère a besoin de médicaments", "mother_in_law"),
        ("mon mari doit aller à sa dialyse", "husband"),
        ("pourriez-vous apporter un repas à mon père ?", "father"),
        ("ce n'est pas pour moi mais il faudrait du pain", "somebody"),
        ("it's for my mother, she needs bread", "mother"),
        ("my elderly neighbour has run out of food", "neighbour"),
        ("could someone visit my dad?", "father"),
        ("j'ai besoin de pain, ma fille ne peut pas venir", None),
        ("ma fille ne peut pas m'apporter mes courses", None),
        ("mon fils travaille, il me faudrait du pain", None),
        ("il me faut des croquettes pour mon chat", None),
        ("des croissants pour mes petits-enfants svp", None),
        ("I need bread, my son can't come", None),
        ("du pain svp", None),
        ("", None),
    ],
)
def test_for_whom_it_is(text: str, whom: str | None) -> None:
    heard = understand(text, "fr")
    assert (heard.whom, heard.for_someone_else) == (whom, whom is not None)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("du pain svp, rappelez le 06 39 98 00 41", "+33639980041"),
        ("du pain, 0639980041 12 rue de Bourgogne", "+33639980041"),
        ("appelez ma fille au 02.61.91.00.10 svp", "+33261910010"),
        ("call me on +33 6 39 98 00 73", "+33639980073"),
        ("OUI 4821", None),
        ("12 rue de Bourgogne 45000 Orléans", None),
        ("digicode 4521B, 3e étage, 45160 Olivet", None),
        ("entre 14h00 et 16h00 le 12 12", None),
        ("le 15, le 18 ou le 112", None),
        ("", None),
    ],
)
def test_a_number_to_call(text: str, number: str | None) -> None:
    assert understand(text, "fr").phone == number


@pytest.mark.parametrize(
    ("text", "need", "emergency"),
    [
        ("besoindecourses", "groceries", False),
        ("JAIBESOINDEPAINETDELAIT", "groceries", False),
        ("ineedmymedicine", "medicine", False),
        ("jesuistombee", None, True),
        ("appelezlespompiers", None, True),
    ],
)
def test_words_without_spaces(text: str, need: str | None, emergency: bool) -> None:
    heard = understand(text, "fr")
    assert ((heard.needs or (None,))[0], heard.emergency) == (need, emergency)


@pytest.mark.parametrize(
    "word",
    [
        "portefeuille",
        "surveillance",
        "reconnaissance",
        "parapluie",
        "respectueusement",
        "accompagnement",
        "anniversaire",
    ],
)
def test_long_words_are_not_taken_apart(word: str) -> None:
    assert parts_of(word) == (word,)


@given(st.text(max_size=60), st.sampled_from(["06 39 98 00 41", "+33639980041", ""]), st.text(max_size=60))
def test_a_number_stands_where_it_was_found(before: str, number: str, behind: str) -> None:
    text = f"{before} {number} {behind}"
    found = numbers.find(text)
    assert found is None or numbers.normalise(text[slice(*found.span)]) == found.number


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=60))
def test_what_is_taken_apart_is_all_there(word: str) -> None:
    assert "".join(parts_of(word)).replace("je", "j") == word.replace("je", "j")
