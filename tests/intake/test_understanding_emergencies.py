"""Danger to life in residents' texts, and what only sounds like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.intake.understanding import understand

EMERGENCIES = """
    je suis tombée | Je suis tombé dans la salle de bain | je viens de tomber
    ma mère est tombée dans l'escalier | tombée par terre | mon mari ne respire plus | il respire mal
    je n'arrive plus à respirer | J'ai du mal à respirer | elle s'étouffe | je ne peux plus respirer
    il est inconscient | elle a perdu connaissance | mon père a fait un malaise | il ne répond plus | évanouie
    je crois qu'elle est inconsciente | je fais une crise cardiaque | douleur dans la poitrine
    j'ai très mal à la poitrine | infarctus | AVC | sa bouche est de travers | la moitié du visage paralysée
    je saigne beaucoup | il perd du sang | ça sent le gaz | une odeur de gaz dans l'immeuble | fuite de gaz
    au feu | il y a le feu chez moi | de la fumée sort de la cuisine | incendie | overdose
    j'ai avalé trop de médicaments | je veux mourir | je vais me suicider | j'ai envie d'en finir
    plus envie de vivre | appelez les pompiers | SAMU vite | il faut une ambulance | au secours | à l'aide !
    c'est une urgence | je n'arrive pas à me relever | je suis par terre et j'ai besoin d'aide | JE SUIS TOMBEE
    chui tombé | jsuis tombee ds la douche | il respir plus | I fell | I've fallen and can't get up
    my husband fell down the stairs | can't breathe | I can’t breathe | he is not breathing | she's unconscious
    bleeding a lot | chest pain | pain in my chest | heart attack | I think he had a stroke
    his face is drooping | my kitchen is on fire | I smell gas | I want to die | I'm going to kill myself
    call an ambulance | it's an emergency | took too many pills | she collapsed
    12 rue de Bourgogne je suis tombée | Courses svp. Et puis je suis tombée ce matin
    je suis tombée au 12 rue Bannier | tombée à terre depuis deux heures
    je ne me sens pas bien, je crois que je fais un malaise | mon fils convulse | je ne sens plus mon bras
    elle ne bouge plus | il a avalé de la javel | help my wife is choking | she can't speak and her arm is numb
    he won't wake up | Je suis tombée dans la rue du Secours
    mes jambes ne me portent plus, je suis étalée dans le couloir | mon mari cherche son air | l'air ne rentre plus
    ça me serre la poitrine et ça descend dans le bras | il s'est trompé, il a pris dix fois la dose
    le monde serait mieux sans moi | la poche des eaux vient de se rompre | on a tous mal à la tête depuis le poêle
    plus aucun signe de vie de madame Petit depuis lundi | les secours, vite, mon bébé | alaide | mordue par un chien
    j'ai fait une chute, ça va pas du tout | des hommes cassent ma porte | je fais une hypo
    the lady next door hasn't answered for three days | we all have headaches since the boiler came on | I cant breath
"""
NO_EMERGENCIES = """
    je ne suis pas tombée, rassurez-vous | ce n'est pas une urgence | rien de grave | pas urgent
    c'est pas urgent du tout | ma voiture est tombée en panne | la nuit est tombée | tombée amoureuse
    je suis tombée sur votre affiche | l'urgence sanitaire | les pompiers m'ont vendu un calendrier
    rue du Secours | 12 rue des Pompiers | j'ai besoin de mes médicaments | Bonjour | je respire mieux merci
    il n'a pas perdu connaissance | je n'ai pas fait de malaise | une prise de sang demain
    pour une prise de sang | tournez à gauche au feu rouge | un feu d'artifice | une bouteille de gaz
    la facture de gaz | je meurs de faim | mourir de rire | je suis tombée malade | ça tombe bien
    mon téléphone est tombé | la neige est tombée | fausse alerte, je ne suis pas tombée
    j'ai eu un AVC il y a deux ans | depuis mon infarctus je ne sors plus
    suite à ma chute j'ai besoin de courses | détecteur de fumée à changer | je ne saigne pas
    pas de feu chez moi | not an emergency | I haven't fallen | I did not fall | no fire here
    blood test tomorrow | blood pressure tablets please | he fell asleep | I fell in love | smoke alarm battery
    state of emergency | I'm dying for a coffee | besoin de pain, ce n'est pas urgent | j'ai peur de tomber
    I'm afraid of falling | don't worry, nothing serious | 3 place du Feu
    personne ne répond au téléphone de la mairie | du saumon fumé | les urgences de la semaine
    besoin d'un coup de main | coin du feu | courses en urgence svp
    I had a stroke two years ago, I need groceries | j'ai fait une chute l'an dernier
    assurance incendie à imprimer
    mon chien s'étouffe presque en mangeant ses croquettes | mon chat ne respire pas bien, le véto svp
    je suis par terre de rire | le feu est au rouge depuis dix minutes | plus besoin des pompiers
    je vais mourir sans mon café lol | mon avc date de 2015 | j'ai peur de faire un avc comme ma mère
    l'eau monte dans l'évier il est bouché | rue de la Chute d'eau | on est tombés, mais ça va
    poser un détecteur de monoxyde | my late husband died of a stroke | my dog fell ill
"""


def split(table: str) -> list[str]:
    return [text.strip() for line in table.strip().splitlines() for text in line.split("|")]


@pytest.mark.parametrize("text", split(EMERGENCIES))
def test_emergency(text: str) -> None:
    assert understand(text).emergency
    assert understand(text.upper()).emergency


@pytest.mark.parametrize("text", split(NO_EMERGENCIES))
def test_no_emergency(text: str) -> None:
    assert not understand(text).emergency
    assert not understand(text.upper()).emergency


@given(
    st.lists(st.sampled_from([*split(EMERGENCIES), *split(NO_EMERGENCIES)]), min_size=1, max_size=3).map(". ".join)
)
def test_a_danger_is_heard_whatever_else_is_said(text: str) -> None:
    called_off = "alerte" in text or "alarm" in text
    assert understand(f"Je saigne beaucoup. {text}").emergency or called_off
