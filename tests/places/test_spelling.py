"""The key addresses are compared by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.places.spelling import fold, words
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
        ("rue Henri quatre", "Rue Henri IV"),
        ("av jean vingt trois", "Avenue Jean XXIII"),
        ("rue charles v", "rue Charles Cinq"),
        ("rue François premier", "rue François Ier"),
        ("r des 4 vents", "rue des Quatre Vents"),
        ("ruedumoulin", "rue du Moulin"),
        ("avenuedelagare", "avenue de la Gare"),
        ("rue St Martin s/ Loire", "rue Saint-Martin-sur-Loire"),
        ("rue de la 2ème DB", "rue de la deuxième DB"),
        ("sq du cdt Cousteau", "Square du Commandant Cousteau"),
        ("zi Nord", "zone industrielle Nord"),
    ],
)
def test_what_sounds_the_same_has_the_same_key(written: str, same_as: str) -> None:
    assert fold(written) == fold(same_as)


@given(anything)
def test_a_key_is_its_own_key(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("said", "postcode"),
    [
        ("soixante neuf zéro zéro trois", "69003"),
        ("trente-huit mille quatre cents", "38400"),
        ("quarante cinq cent soixante", "45160"),
        ("quarante-cinq mille cent soixante", "45160"),
        ("treize zéro zéro un", "13001"),
    ],
)
def test_a_postcode_is_said_in_many_ways(said: str, postcode: str) -> None:
    assert words(said) == [postcode]
