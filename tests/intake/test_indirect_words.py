"""What people say without the word we would expect: needs, dangers and what only sounds like them."""

import pytest

from hotline.intake.understanding import understand

NEEDS = {
    "groceries": """
        ma voisine du dessus n'a plus rien à manger depuis deux jours | qui va chez Leclerc cette semaine ?
        il me faudrait des betteraves et du gruyère râpé | le magasin est trop loin pour mes jambes
        mes étagères de cuisine sont vides | on n'a plus rien à mettre dans la marmite
        mon fils m'a commandé un drive, qui peut le récupérer ? | mon réfrigérateur crie famine
        il me reste une boîte de sardines et c'est tout | I'm down to my last tin of beans
        la pharmacie est fermée et il me faut du lait | my shopping is too heavy to carry now
    """,
    "medicine": """
        mon semainier est vide | je suis à court de mes cachets pour la tension
        le pharmacien a préparé mon sac | je n'ai plus rien contre la douleur | mes patchs de morphine arrivent à leur fin
        I've used my last inhaler | could someone run to the chemist
    """,
    "printing": """
        j'ai des photos à faire tirer
        on me demande trois exemplaires papier de mon contrat | sortir un document de ma clé usb sur papier
        my printer is broken, two pages to print | photocopies of my ID
    """,
    "meal": """
        je n'ai rien avalé de chaud depuis dimanche
        mes mains ne tiennent plus la casserole, j'aimerais un repas | je mange froid depuis lundi
        my wife used to cook, could I have something hot | personne pour me faire à manger ce soir
    """,
    "company": """
        plus personne ne frappe à ma porte | j'ai le moral au plus bas, besoin d'un sourire
        je passe mes journées devant la fenêtre | ça fait trois semaines que je n'ai parlé à personne
        depuis que ma soeur est morte je ne parle plus à personne | since my wife died I have no one to talk to
        the evenings are so long on my own | j'aimerais rencontrer des gens du quartier
    """,
    "transport": """
        pas de bus le dimanche, je veux aller voir ma sœur | être conduite à la polyclinique
        on m'opère lundi et personne pour m'y conduire | je n'ai plus le permis et je dois voir l'ophtalmo
        faut que j'aille voter | I have to be at the eye clinic by nine | my eye test is on Tuesday and I can't drive
    """,
    "pet": """
        les poules sont restées dehors, qui peut les rentrer
        mon chien n'est pas sorti depuis hier | les poules sont à enfermer le soir | qui veut bien loger mon chat
        the dog hasn't been out since yesterday | my cat has run out of litter
    """,
    "other": """
        mon fauteuil roulant a un pneu crevé
        je n'arrive plus à descendre un meuble à la cave toute seule | my garden is overgrown
        La chasse d'eau coule sans arrêt | ma serrure est grippée | le facteur a laissé un avis, il faut aller chercher le paquet
        the toilet is blocked | ranger mon garage, qui peut m'aider ? | could anyone look at my gate?
    """,
    "": """
        les courses, c'est réglé | merci infiniment à la voisine pour les courses | Mme Boulanger
        le chien du voisin aboie toute la nuit | mon chien aboie | la boulangerie est fermée | le médecin est passé
        merci beaucoup pour le pain | le repas était très bon | mes courses ont été livrées
        je peux faire les courses pour quelqu'un | my dog barks a lot | we had dinner already | the bread was delicious
        est-ce que quelqu'un peut me dire où en est ma demande ?
    """,
}
EMERGENCIES = """
    on sent une forte odeur de gaz sur le palier | ma voisine crie au secours derrière sa porte | mon bébé est tout bleu
    il a pris toute la boîte de somnifères | quelqu'un essaie de forcer ma fenêtre | j'ai un couteau planté dans la main
    mon ex est devant la porte et il menace de me tuer | un homme s'est effondré devant la boulangerie | l'immeuble d'en face brûle
    je ne sens plus mes jambes d'un seul coup | je viens de prendre 30 comprimés, je regrette | pompiers vite, 12 rue Bannier
    ma grand-mère a la moitié du visage qui tombe | je n'arrive pas à me lever, je suis sur le sol depuis cette nuit
    baby isn't breathing properly | mum's face has dropped on one side | the kitchen is full of smoke
    I don't want to be alive any more | someone is breaking into my flat | he is choking on a grape | he's bleeding heavily
    il y a deux ans j'ai eu un infarctus, et là j'ai mal à la poitrine | je suis tombée mdr impossible de me relever
"""
NO_EMERGENCIES = """
    mon sucre est tombé par terre, il m'en faudrait un paquet | mon petit-fils est infirmier au SAMU | mon poisson est mort
    pas la peine d'appeler le 15 | l'ambulance vient me prendre lundi, qui peut garder mon chat ? | la télé ne répond plus
    au secours je n'ai plus de café 😂 | un grand merci aux pompiers | the candle is burning | my son is a paramedic
    je me suis cassé la jambe, pouvez-vous faire mes courses ? | si je tombe, qui m'entend ? | j'ai peur de tomber
    mon mari est mort l'an dernier et je m'ennuie | le chat de ma mère est tombé du balcon | ma tension est tombée à 11
    il a perdu connaissance l'année dernière, depuis il ne conduit plus | le détecteur de fumée n'a plus de pile
    coup de feu en cuisine toute la journée | I'm drowning in paperwork | my knee is killing me, I need a lift
    my late husband died of a heart attack, I'm lonely | I nearly fell yesterday so I need a handrail
    the ambulance is coming on Monday | burnt my toast and need bread
"""


def split(table: str) -> list[str]:
    return [text.strip() for line in table.strip().splitlines() for text in line.split("|")]


@pytest.mark.parametrize(
    ("text", "need"), [(text, need) for need, table in NEEDS.items() for text in split(table)]
)
def test_the_need_behind_the_words(text: str, need: str) -> None:
    heard = understand(text, "fr")
    assert ((heard.needs or ("",))[0], heard.emergency) == (need, False)


@pytest.mark.parametrize("text", split(EMERGENCIES))
def test_danger(text: str) -> None:
    assert understand(text, "fr").emergency
    assert understand(text.upper(), "fr").emergency


@pytest.mark.parametrize("text", split(NO_EMERGENCIES))
def test_what_only_sounds_like_danger(text: str) -> None:
    assert not understand(text, "fr").emergency
