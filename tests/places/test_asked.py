"""An address taken apart as far as words alone tell: pieces, postcode, what belongs to the building."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.places.asked import take_apart

from .test_spelling import anything


def pieces(text: str) -> list[str]:
    return [" ".join(piece) for piece in take_apart(text).pieces]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 bis rue de Bourgogne, 45000 Orléans", ["12 bis rue de bourgogne", "orleans"]),
        ("12/14 rue Bannier", ["12 rue bannier"]),
        ("12, rue Bannier", ["12 rue bannier"]),
        ("12 rue Bannier bat C 3e étage Olivet", ["12 rue bannier", "olivet"]),
        ("12 rue Bannier 3e étage porte 12 gauche", ["12 rue bannier"]),
        ("12 rue Bannier 3 eme etage Olivet", ["12 rue bannier", "olivet"]),
        ("12 rue Bannier, third floor", ["12 rue bannier"]),
        ("12 rue Bannier digicode 4521 Olivet", ["12 rue bannier", "olivet"]),
        ("12 rue de l'Escalier", ["12 rue de l escalier"]),
        (
            "bonjour c'est madame Martin je suis au 3 place du onze novembre merci",
            ["au 3 place du 11 novembre"],
        ),
        ("38400saint martin", ["saint martin"]),
    ],
)
def test_what_belongs_to_no_street_is_put_aside(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "postcode"),
    [
        ("12 rue Bannier 45000 Orléans", "45000"),
        ("12 rue Bannier 45 000 Orléans", "45000"),
        ("12 rue Bannier quarante cinq mille Orléans", "45000"),
        ("12 rue Bannier", None),
        ("45 160 rue Bannier", None),
    ],
)
def test_a_postcode_is_told_from_house_numbers(text: str, postcode: str | None) -> None:
    assert take_apart(text).postcode == postcode


def test_a_cedex_postcode_tells_the_departement_only() -> None:
    assert take_apart("12 rue Bannier 45012 Orléans CEDEX 1").whole_departement


@given(anything | st.text())
def test_anything_can_be_taken_apart(text: str) -> None:
    take_apart(text)
