"""The main job, told as it happens to people."""

from tests.support.world import World


def test_a_text_becomes_a_request_and_the_first_oui_gets_it(world: World) -> None:
    marie, paul = world.volunteer("Marie", 300), world.volunteer("Paul", 600)
    odette = world.resident()

    odette.texts("Bonjour, j'ai besoin de mes médicaments, 12 bis rue de Bourgogne")
    odette.is_told("médicaments", "12 bis rue de Bourgogne, 45000 Orléans", "NON")
    marie.is_told("Marie", "médicaments", "rue de Bourgogne", "OUI")
    paul.is_told("Paul")

    marie.texts("OUI")
    marie.is_told("12 bis rue de Bourgogne, 45000 Orléans", world.the_request().password, "02 61 91 00 00")
    odette.is_told("Marie", world.the_request().password)
    paul.is_told("Un voisin s'en occupe")
    assert world.the_request().state == "accepted"

    paul.texts("oui")
    paul.is_told("Un autre voisin s'en occupe déjà")
    odette.is_told_nothing()
