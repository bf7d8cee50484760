"""What somebody hears and chooses who signs up as a volunteer, in French and in English."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Joining:
    """Telling pieces of what is said; fields called `to_…` are what a key is promised for."""

    we_will_keep: str
    to_agree: str
    to_renounce: str
    first_name: str
    my_name_is: str
    where_you_live: str
    street: str
    understood: str
    yes: str
    no: str
    no_such_address: str
    welcome: str
    to_be_checked: str
    known_already: str
    very_well: str
    somebody: str
    consent_to_recording: str
    which_number: str


JOINING = {
    "fr": Joining(
        we_will_keep="Nous garderons votre numéro, votre prénom et votre adresse",
        to_agree="accepter",
        to_renounce="renoncer",
        first_name="Dites votre prénom",
        my_name_is="je m'appelle",
        where_you_live="Où habitez-vous",
        street="le numéro et le nom de votre rue",
        understood="J'ai compris : ",
        yes="oui",
        no="non",
        no_such_address="Je ne trouve pas cette adresse",
        welcome="C'est fait, merci beaucoup",
        to_be_checked="La mairie vérifie votre inscription",
        known_already="déjà",
        very_well="Très bien",
        somebody="voisin",
        consent_to_recording="Votre message peut être enregistré",
        which_number="Tapez les dix chiffres de votre numéro",
    ),
    "en": Joining(
        we_will_keep="We will keep your number, first name and address",
        to_agree="agreeing",
        to_renounce="not signing up",
        first_name="Say your first name",
        my_name_is="my name is",
        where_you_live="Where do you live",
        street="the number and the name of your street",
        understood="I understood: ",
        yes="yes",
        no="no",
        no_such_address="I can't find that address",
        welcome="It is done, thank you very much",
        to_be_checked="The town hall checks your registration",
        known_already="already",
        very_well="Very well",
        somebody="neighbour",
        consent_to_recording="Your message can be recorded",
        which_number="Key the ten digits of your telephone number",
    ),
}
