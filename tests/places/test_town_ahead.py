"""A town that is said before the street belongs to the address: marked with brackets here."""

import pytest

from hotline.intake.understanding import understand


@pytest.mark.parametrize(
    "marked",
    [
        "[Olivet, 12 rue de la république]",
        "des courses svp [olivet 12 rue de la république]",
        "besoin de mes médicaments [saint jean de braye 12 rue de la gare]",
        "bonjour, [st jean de braye, 12 rue de la gare] merci",
        "Martine Dupont, [12 rue de la république]",
        "bonjour madame, [12 rue de la république]",
        "des courses, [12 rue de la république]",
        "il me faut du pain [12 rue de la république]",
    ],
)
def test_the_address_begins_with_its_town(marked: str) -> None:
    expected = marked[marked.index("[") + 1 : marked.index("]")]
    assert understand(marked.replace("[", "").replace("]", "")).address == expected
