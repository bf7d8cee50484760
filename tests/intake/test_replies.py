"""What volunteers answer: yes, no and the rest, in the words people really use."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.intake.understanding import is_start, is_stop
from hotline.intake.understanding.replies import Meaning, understand_reply

PLAIN = {
    Meaning.YES: """
        OUI | oui | Oui ! | o | O. | ok | OK merci | Ok! | d'accord | D’accord | daccord | ouais | oki | yep
        ouiiii | oui oui | volontiers | Avec plaisir | bien sûr | je prends | Je m'en occupe | j'y vais
        J’arrive | je peux y aller | je suis dispo | pas de souci | pas de problème | aucun problème
        sans souci | no problem | no worries | yes | Yes please | sure | yeah | of course | I can do it
        I'll go | on my way | count me in | happy to help | 👍 | 👍🏽 | ✅ | comptez sur moi | c'est bon pour moi
        ça marche | ca roule ! | entendu | je peux aider | Réponse : OUI | "OUI" | « oui » | je le fais
        O.K. | okay then | absolutely | Merci, oui | pour moi c'est oui | I am available | oui 🙂 | tout à fait
        Ma réponse est oui | je vous dis oui | j'accepte | C'est d'accord | ça me convient | I don't mind
        ça ne me dérange pas | cela me fera plaisir | partante | Confirmé | I'd be delighted | Fine by me
    """,
    Meaning.NO: """
        NON | non | Non. | n | nan | nope | no | No thanks | non merci | NON désolé | désolé je ne peux pas
        Désolée, pas possible | pas possible | impossible | pas aujourd'hui | pas dispo | sans façon
        Je ne suis pas disponible | je peux pas | jpeux pas | pas ce soir | not today | can't | I can't
        cannot | sorry I can't make it | not available | unavailable | 👎 | ❌ | je ne pourrai pas
        Je ne m'en occupe pas | j'y vais pas | je passe mon tour | sans moi | no way | not this time
        Désolé | non non | pas cette fois | cant | nooon | not now | je ne viens pas | Can't come
        que nenni | hors de question | c'est mort | refusé | je préfère pas | I'd rather not | maybe next time
    """,
    Meaning.DONE: """
        FAIT | fait | Fait ! | c'est fait | C’est fait merci | cest fait | terminé | Livré | livrée | done
        Done! | delivered | all done | It's done | mission accomplie | j'ai fini | Fini | job done | finished
        déjà fait | tout fait | I'm done | Everything sorted | tout est ok | je reviens de chez elle
    """,
    Meaning.WITHDRAW: """
        ANNULER | annuler | Annuler svp | j'annule | je ne peux plus | Je ne peux plus venir, désolé
        I have to cancel | Finalement non | je dois annuler | j'ai un empêchement | je me désiste
        something came up | annulation | je retire mon oui | je renonce | cancel please | can't make it after all
    """,
    Meaning.PAUSE: """
        PAUSE | pause | Pause svp | pause 2 semaines | mettez-moi en pause | je fais une pause
        please pause my account | je suis en congés | snooze me until September | je m'absente 15 jours
    """,
    Meaning.HELP: """
        AIDE | aide | Aide ? | help | HELP! | Help please | comment ça marche ? | comment ca marche
        je ne comprends pas | how does this work? | que dois-je faire ? | what should I do? | I don't understand
        qui êtes-vous ? | c'est quoi ce numéro | comment je fais pour répondre | je ne sais pas quoi répondre
        quels mots faut-il envoyer ? | pas compris
    """,
    Meaning.STOP: """
        STOP | stop | Stop. Merci | stop svp | Arrêt | ARRET | arrêter | Arrêtez | arrete | DESABO | Désabonner
        me désinscrire | plus de sms | Plus de SMS svp | STOPALL | unsubscribe | CANCEL | end | quit | Revoke
        OPTOUT | opt-out | S.T.O.P. | Stop sms | Bonjour, stop merci | stop please | STOP STOP | STOP 4821
        ne m'envoyez plus de sms | stop texting me | « STOP » | merci d'arrêter | Ne me contactez plus
        veuillez supprimer mon numéro | take me off your list | je ne veux plus être bénévole | stop ! bon courage
    """,
    Meaning.UNCLEAR: """
        | ? | ... | merci | Bonjour | peut-être | bof | on verra | ça dépend | maybe | perhaps | not sure | I might
        je vais voir | je vous redis | pourquoi pas | why not | 🙏 | 😂 | hmm | mauvais numéro | I'll let you know
    """,
}
WITH_A_REMARK = {
    Meaning.YES: """
        Bonjour, oui je veux bien | Bonsoir oui | oui mais pas avant 18h | oui dans 2 heures | Oui, vers 17h30
        yes but not before 6pm | OUI, c'est quel étage ? | Oui. Je ne sais pas où c'est | J'irai vers 15 h
        Ok je m'en charge | je peux passer demain matin | on y va avec ma femme | Yes, I know Mrs Martin well
        oui pas de problème | Oui je ne travaille pas aujourd'hui | oui, par contre je n'ai pas de voiture
        oui mais il faudra m'ouvrir | Oui je m'arrête chez elle en passant | oui dès que j'ai fini mon café
        Oui, je fais un stop à la boulangerie et j'y vais | OUI je viens de finir le travail, j'y passe
        Oui je vais annuler mon rendez-vous et j'y vais | oui si elle préfère le matin | oui même si c'est loin
        je passe prendre l'ordonnance, elle est là à 15h ? | oui pourquoi pas | Oui, appelez-moi si elle a changé
    """,
    Meaning.NO: """
        I can't today, sorry | I'm busy, sorry | malheureusement je travaille | trop loin pour moi
        Non, je suis en vacances | Bonjour, non désolé | je suis au travail | Non pas du tout | No, not today
        I'm not available right now | c'est gentil mais je ne peux pas | avec plaisir mais pas aujourd'hui
        j'aurais aimé mais je ne peux pas | I'd love to but I can't | ok mais non | je suis cloué au lit
        non, j'arrête de travailler à 20h | Non merci, une autre fois peut-être | mon fils est malade
    """,
    Meaning.DONE: """
        c'est livré, elle est contente | Je viens de livrer | les courses sont faites | Oui c'est fait | oui livré
        ok c'est terminé | I've delivered everything | OK done | Bonjour, c'est fait | yes all done
        Terminé, Mme Marchand a ses courses | je l'ai ramenée chez elle, tout s'est bien passé
        repas livré, encore chaud | fait 40 euros de courses, c'est livré | le chien est sorti | she got everything
    """,
    Meaning.WITHDRAW: """
        finalement je ne peux pas venir | I can no longer come | je ne pourrai plus y aller
        un imprévu, trouvez quelqu'un d'autre | Non finalement je ne peux plus | I can't come anymore
        oui mais finalement je ne peux pas | je ne suis plus disponible | I said yes but I have to pull out
        mon vélo est crevé, il faudra trouver quelqu'un d'autre | vous pouvez annuler ? | finalement c'est non
    """,
    Meaning.PAUSE: """
        en vacances jusqu'à lundi | Je suis en vacances jusqu'au 15 août | away until Monday | back on Monday
        I'm away until next week | on holiday till Sunday | absent jusqu'à jeudi | désolé je suis en vacances
        pouvez-vous me mettre en pause ? | ne m'envoyez plus de demandes jusqu'à lundi | stop pendant 2 semaines
    """,
    Meaning.STOP: """
        Stop ! Je n'habite plus la ville, retirez-moi. | je déménage, merci de me désinscrire
        no more texts please, I've moved away for good | Stop, je ne veux plus recevoir vos SMS
        Pouvez-vous me désinscrire ?
    """,
}
NO_ANSWERS = {
    "begins like one": """
        now | note | nonante | ouistiti | oktoberfest | dont | faites | nonobstant | yesterday | okra | Ouf | Nous
        non loin d'ici | N'oubliez pas le pain | Oh la la | stopper | annulaire | finalement | fait maison | fin prête
        pause déjeuner à midi | il fait beau | Fait chaud aujourd'hui | no idea | no one told me | fine weather today
    """,
    "is denied": """
        je ne dis pas non | pas oui | pas encore fait | ce n'est pas fait | it's not done yet | don't stop
        je n'ai pas encore dit oui | je ne dis pas que je peux | ne vous arrêtez pas
    """,
    "is asked": """
        oui ? | "oui" ? | oui ou non ? | oui/non | yes or no? | vous voulez un oui ? | quelqu'un a dit oui ? | stop ?
        c'est fait ? | je peux venir à quelle heure ? | est-ce que je peux y aller lundi | did you say yes | done what?
        is it done | oui pourquoi ? | oui mais c'est pour quel jour ? | termine à quelle heure ? | noon or later?
        ok merci à vous ? | oui bonjour, c'est à quel sujet ? | quelle adresse ?
    """,
    "is somebody's else": """
        j'ai répondu OUI hier | il a dit que oui | le mot oui | "OUI" ne marche pas | oui est un mot | le OUI ne part pas
        ma voisine dit que c'est fait | elle n'est pas là | Marie a dit non | notre voisine est absente | Tom can do it
        elle a besoin d'aide | my wife can go | vous m'avez écrit « je m'en occupe » hier | c'est annulé ?
    """,
    "contradicts itself": """
        oui non je sais pas | oui, non, enfin bref | oui mais je ne peux pas | non mais oui | oui mais non | oui stop
        je peux mais pas aujourd'hui | oui mais finalement je ne sais pas | Non merci, stop
    """,
    "depends on something": """
        je peux si personne d'autre | oui si personne d'autre ne peut | si je peux oui | oui à confirmer
        only if nobody else can | oui sauf si Paul peut | je peux demain seulement | oui je crois, je vous confirme
        oui à condition que ce soit avant midi | oui mais pas avant la semaine prochaine
    """,
    "stop of another kind": """
        je passe à l'arrêt de bus | arrêtez-vous chez moi | au stop à gauche | encore un stop | stop aux bêtises
        à l'arrêt | the end | je m'arrête au stop | can you stop by at 5? | non-stop | stop les doublons
        Arrêtez, c'est trop gentil ! | stop it, you're too kind | stop 😂 | stop ?
    """,
    "number": """
        1234 ? | 06 12 34 56 78 | l'an 2019 | 2024 | 1430 | 45000 | c'est au 3e étage | 12 500 | le 12/05 | 4821 5930
    """,
}


def cases(table: dict[Meaning, str]) -> list[tuple[str, Meaning]]:
    return [(text, meaning) for meaning, block in table.items() for text in texts_in(block)]


def texts_in(block: str) -> list[str]:
    return [text.strip() for line in block.strip().splitlines() for text in line.split("|")]


NONE = [(text, Meaning.UNCLEAR) for block in NO_ANSWERS.values() for text in texts_in(block)]
CASES = cases(PLAIN) + cases(WITH_A_REMARK) + NONE


@pytest.mark.parametrize(("text", "meaning"), cases(PLAIN))
def test_a_plain_answer(text: str, meaning: Meaning) -> None:
    assert understand_reply(text).meaning is meaning


@pytest.mark.parametrize(("text", "meaning"), cases(WITH_A_REMARK))
def test_an_answer_with_a_remark_stays_one(text: str, meaning: Meaning) -> None:
    assert understand_reply(text).meaning is meaning


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, block in NO_ANSWERS.items() for text in texts_in(block)]
)
def test_what_only_looks_like_an_answer_is_unclear(kind: str, text: str) -> None:
    assert understand_reply(text).meaning is Meaning.UNCLEAR, kind


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("ok g pran", "yes"),
        ("jvais lui acheter son pain", "yes"),
        ("jm en occupe", "yes"),
        ("sa marche", "yes"),
        ("oe c bon pr moi", "yes"),
        ("mwa jpeu 9150", "yes"),
        ("tkt jy vais", "yes"),
        ("volontié", "yes"),
        ("pas d'soucis", "yes"),
        ("jsui o taf jpeu pas", "no"),
        ("je peu pas la g les gosses", "no"),
        ("dsl pas dispo", "no"),
        ("N0N 4203", "no"),
        ("nn merci", "no"),
        ("c fé", "done"),
        ("g fini", "done"),
        ("j'ai livrer les courses", "done"),
        ("finalement jpeux plus dsl", "withdraw"),
        ("jai besoin dune pause de qq semaines", "pause"),
        ("c koi ce truc", "help"),
        ("stopp", "stop"),
        ("sotp", "stop"),
    ],
)
def test_text_speak_and_slips(text: str, meaning: str) -> None:
    assert understand_reply(text).meaning == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Allô oui bonjour c'est madame Picard oui je peux m'en occuper au revoir merci", "yes"),
        ("bonjour oui c'est d'accord pour le sept sept cinq deux", "yes"),
        ("Bonjour c'est Lucette Marchand oui je passe vers quinze heures", "yes"),
        ("J'ai bien reçu votre message. Oui, je peux.", "yes"),
        ("Paul : oui", "yes"),
        ("Oui je peux. Marie Lefort, 06 39 98 00 12", "yes"),
        ("Oui\n\nEnvoyé depuis mon mobile", "yes"),
        ("Oui\n> Bonjour Marie, un voisin a besoin d'aide. Répondez OUI 4821 ou NON. Merci !", "yes"),
        ("> Vous pouvez ? Répondez OUI 4821 ou NON.\nnon désolée", "no"),
        ("alors voilà c'est fait j'ai donné les courses à la dame elle était bien contente", "done"),
        ("Non attendez : oui je peux", "yes"),
        ("J'ai mis NON trop vite, finalement oui, je peux", "yes"),
        ("Bonjour Marie, un voisin (rue des Lilas) a besoin d'aide. Répondez OUI 4821 ou NON. Merci !", "unclear"),
    ],
)
def test_long_dictated_signed_quoted_and_corrected(text: str, meaning: str) -> None:
    assert understand_reply(text).meaning == meaning


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("OUI 1234", "1234"),
        ("1234 oui", "1234"),
        ("oui1234", "1234"),
        ("1234oui", "1234"),
        ("oui-8842", "8842"),
        ("OUI (4821)", "4821"),
        ("oui 48 21", "4821"),
        ("oui4 821", "4821"),
        ("oui 7 3 1 9", "7319"),
        ("oui n° 8250", "8250"),
        ("Le code est 4821.", "4821"),
        ("Oui, 0042.", "0042"),
        ("oui 4821 20 min", "4821"),
        ("oui le quarante-huit vingt et un", "4821"),
        ("yes four eight two one", "4821"),
        ("oui\n> Répondez OUI 4821 ou NON", "4821"),
        ("OUI 1234 et 5678", None),
        ("OUI, je passe à 14h30", None),
        ("oui à 1430", None),
        ("oui 14 30", None),
        ("oui à 14:30", None),
        ("oui, depuis mars 2024", None),
        ("oui j'ai 1250 euros", None),
        ("oui c'est à 2500 m", None),
        ("oui le 12/05/2024", None),
        ("oui j'habite 45000 Orléans", None),
        ("oui, appelez-moi au 06 12 34 56 78", None),
        ("oui appelez le 0238 12 34 56", None),
        ("oui +33 6 1234 5678", None),
        ("oui vers dix-huit heures trente", None),
    ],
)
def test_a_code_is_four_digits_and_no_year_hour_sum_distance_or_phone(text: str, code: str | None) -> None:
    assert understand_reply(text).code == code


@pytest.mark.parametrize(
    ("text", "meaning", "code", "rest"),
    [
        ("oui dans 2 heures", "yes", None, "dans 2 heures"),
        ("OUI 1234 j'arrive", "yes", "1234", "j'arrive"),
        ("OUI 1234", "yes", "1234", ""),
        ("1234", "yes", "1234", ""),
        ("Bonjour, code 1234 merci", "yes", "1234", "Bonjour, code merci"),
        ("NON 1234", "no", "1234", ""),
        ("cancel 1234", "withdraw", "1234", ""),
        ("ANNULER 1234", "withdraw", "1234", ""),
        ("fait 1234, elle va bien", "done", "1234", "elle va bien"),
        ("OUI, je passe à 14h30", "yes", None, "je passe à 14h30"),
        ("oui mais pas avant 18h", "yes", None, "mais pas avant 18h"),
        ("Non, désolé. Demain oui.", "no", None, "désolé. Demain oui."),
        ("OUI 1234 et 5678", "unclear", None, "OUI 1234 et 5678"),
        ("oui oui, tout de suite !", "yes", None, "tout de suite !"),
        ("Je m'en occupe ce soir", "yes", None, "ce soir"),
        ("STOP", "stop", None, ""),
        ("peut-être demain", "unclear", None, "peut-être demain"),
        ("1234, peut-être ?", "unclear", "1234", "1234, peut-être ?"),
        ("👍 à 15h", "yes", None, "à 15h"),
        ("oui - je prends la voiture", "yes", None, "je prends la voiture"),
        ("OUI c’est où ?", "yes", None, "c’est où ?"),
        ("désolé je ne peux pas", "no", None, "désolé"),
        ("Oui, vers 17h\n> Répondez OUI 4821 ou NON", "yes", "4821", "vers 17h"),
    ],
)
def test_the_rest_is_kept_word_for_word(text: str, meaning: str, code: str | None, rest: str) -> None:
    reply = understand_reply(text)
    assert (reply.meaning, reply.code, reply.rest) == (meaning, code, rest)


@pytest.mark.parametrize(
    "text", ["STOP", "stop!", "Stop. Merci", "ARRÊT", "STOP 🙏", "\x00STOP", "SToP", "cancel"]
)
def test_stop(text: str) -> None:
    assert is_stop(text)


@pytest.mark.parametrize(
    "text",
    ["", "don't stop", "un stop à la pharmacie", "this is the end of it", "annuler", "merci", "cancel 1234"],
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


ANY_TEXT = st.text(st.characters(), max_size=80)
ANSWERS = st.sampled_from([text for text, _ in CASES])
CLEAR = st.sampled_from([case for case in cases(PLAIN) if case[1] is not Meaning.UNCLEAR])
# "Cancel" and the like are a STOP only where they are all that is written.
OF_THE_CARRIER = ("CANCEL", "end", "quit", "Revoke")
POLITE = st.sampled_from(["Bonjour", "Bonsoir", "merci", "bonne journée", "svp", "Hello", "thank you", "🙂", ""])


@given(ANY_TEXT | st.builds("{} {}".format, ANSWERS, ANY_TEXT))
def test_any_text_is_heard(text: str) -> None:
    reply = understand_reply(text)
    assert reply.text == text
    assert reply.code is None or (len(reply.code) == 4 and reply.code.isdigit())


@given(st.lists(ANSWERS | st.sampled_from(["1234", "à 15h", ",", "!", "c'est le 12 rue Bannier"]), max_size=5))
def test_the_rest_is_made_of_their_words(parts: list[str]) -> None:
    text = " ".join(parts)
    said = iter(re.findall(r"[^\W_]+", text))
    assert all(word in said for word in re.findall(r"[^\W_]+", understand_reply(text).rest))


@given(CLEAR.filter(lambda case: case[0] not in OF_THE_CARRIER), POLITE, POLITE)
def test_politeness_around_a_clear_answer_changes_nothing(
    case: tuple[str, Meaning], before: str, after: str
) -> None:
    text, meaning = case
    assert understand_reply(f"{before}, {text}. {after}").meaning is meaning


@pytest.mark.parametrize("text", ["oui", "non", "ok", "d'accord", "fait", "annuler", "pause", "stop", "yes", "no"])
def test_a_question_mark_right_behind_a_lone_answer_makes_it_unclear(text: str) -> None:
    for written in (f"{text}?", f"{text} ?", f"{text} ??", f"Bonjour, {text} ?"):
        assert understand_reply(written).meaning is Meaning.UNCLEAR


@given(st.sampled_from(CASES))
def test_capitals_and_accents_do_not_matter(case: tuple[str, Meaning]) -> None:
    text, meaning = case
    assert understand_reply(text.upper()).meaning is meaning
    assert understand_reply(text.translate(str.maketrans("éèêàâùûîôç", "eeeaauuioc"))).meaning is meaning
