"""What callers say and choose, and what they are told, in each language there is."""

from dataclasses import dataclass


@dataclass(frozen=True, repr=False)
class Tongue:
    """One language, in the words that people use in the dialogues."""

    language: str
    # What a key is promised for.
    shopping: str
    medicine: str
    meal: str
    something_else: str
    company: str
    lift: str
    document: str
    pet: str
    anything_else: str
    yes: str
    no: str
    another_address: str
    to_hear: str
    to_hear_again: str
    somebody: str
    leave_message: str
    leave_none: str
    # What callers say.
    say_yes: str
    say_no: str
    wants_medicine: str
    wants_bulb: str
    fell: str
    mumbles: str
    # What is said to them.
    what_do_you_need: str
    did_not_understand: str
    noted: str
    other_need: str
    where: str
    understood: str
    which_number: str
    is_it_home: str
    not_found: str
    which_place: str
    we_will_call: str
    we_will_text: str
    call_us_again: str
    nobody_can_answer: str
    town_hall_knows: str
    never_mind: str
    goodbye: str
    hang_up_and_dial: str
    kept_as_it_is: str
    cancelled: str
    changed: str

    def __repr__(self) -> str:
        return self.language


FRENCH = Tongue(
    language="fr",
    shopping="courses",
    medicine="médicaments",
    meal="repas",
    something_else="autre chose",
    company="compagnie",
    lift="transport",
    document="document",
    pet="animal",
    anything_else="tout autre besoin",
    yes="oui",
    no="non",
    another_address="une autre adresse",
    to_hear="écouter",
    to_hear_again="réécouter",
    somebody="parler à quelqu'un",
    leave_message="laisser un message",
    leave_none="ne pas en laisser",
    say_yes="oui c'est bien ça",
    say_no="non",
    wants_medicine="J'ai besoin de mes médicaments",
    wants_bulb="il faudrait changer une ampoule",
    fell="au secours je suis tombée",
    mumbles="euh alors voilà",
    what_do_you_need="Dites ce qu'il vous faut",
    did_not_understand="Pardon",
    noted="C'est noté",
    other_need="coup de main",
    where="Où habitez-vous",
    understood="J'ai compris",
    which_number="À quel numéro",
    is_it_home="Est-ce pour chez vous",
    not_found="Je ne trouve pas cette adresse autour d'Orléans",
    which_place="Cette rue existe à plusieurs endroits",
    we_will_call="nous vous appelons avec son prénom et un mot de passe",
    we_will_text="nous vous envoyons un message",
    call_us_again="Rappelez-nous pour savoir qui peut venir",
    nobody_can_answer="Personne ne peut vous répondre",
    town_hall_knows="la mairie sait que vous avez appelé",
    never_mind="Ce n'est pas grave",
    goodbye="evoir",
    hang_up_and_dial="raccrochez et composez tout de suite le 15 ou le 112",
    kept_as_it_is="nous ne changeons rien",
    cancelled="C'est annulé",
    changed="C'est changé",
)
ENGLISH = Tongue(
    language="en",
    shopping="shopping",
    medicine="medicine",
    meal="meal",
    something_else="something else",
    company="company",
    lift="lift",
    document="document",
    pet="pet",
    anything_else="anything else",
    yes="yes",
    no="no",
    another_address="another address",
    to_hear="listening",
    to_hear_again="hearing it again",
    somebody="somebody to talk to",
    leave_message="leaving a",
    leave_none="leaving none",
    say_yes="yes that's right",
    say_no="no",
    wants_medicine="I need my medicine",
    wants_bulb="could somebody change a light bulb",
    fell="help me I have fallen and I can't get up",
    mumbles="well er you see",
    what_do_you_need="Say what you need",
    did_not_understand="Sorry",
    noted="oted",
    other_need="a helping hand",
    where="Where do you live",
    understood="I understood",
    which_number="At which number",
    is_it_home="Is it for your home",
    not_found="I can't find that address around Orléans",
    which_place="This street exists in several places",
    we_will_call="we will call you with their first name and a pass-word",
    we_will_text="we will text you",
    call_us_again="call us again to hear who can come",
    nobody_can_answer="Nobody can answer",
    town_hall_knows="the town hall knows that you called",
    never_mind="Never mind",
    goodbye="oodbye",
    hang_up_and_dial="hang up and dial 15 or 112 right now",
    kept_as_it_is="we change nothing",
    cancelled="It is cancelled",
    changed="It is changed",
)
TONGUES = (FRENCH, ENGLISH)
