"""What people call themselves: the name when it is sure, none when it is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.intake.understanding.names import name_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bonjour, je m'appelle Odette, j'ai besoin de pain", "Odette"),
        ("je m'appelle odette et je suis malade", "Odette"),
        ("JE M'APPELLE ODETTE", "Odette"),
        ("Bonjour c'est Odette Martin, mes cachets svp", "Odette"),
        ("Ici Mme Martin, 12 rue de Bourgogne", "Mme Martin"),
        ("Bonjour, ici monsieur Petit.", "M. Petit"),
        ("mon prénom est Marie-Claude", "Marie-Claude"),
        ("My name is Edith Little, I need bread", "Edith"),
        ("Hello, this is Mrs. Little", "Mrs Little"),
        ("Hi it's Edith. I need a lift", "Edith"),
        ("J'ai besoin de courses, 12 rue de Bourgogne. Merci, Odette", "Odette"),
        ("Du pain svp.\nMerci d'avance\nOdette Martin", "Odette"),
        ("some bread please. Kind regards, Edith", "Edith"),
        ("Des courses. Cordialement, Mme Petit.", "Mme Petit"),
    ],
)
def test_a_name_that_is_given(text: str, name: str) -> None:
    assert name_in(text, "Orléans") == name


@pytest.mark.parametrize(
    "text",
    [
        "Merci Marie",
        "Merci, Marie",
        "c'est urgent",
        "C'est Urgent, venez",
        "C'est au 12 rue de Bourgogne",
        "Ici Orléans",
        "je suis malade",
        "Je suis Seule",
        "c'est pour Odette",
        "I'm ill",
        "It's Monday already",
        "this is not urgent",
        "C'EST URGENT MERCI",
        "mes courses svp, merci, Orléans",
        "je m'appelle",
        "my name is",
        "Demandez à Odette",
        "",
    ],
)
def test_in_doubt_there_is_no_name(text: str) -> None:
    assert name_in(text, "Orléans") is None


@given(st.text(max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    name = name_in(f"je m'appelle {text}", "Orléans")
    assert name is None or len(name) <= 70
