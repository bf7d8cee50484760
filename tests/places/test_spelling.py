"""The key addresses are compared by, and their parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.places.spelling import fold, parse
from hotline.places.vocabulary import vocabulary

known = vocabulary()
WORDS = sorted(
    {"point", "dit", "grande", "et", ",", "-", "45 000", "1er", "12bis", "12/14"}
    | known.types
    | known.articles
    | known.number_words
    | known.building
    | set(known.street_abbreviations)
    | set(known.name_abbreviations)
    | set(known.ordinals)
    | set(known.repetitions)
)
anything = st.text() | st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=10).map(" ".join)


@pytest.mark.parametrize(
    ("written", "same_as"),
    [
        ("Av. du Gal Leclerc", "avenue Général Leclerc"),
        ("bd St Marc", "Boulevard Saint-Marc"),
        ("r de l hopital", "Rue de l'Hôpital"),
        ("pl du onze novembre", "Place du 11 Novembre"),
        ("place du 11 nov", "Place du Onze Novembre"),
        ("rue du 1er mai", "Rue du Premier Mai"),
        ("all. des Tilleuls", "Allée des tilleuls"),
        ("rue de la rep", "RUE DE LA REPUBLIQUE"),
        ("rue louis onze", "rue Louis XI"),
        ("rue quatre vingt dix sept", "rue 97"),
        ("rond point de l'Europe", "Rond-Point de l’Europe"),
        ("Grand'Rue", "Grande Rue"),
        ("lieu dit les Muids", "Lieu-dit Les Muids"),
        ("place du mal foch", "Place du Maréchal Foch"),
    ],
)
def test_what_sounds_the_same_has_the_same_key(written: str, same_as: str) -> None:
    assert fold(written) == fold(same_as)


@pytest.mark.parametrize(
    ("text", "number", "street", "postcode", "rest"),
    [
        ("12 bis rue de Bourgogne, 45000 Orléans", "12 bis", "rue bourgogne", "45000", "orleans"),
        ("12bis r de bourgogne", "12 bis", "rue bourgogne", None, ""),
        ("12B rue de Bourgogne", "12 bis", "rue bourgogne", None, ""),
        ("12 B r de bourgogne", "12 bis", "rue bourgogne", None, ""),
        ("12 ter rue Bannier", "12 ter", "rue bannier", None, ""),
        ("12 T rue Bannier", "12 ter", "rue bannier", None, ""),
        ("12 d rue Bannier", "12 d", "rue bannier", None, ""),
        ("12 r rue Bannier", "12 r", "rue bannier", None, ""),
        ("120 r renard", "120", "rue renard", None, ""),
        ("douze bis, rue de Bourgogne", "12 bis", "rue bourgogne", None, ""),
        ("quatre vingt dix sept rue de la Gare", "97", "rue gare", None, ""),
        ("012 rue de Bourgogne", "12", "rue bourgogne", None, ""),
        ("12/14 rue de Bourgogne", "12", "rue bourgogne", None, ""),
        ("au 12 de la rue de Bourgogne", "12", "rue bourgogne", None, ""),
        ("rue de Bourgogne, 12 bis", "12 bis", "rue bourgogne", None, ""),
        ("3 place du onze novembre 45 000 Orléans", "3", "place 11 novembre", "45000", "orleans"),
        ("rue du 8 mai 1945", None, "rue 8 mai 1945", None, ""),
        ("5 cloître Saint-Aignan", "5", "cloitre saint aignan", None, ""),
        ("12 rue Bannier bat C 3e étage", "12", "rue bannier", None, "bat c 3 etage"),
        ("12 rue Bannier 38400saint martin", "12", "rue bannier", "38400", "saint martin"),
        ("4 Grande Rue", "4", "granderue", None, ""),
    ],
)
def test_an_address_is_taken_apart(
    text: str, number: str | None, street: str, postcode: str | None, rest: str
) -> None:
    parts = parse(text)
    assert (parts.number, parts.street, parts.postcode, parts.rest) == (number, street, postcode, rest)


@given(anything)
def test_a_key_is_its_own_key(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(anything)
def test_anything_can_be_taken_apart(text: str) -> None:
    parse(text)


def test_very_long_numbers_are_no_trouble() -> None:
    assert parse("9" * 5000 + " rue Bannier").number is None
