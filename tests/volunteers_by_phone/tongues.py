"""What a volunteer hears and chooses, in French and in English: one dialogue is tested in both."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tongue:
    """Telling pieces of what is said; fields called `to_…` are what a key is promised for."""

    language: str
    groceries: str
    medicine: str
    metres: str
    welcome: str
    needs_help: str
    awaits: str
    message: str
    password: str
    to_accept: str
    to_decline: str
    accepted: str
    declined: str
    when_done: str
    taken: str
    over: str
    sorry: str
    call_again: str
    to_hear_again: str
    several: str
    four_digits: str
    no_such_code: str
    you_accepted: str
    to_talk: str
    hold_on: str
    nobody_answers: str
    talked: str
    to_say_done: str
    well_done: str
    to_say_no_more: str
    sure: str
    to_confirm: str
    to_go_all_the_same: str
    withdrawn: str
    to_pause_afterwards: str
    to_pause: str
    paused: str
    nothing: str
    not_yet: str
    to_ask_for_help: str
    what_you_need: str
    pausing: str
    to_resume: str
    resumed: str
    to_help_neighbours: str
    to_use_a_code: str
    to_sign_up: str
    which_number: str
    ten_digits: str
    in_the_text: str


FRENCH = Tongue(
    language="fr",
    groceries="courses",
    medicine="médicaments",
    metres="mètres",
    welcome="Merci de votre appel",
    needs_help="a besoin d'aide",
    awaits="vous attend",
    message="Son message",
    password="Mot de passe",
    to_accept="accepter",
    to_decline="refuser",
    accepted="Merci beaucoup",
    declined="merci de nous l'avoir dit",
    when_done="Quand c'est fait, rappelez-nous",
    taken="Un autre voisin s'en occupe déjà",
    over="Cette demande est terminée",
    sorry="Pardon",
    call_again="quand vous voulez",
    to_hear_again="réécouter",
    several="Plusieurs demandes vous attendent",
    four_digits="quatre chiffres",
    no_such_code="Nous ne trouvons pas ce code",
    you_accepted="Vous avez accepté",
    to_talk="parler à la personne",
    hold_on="Ne quittez pas",
    nobody_answers="Personne ne répond à l'instant",
    talked="Merci Marie, et au revoir",
    to_say_done="dire que c'est fait",
    well_done="c'est formidable",
    to_say_no_more="dire que vous ne pouvez plus",
    sure="Vous ne pouvez plus y aller",
    to_confirm="confirmer",
    to_go_all_the_same="y aller quand même",
    withdrawn="Nous cherchons un autre voisin",
    to_pause_afterwards="faire une pause ensuite",
    to_pause="faire une pause",
    paused="nous ne vous demandons plus rien",
    nothing="Aucune demande ne vous attend",
    not_yet="vérifie encore votre inscription",
    to_ask_for_help="demander de l'aide",
    what_you_need="Dites ce qu'il vous faut",
    pausing="Vous faites une pause",
    to_resume="reprendre",
    resumed="Bon retour Marie",
    to_help_neighbours="aider vos voisins",
    to_use_a_code="répondre à une demande avec un code",
    to_sign_up="vous inscrire comme bénévole",
    which_number="de votre inscription",
    ten_digits="dix chiffres",
    in_the_text="Mot de passe à donner",
)

ENGLISH = Tongue(
    language="en",
    groceries="shopping",
    medicine="medicine",
    metres="metres",
    welcome="Thank you for calling",
    needs_help="needs help",
    awaits="awaits you",
    message="Their message",
    password="Pass-word",
    to_accept="accepting",
    to_decline="declining",
    accepted="Thank you very much",
    declined="thank you for telling us",
    when_done="When it is done, call us again",
    taken="Another neighbour sees to it already",
    over="This request is over",
    sorry="Sorry",
    call_again="whenever you like",
    to_hear_again="hearing it again",
    several="Several requests await you",
    four_digits="four digits",
    no_such_code="We can't find that code",
    you_accepted="You have accepted",
    to_talk="talking to them",
    hold_on="Please hold on",
    nobody_answers="Nobody answers just now",
    talked="Thank you Marie, and goodbye",
    to_say_done="saying that it is done",
    well_done="that is wonderful",
    to_say_no_more="saying that you can't any more",
    sure="You can't go any more",
    to_confirm="confirming",
    to_go_all_the_same="going all the same",
    withdrawn="We are looking for another neighbour",
    to_pause_afterwards="a pause afterwards",
    to_pause="a pause",
    paused="we will not ask you anything more",
    nothing="No request awaits you",
    not_yet="still checks your registration",
    to_ask_for_help="asking for help",
    what_you_need="Say what you need",
    pausing="You are taking a well-earned pause",
    to_resume="starting again",
    resumed="Welcome back Marie",
    to_help_neighbours="helping your neighbours",
    to_use_a_code="answering a request with a code",
    to_sign_up="signing up as a volunteer",
    which_number="you registered with",
    ten_digits="ten digits",
    in_the_text="Pass-word to give",
)
