"""What volunteers answer: yes, no and the rest, in the words people really use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.intake.understanding import is_start, is_stop
from hotline.intake.understanding.folding import words_of
from hotline.intake.understanding.replies import Meaning, understand_reply

MEANINGS = {
    Meaning.YES: """
        OUI | oui | Oui ! | o | O. | ok | OK merci | Ok! | d'accord | D’accord | daccord | ouais | oki | yep
        ouiiii | oui oui | volontiers | Avec plaisir | bien sûr | je prends | Je m'en occupe | j'y vais
        J’arrive | je peux y aller | je suis dispo | pas de souci | pas de problème | aucun problème
        sans souci | no problem | no worries | yes | Yes please | sure | yeah | of course | I can do it
        I'll go | on my way | count me in | happy to help | 👍 | 👍🏽 | ✅ | Bonjour, oui je veux bien
        Bonsoir oui | oui mais pas avant 18h | oui dans 2 heures | Oui, vers 17h30 | yes but not before 6pm
        OUI, c'est quel étage ? | comptez sur moi | c'est bon pour moi | ça marche | ca roule ! | entendu
        Oui. Je ne sais pas où c'est | je peux aider | Réponse : OUI | "OUI" | « oui » | je le fais
        J'irai vers 15 h | O.K. | okay then | absolutely | Merci, oui | pour moi c'est oui | jarrive
        chui dispo | Ok je m'en charge | je peux passer demain matin | I am available | oui 🙂 | OUI
        on y va avec ma femme | volontier | Yes, I know Mrs Martin well | oui pas de problème
    """,
    Meaning.NO: """
        NON | non | Non. | n | nan | nope | no | No thanks | non merci | NON désolé | désolé je ne peux pas
        Désolée, pas possible | pas possible | impossible | pas aujourd'hui | pas dispo
        Je ne suis pas disponible | je peux pas | jpeux pas | pas ce soir | not today | can't | I can't
        I can't today, sorry | cannot | sorry I can't make it | not available | unavailable | 👎 | ❌
        je ne pourrai pas | Je ne m'en occupe pas | j'y vais pas | je passe mon tour | sans moi | no way
        not this time | I'm busy, sorry | malheureusement je travaille | Désolé | trop loin pour moi
        Non, je suis en vacances | non non | Bonjour, non désolé | pas cette fois | je suis au travail
        Non pas du tout | I'm not available right now | cant | nooon | not now | No, not today | je ne viens pas
    """,
    Meaning.DONE: """
        FAIT | fait | Fait ! | c'est fait | C’est fait merci | cest fait | terminé | Livré | livrée | done
        Done! | delivered | all done | It's done | mission accomplie | c'est livré, elle est contente
        Je viens de livrer | les courses sont faites | j'ai fini | Oui c'est fait | oui livré | ok c'est terminé
        I've delivered everything | Fini | job done | finished | OK done | Bonjour, c'est fait | yes all done
    """,
    Meaning.WITHDRAW: """
        ANNULER | annuler | Annuler svp | j'annule | je ne peux plus | Je ne peux plus venir, désolé
        finalement je ne peux pas venir | cancel 1234 | I have to cancel | Finalement non | je dois annuler
        j'ai un empêchement | je me désiste | I can no longer come | something came up | ANNULER 1234
        je ne pourrai plus y aller | un imprévu, trouvez quelqu'un d'autre | can't make it after all
        Non finalement je ne peux plus | oui mais finalement je ne peux pas | je ne suis plus disponible
        annulation | I can't come anymore
    """,
    Meaning.PAUSE: """
        PAUSE | pause | Pause svp | pause 2 semaines | en vacances jusqu'à lundi
        Je suis en vacances jusqu'au 15 août | away until Monday | I'm away until next week
        on holiday till Sunday | mettez-moi en pause | je fais une pause | absent jusqu'à jeudi
        désolé je suis en vacances | please pause my account | je suis en congés | back on Monday
    """,
    Meaning.HELP: """
        AIDE | aide | Aide ? | help | HELP! | Help please | comment ça marche ? | comment ca marche
        je ne comprends pas | how does this work? | que dois-je faire ? | what should I do? | I don't understand
        qui êtes-vous ? | c'est quoi ce numéro | comment je fais pour répondre
    """,
    Meaning.STOP: """
        STOP | stop | Stop. Merci | stop svp | Arrêt | ARRET | arrêter | Arrêtez | arrete | DESABO | Désabonner
        me désinscrire | plus de sms | Plus de SMS svp | STOPALL | unsubscribe | CANCEL | end | quit | Revoke
        OPTOUT | opt-out | S.T.O.P. | Stop sms | Bonjour, stop merci | stop please | STOP STOP
        ne m'envoyez plus de sms | stop texting me | « STOP »
    """,
    Meaning.UNCLEAR: """
        | ? | ... | merci | Bonjour | now | note | nonante | ouistiti | oktoberfest | dont | faites | nonobstant
        yesterday | okra | oui ? | je ne dis pas non | pas oui | oui ou non ? | c'est où ?
        vous voulez un oui ? | "OUI" ne marche pas | j'ai répondu OUI hier | peut-être | oui non je sais pas
        oui, non, enfin bref | why not | pourquoi pas | maybe | perhaps | on verra | ça dépend | not sure
        I'm not sure | je vais voir | don't stop | je passe à l'arrêt de bus | arrêtez-vous chez moi
        non loin d'ici | N'oubliez pas le pain | il fait beau | Fait chaud aujourd'hui | pause déjeuner à midi
        pas encore fait | ce n'est pas fait | it's not done yet | c'est fait ? | je peux venir à quelle heure ?
        no idea | no one told me | oui/non | yes or no? | I might | je peux si personne d'autre
        quelle adresse ? | 1234 ? | 06 12 34 56 78 | oui mais je ne peux pas | l'an 2019 | 45000
        c'est au 3e étage | did you say yes | quelqu'un a dit oui ? | est-ce que je peux y aller lundi | Ouf
        Nous | Oh la la | si elle veut | il a dit que oui | le mot oui | bonjour à tous
    """,
}
CASES = [
    (text.strip(), meaning)
    for meaning, lines in MEANINGS.items()
    for line in lines.strip().splitlines()
    for text in line.split("|")
]


@pytest.mark.parametrize(("text", "meaning"), CASES)
def test_meaning(text: str, meaning: Meaning) -> None:
    assert understand_reply(text).meaning is meaning


@pytest.mark.parametrize(("text", "meaning"), CASES)
def test_capitals_and_accents_do_not_matter(text: str, meaning: Meaning) -> None:
    assert understand_reply(text.upper()).meaning is meaning
    assert understand_reply(text.translate(str.maketrans("éèêàâùûîôç", "eeeaauuioc"))).meaning is meaning


@pytest.mark.parametrize(
    ("text", "meaning", "code", "rest"),
    [
        ("oui dans 2 heures", "yes", None, "dans 2 heures"),
        ("OUI 1234 j'arrive", "yes", "1234", "j'arrive"),
        ("OUI 1234", "yes", "1234", ""),
        ("1234 oui", "yes", "1234", ""),
        ("1234", "yes", "1234", ""),
        ("Bonjour, code 1234 merci", "yes", "1234", "Bonjour, code merci"),
        ("NON 1234", "no", "1234", ""),
        ("oui1234", "yes", "1234", ""),
        ("Oui, 0042.", "yes", "0042", ""),
        ("fait 1234, elle va bien", "done", "1234", "elle va bien"),
        ("OUI, je passe à 14h30", "yes", None, "je passe à 14h30"),
        ("oui à 14:30", "yes", None, "à 14:30"),
        ("oui, appelez-moi au 06 12 34 56 78", "yes", None, "appelez-moi au 06 12 34 56 78"),
        ("oui appelez le 0238 12 34 56", "yes", None, "appelez le 0238 12 34 56"),
        ("oui +33 6 1234 5678", "yes", None, "+33 6 1234 5678"),
        ("oui le 12/05/2024", "yes", None, "le 12/05/2024"),
        ("oui, depuis mars 2024", "yes", None, "depuis mars 2024"),
        ("oui j'habite 45000 Orléans", "yes", None, "j'habite 45000 Orléans"),
        ("oui mais pas avant 18h", "yes", None, "mais pas avant 18h"),
        ("Non, désolé. Demain oui.", "no", None, "désolé. Demain oui."),
        ("OUI 1234 et 5678", "unclear", None, "OUI 1234 et 5678"),
        ("oui oui, tout de suite !", "yes", None, "tout de suite !"),
        ("Je m'en occupe ce soir", "yes", None, "ce soir"),
        ("STOP", "stop", None, ""),
        ("peut-être demain", "unclear", None, "peut-être demain"),
        ("👍 à 15h", "yes", None, "à 15h"),
        ("oui - je prends la voiture", "yes", None, "je prends la voiture"),
        ("OUI c’est où ?", "yes", None, "c’est où ?"),
        ("désolé je ne peux pas", "no", None, "désolé"),
    ],
)
def test_code_and_rest(text: str, meaning: str, code: str | None, rest: str) -> None:
    reply = understand_reply(text)
    assert (reply.meaning, reply.code, reply.rest) == (meaning, code, rest)


@pytest.mark.parametrize(
    "text",
    [
        "STOP",
        "stop!",
        "Stop. Merci",
        "stop svp",
        "ARRÊT",
        "désinscription",
        "STOP 🙏",
        "merci de me désabonner",
        "\x00STOP",
        "SToP",
    ],
)
def test_stop(text: str) -> None:
    assert is_stop(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "don't stop",
        "je passe à l'arrêt de bus",
        "arrêtez-vous chez moi",
        "stop au pain",
        "un stop à la pharmacie",
        "non stop",
        "this is the end of it",
        "the bus stop",
        "annuler",
        "oui",
        "merci",
        "je ne m'arrête jamais",
        "cancel 1234",
        "on n'arrête pas",
    ],
)
def test_no_stop(text: str) -> None:
    assert not is_stop(text)


@pytest.mark.parametrize(
    "text", ["START", "start", "Unstop", "REPRENDRE", "Reprendre svp", "je reprends", "resume please"]
)
def test_start(text: str) -> None:
    assert is_start(text)


@pytest.mark.parametrize(
    "text", ["OUI", "YES", "", "reprendre du pain", "start at 5", "stop", "à reprendre demain chez moi"]
)
def test_no_start(text: str) -> None:
    assert not is_start(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("OUI", None),
        ("Oui, je veux bien", "fr"),
        ("yes", "en"),
        ("1234", None),
        ("👍", None),
        ("ok", None),
        ("je peux", "fr"),
        ("I can", "en"),
        ("", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert understand_reply(text).language == language


ANSWERS = st.sampled_from([text for text, _ in CASES])
ANY_TEXT = st.text(st.characters(), max_size=80)


@given(ANY_TEXT | st.builds("{} {}".format, ANSWERS, ANY_TEXT))
def test_any_text_is_heard(text: str) -> None:
    reply = understand_reply(text)
    assert reply.text == text
    assert reply.code is None or (len(reply.code) == 4 and reply.code.isdigit())


@given(st.lists(ANSWERS | st.sampled_from(["1234", "à 15h", ",", "!", "c'est le 12 rue Bannier"]), max_size=5))
def test_the_rest_is_made_of_their_words(parts: list[str]) -> None:
    text = " ".join(parts)
    said = [word.fold for word in words_of(text)]
    rest = [word.fold for word in words_of(understand_reply(text).rest)]
    remaining = iter(said)
    assert all(word in remaining for word in rest)
