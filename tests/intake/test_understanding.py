"""What residents text: needs, danger, addresses and short answers, in the words people really use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.intake.understanding import understand

NEEDS = {
    "groceries": """
        Bonjour, j'ai besoin de courses | courses | mes courses pr demain svp | je n'ai plus de pain ni de lait
        il me faut du lait et des oeufs | pouvez-vous faire mes commissions ? | mon frigo est vide
        un pack d'eau svp | quelqu'un pour aller au supermarché | g besoin de course | I need groceries
        could someone do my shopping? | we are out of milk | J'ai besoin de provisions
        je ne peux pas faire mes courses | Je ne peux plus porter mes courses | acheter du sel au magasin
        COURSES | cources | faire les courses à ma place | bread and eggs please
        quelqu'un pourrait me prendre une baguette | I can't do my shopping any more
    """,
    "medicine": """
        j'ai besoin de mes médicaments | g besoin de medoc | medicamment | phramacie | ordonance à renouveler
        aller me chercher mes cachets | mon ordonnance est à la pharmacie | renouveler mon traitement
        je n'ai plus de Doliprane | mes pilules pour le coeur | I need my medicine
        pick up my prescription please | MEDICAMENTS URGENT | il faut passer à la pharmacie | médicamants
        my tablets have run out | besoin de pansements | plus d'insuline pour demain | farmacie svp
    """,
    "printing": """
        imprimer une attestation | besoin d'un certificat imprimé | j'aurais besoin d'une photocopie
        pouvez-vous m'imprimer un document ? | I need a form printed | imprimmer | une impression svp
        can you print a letter for me | photocopies de ma carte
    """,
    "meal": """
        je voudrais un repas chaud | quelqu'un pour me cuisiner un plat | manger chaud ce soir
        a hot meal please | je n'arrive plus à cuisiner | un bon repas | someone to cook for me
        une soupe bien chaude
    """,
    "company": """
        je me sens seule | j'aimerais parler à quelqu'un | un peu de compagnie | une visite me ferait plaisir
        discuter un moment | I am lonely | I would like a chat | someone to talk to | quelqu'un pour bavarder
        je ne vois personne | jouer aux cartes | Je suis toute seule | keep me company
    """,
    "transport": """
        j'ai rendez-vous chez le médecin demain | pouvez-vous m'emmener à la gare | il me faut un taxi
        aller à l'hôpital jeudi | rdv chez le dentiste à 15h | I need a lift to the hospital
        can someone drive me to the doctor | me conduire au marché
        quelqu'un pour m'accompagner chez le docteur | transport pour la dialyse | a ride to the station
        je n'ai pas de voiture | un chauffeur pour lundi
    """,
    "pet": """
        promener mon chien | qui peut sortir mon chien ce soir | garder mon chat | croquettes pour mon chat
        emmener mon chien chez le vétérinaire | walk my dog | feed my cat please | mon chien doit sortir
        someone to look after my dog | litière pour le minou | le véto
    """,
    "other": """
        j'ai besoin d'aide | un coup de main | aidez-moi svp | changer une ampoule | sortir les poubelles
        bricolage | tondre la pelouse | help please | I need help | fix my tap | remplir des papiers
        mon robinet fuit | un petit service | mow the lawn
    """,
    "": """
        Bonjour | merci | ok | 12 rue de la Pharmacie | je n'ai pas besoin de courses
        pas besoin de médicaments | au cours de la semaine | cours Victor Hugo | 3 cours Victor Hugo
        I have a pain in my leg | le chemin est court | j'habite derrière la pharmacie | merci pour les courses
        I don't need groceries | je ne veux pas de repas | en cours | rue du Supermarché | mon voisin
        à côté du supermarché | I can help if needed | je voudrais être bénévole | rien de spécial
        45000 Orléans | no need for groceries thanks | j'ai déjà mes médicaments | Thanks for the groceries
        ni courses ni repas
    """,
}
NEED_CASES = [
    (text.strip(), need)
    for need, lines in NEEDS.items()
    for line in lines.strip().splitlines()
    for text in line.split("|")
]


@pytest.mark.parametrize(("text", "need"), NEED_CASES)
def test_need(text: str, need: str) -> None:
    assert understand(text).needs == ((need,) if need else ())


@pytest.mark.parametrize(("text", "need"), NEED_CASES)
def test_capitals_and_accents_do_not_matter(text: str, need: str) -> None:
    bare = text.translate(str.maketrans("éèêàâùûîôç", "eeeaauuioc"))
    assert understand(bare).needs == understand(bare.lower()).needs == ((need,) if need else ())


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("courses et médicaments", ("groceries", "medicine")),
        ("médicaments, courses, médicaments", ("medicine", "groceries")),
        ("pas besoin de courses, juste des médicaments", ("medicine",)),
        ("je n'ai pas besoin de courses mais de médicaments", ("medicine",)),
        ("pas besoin de courses ni de repas, il me faut un taxi", ("transport",)),
        ("Je n'ai pas besoin de pain, de lait ou de beurre", ()),
        ("besoin d'aide pour mes courses", ("groceries",)),
        ("je suis seule et j'ai besoin de pain", ("groceries",)),
        ("12 rue de la Boulangerie, j'ai besoin de mes médicaments", ("medicine",)),
        ("imprimer une attestation pour la pharmacie", ("printing", "medicine")),
        ("I need bread and someone to walk my dog", ("groceries", "pet")),
        ("Bonjour,j'ai besoin de lait.Merci", ("groceries",)),
        ("promener mon chien et faire les courses", ("pet", "groceries")),
    ],
)
def test_several_needs(text: str, needs: tuple[str, ...]) -> None:
    assert understand(text).needs == needs


def split(table: str) -> list[str]:
    return [text.strip() for line in table.strip().splitlines() for text in line.split("|")]


FLAGS = {
    "greeting": """
        Bonjour | bonsoir madame | slt | Hello | bjr ! | Allô ? | Bonjour, comment allez-vous ? | Hi there
        coucou 😊
    """,
    "politeness": """
        merci | Merci beaucoup ! | ok | d'accord | thanks | Thank you so much | 👍 | 🙏🙏 | au revoir et merci
        bonne journée | goodbye | OK merci | parfait merci | see you soon | très bien | merci pour votre aide
        je vous remercie
    """,
    "cancel": """
        ANNULER | annulez ma demande | plus besoin merci | je n'ai plus besoin de rien | laissez tomber | cancel
        never mind | Annulez svp | je voudrais annuler | ce n'est plus la peine | no longer needed
        j'ai trouvé quelqu'un | forget it | je n'ai plus besoin de médicaments
    """,
    "status": """
        où en est ma demande ? | quelqu'un vient ? | any news? | vous avez trouvé quelqu'un ?
        est-ce que quelqu'un va venir | des nouvelles ? | j'attends toujours | toujours rien
        is someone coming? | when will they come? | personne n'est venu | still waiting | ou en etes vous
    """,
    "new": """
        une nouvelle | nouvelle demande | autre demande | c'est une nouvelle demande | new one | a new request
        une autre | non, une autre
    """,
    "same": """
        la même | c'est la même | la meme demande | same | the same one | Oui, la même | pareil | it's the same
        toujours la même
    """,
    "yes": """
        oui | OUI merci | c'est ça | exact | yes | that's right | oui c'est bien ça | tout à fait | ok
        Oui, au 3e étage
    """,
    "no": """
        non | NON, c'est au 14 rue Bannier | no | c'est pas ça | ce n'est pas ça | non merci | wrong address
        that's not it | pas du tout
    """,
}


@pytest.mark.parametrize(
    ("flag", "text"), [(flag, text) for flag, table in FLAGS.items() for text in split(table)]
)
def test_flag(flag: str, text: str) -> None:
    assert getattr(understand(text), flag) is True


@pytest.mark.parametrize(
    ("flag", "text"),
    [
        ("greeting", "Bonjour j'ai besoin de pain"),
        ("greeting", "Bonjour 12 rue Bannier"),
        ("greeting", "merci"),
        ("greeting", ""),
        ("greeting", "Bonjour au secours"),
        ("politeness", ""),
        ("politeness", "merci de m'apporter du pain"),
        ("politeness", "merci, 12 rue Bannier"),
        ("politeness", "Bonjour"),
        ("cancel", "mon rendez-vous est annulé, j'ai besoin de courses"),
        ("cancel", "n'annulez pas ma demande"),
        ("cancel", "je n'ai plus besoin de courses mais de médicaments"),
        ("cancel", "je n'ai plus rien à manger"),
        ("cancel", "don't cancel"),
        ("status", "quelqu'un pourrait faire mes courses"),
        ("status", "Bonjour"),
        ("new", "une nouvelle ordonnance"),
        ("new", "pas une nouvelle, la même"),
        ("same", "à la même adresse que d'habitude"),
        ("same", "ce n'est pas la même"),
        ("yes", "ouistiti"),
        ("yes", "oui ou non ?"),
        ("yes", "vous avez dit oui"),
        ("no", "non loin de la gare"),
        ("no", "nonante"),
    ],
)
def test_no_flag(flag: str, text: str) -> None:
    assert getattr(understand(text), flag) is False


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("1", 1),
        ("2.", 2),
        ("le 2", 2),
        ("la première", 1),
        ("réponse 2", 2),
        ("numéro 3 merci", 3),
        ("n°2", 2),
        ("the second one", 2),
        ("2️⃣", 2),
        ("deux", 2),
        ("option 1 svp", 1),
        ("1234", None),
        ("2 baguettes", None),
        ("12 rue Bannier", None),
        ("1 ou 2", None),
        ("dans 2 heures", None),
        ("", None),
    ],
)
def test_choice(text: str, choice: int | None) -> None:
    assert understand(text).choice == choice


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Bonjour, j'ai besoin de mes médicaments, 12 bis rue de Bourgogne", "12 bis rue de Bourgogne"),
        ("j'habite rue de la République à Olivet", "rue de la République à Olivet"),
        ("45000 Orléans", "45000 Orléans"),
        ("j'ai besoin de pain", None),
        ("", None),
    ],
)
def test_address(text: str, address: str | None) -> None:
    assert understand(text).address == address


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("NON, c'est au 14 rue Bannier", "c'est au 14 rue Bannier"),
        ("Oui", ""),
        ("oui, et du pain aussi.", "et du pain aussi."),
        ("j'ai besoin de pain", "j'ai besoin de pain"),
        ("No - it's 14 rue Bannier", "it's 14 rue Bannier"),
    ],
)
def test_rest(text: str, rest: str) -> None:
    assert understand(text).rest == rest


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("j'ai besoin d'aide", "fr"),
        ("I need help", "en"),
        ("12 rue de Bourgogne", None),
        ("45000 Orléans", None),
        ("", None),
        ("médicaments", "fr"),
        ("groceries", "en"),
        ("Bonjour", "fr"),
        ("Hello, please send someone to 12 rue de Bourgogne", "en"),
        ("courses svp", "fr"),
        ("???", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert understand(text).language == language


def test_the_hint_tells_words_apart_where_the_text_does_not() -> None:
    assert understand("chat", language="fr").needs == ("pet",)
    assert understand("chat", language="en").needs == ("company",)
    assert understand("pain", language="en").needs == ()


@pytest.mark.parametrize(
    "text", ["\ud800", "a" * 10_000, "oui " * 2500, "\x00\x01", "🙂" * 3000, "s.v.p." * 2000, '"' * 5000]
)
def test_nothing_is_too_strange(text: str) -> None:
    assert understand(text).text == text


ANY_TEXT = st.text(st.characters(), max_size=80)
KNOWN = st.sampled_from([text for text, _ in NEED_CASES])


@given(ANY_TEXT | st.lists(KNOWN | ANY_TEXT, max_size=4).map(" ".join))
def test_any_text_is_heard(text: str) -> None:
    understood = understand(text)
    assert understood.text == text
    assert len(set(understood.needs)) == len(understood.needs)
    assert not (understood.yes and understood.no)
    assert not (understood.greeting and understood.politeness)
    assert understood.address is None or understood.address in text
