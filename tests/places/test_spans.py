"""Where in a text the address stands: marked with brackets here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.places.spelling import address_span


@pytest.mark.parametrize(
    "marked",
    [
        "Bonjour, j'ai besoin de mes médicaments, [12 bis rue de Bourgogne]",
        "Bonjour, [12 bis rue de Bourgogne, 45000 Orléans]. Merci",
        "[12bis r de bourgogne orleans] svp",
        "[12B rue Bannier] s'il vous plaît",
        "[douze bis rue de bourgogne] c'est urgent",
        "j'habite au [quatre vingt dix sept avenue dauphine à Olivet], j'ai besoin de pain",
        "courses pour demain [12, rue de bourgogne, olivet], merci",
        "je suis à la [place du Martroi]",
        "[place du martroi]",
        "j'habite [place de la république] et j'ai besoin d'aide",
        "[12 rue de bourgogne] et des médicaments",
        "[12 rue de bourgogne], pain et lait",
        "[12 rue de bourgogne] 2 pains et du lait",
        "médicaments [12 rue de bourgogne] pour demain",
        "[12 rue de Bourgogne] bonne journée",
        "[12 rue Pierre et Marie Curie à Saran]",
        "[rue du Château d'Eau]",
        "[3 rue Saint-Marc] à 18h",
        "18h [place du Martroi]",
        "Il me faut du pain. [12 rue de Bourgogne]. Bonne journée",
        "[12 av. du Gal de Gaulle 45800 St Jean de Braye] merci",
        "[12 rue de Bourgogne bat C 3e étage, Orléans]",
        "[12 rue de Bourgogne\n45000 Orléans]\nmerci",
        "[12 RUE DE BOURGOGNE 45000 ORLEANS] MERCI",
        "[45160 olivet] merci",
        "n°[12 rue St Marc]",
        "bonjour [12 grande rue] merci",
        "[lieu-dit Les Muids]",
        "I live at [3 place du Martroi] and I need groceries",
        "[12 rue de Bourgogne] please",
        "je suis à [Olivet, 12 rue de la république] merci",
        "j'habite à [La Chapelle-Saint-Mesmin au 12 rue de la gare]",
        "[45160 Olivet, 12 rue de la république]",
        "Ordonnance, [12 rue de la république]",
        "Martine Dupont, [12 rue de la république]",
        "[12 rue Bannier], sonnez fort",
        "des courses, [14 rue Bannier], semaine prochaine",
        "[place de la Gare] au-dessus de la pharmacie",
        "[12 rue Bannier] derrière la poste",
        "[5 rue du Moulin] à droite de l'église",
    ],
)
def test_the_address_is_found_in_the_text(marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    span = address_span(text)
    assert span is not None
    assert text[slice(*span)] == marked[marked.index("[") + 1 : marked.index("]")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "merci beaucoup",
        "j'ai besoin d'une place de parking",
        "en cours de route",
        "au cours de la journée il me faut du pain",
        "la rue est barrée",
        "12 rue",
        "OUI 4821",
        "il me faut 12 oeufs et 2 pains",
    ],
)
def test_no_address_is_found_where_there_is_none(text: str) -> None:
    assert address_span(text) is None


@given(st.text() | st.text(alphabet="12, rueplac.d'éA\n-"))
def test_a_span_lies_within_the_text(text: str) -> None:
    span = address_span(text)
    if span is not None:
        assert 0 <= span[0] < span[1] <= len(text)
        assert text[slice(*span)].strip() == text[slice(*span)]
