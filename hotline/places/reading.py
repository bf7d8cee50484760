"""The ways an address can be read: which words are the street, which the town."""

from dataclasses import dataclass

from hotline.places.atlas import Atlas
from hotline.places.likeness import likeness
from hotline.places.place import Area
from hotline.places.spelling import Parts
from hotline.places.vocabulary import vocabulary
from hotline.records.gazetteer import KnownCommune

LIKE_A_TOWN = 0.8
LONGEST_TOWN = 4  # words


@dataclass(frozen=True)
class Town:
    """The communes that were named; none when nothing was, or nothing that is known."""

    insee: tuple[str, ...] = ()
    doubtful: bool = False  # something was said that may have been another town
    elsewhere: bool = False  # a town was named that lies outside all that is known


@dataclass(frozen=True)
class Reading:
    """One way to read an address; an empty street means that only the town was named."""

    street: str
    number: str | None
    town: Town


def readings(parts: Parts, atlas: Atlas, area: Area | None) -> list[Reading]:
    """The ways to read it, likeliest first: as it stands, then with a town taken off the street's end."""
    town = _named_town(parts, atlas, area)
    if town.elsewhere:
        return []
    found = [] if parts.street in atlas.by_key else [Reading(parts.street, parts.number, town)]
    if not town.insee or _named_by_postcode_only(parts, atlas):
        found += _with_town_behind(parts, atlas, town)
    for reading in list(found):
        found += _with_number_behind(reading)
    return found or [Reading("", None, _among(town, atlas.by_key[parts.street]))]


def guesses(parts: Parts, atlas: Atlas, area: Area | None) -> list[Reading]:
    """ "rue bourgogne olivay" with a misspelled town taken off; doubtful, the street's name may end so."""
    words = parts.street.split()
    most, found = LIKE_A_TOWN, []
    for start in range(max(1, len(words) - LONGEST_TOWN), len(words)):
        like, communes = _like_a_town(" ".join(words[start:]), atlas, area)
        street = _street_before(words, start)
        if like >= most and street:
            most, found = like, [Reading(street, parts.number, Town(_insee(communes), doubtful=True))]
    return found


def _named_town(parts: Parts, atlas: Atlas, area: Area | None) -> Town:
    by_postcode = _insee(atlas.by_postcode.get(parts.postcode or "", []))
    named = _town_in(parts.rest, atlas) or _town_in(parts.before, atlas)
    if named:
        both = tuple(insee for insee in _insee(named) if insee in by_postcode)
        strange = parts.postcode is not None and not both and not _same_departement(parts.postcode, named)
        return Town(both or _insee(named), doubtful=strange)
    if by_postcode:
        return Town(by_postcode)
    if parts.postcode is not None:
        near = _same_departement(parts.postcode, atlas.communes_of(area))
        return Town(doubtful=True, elsewhere=not near)
    return _misspelled_town(parts.rest, atlas, area)


def _named_by_postcode_only(parts: Parts, atlas: Atlas) -> bool:
    return not _town_in(parts.rest, atlas) and not _town_in(parts.before, atlas)


def _town_in(said: str, atlas: Atlas) -> list[KnownCommune]:
    """The communes whose whole name stands somewhere in these words; the longest name wins."""
    words = said.split()
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            key = " ".join(words[start : start + length])
            if key in atlas.by_key:
                return atlas.by_key[key]
    return []


def _misspelled_town(said: str, atlas: Atlas, area: Area | None) -> Town:
    """Words behind the street that are no floor and no staircase may be a town, known or not."""
    words = [word for word in said.split() if not word.isdigit() and word not in vocabulary().before_town]
    if not words or vocabulary().building & set(words):
        return Town()
    return Town(_insee(_like_a_town(" ".join(words), atlas, area)[1]), doubtful=True)


def _with_town_behind(parts: Parts, atlas: Atlas, town: Town) -> list[Reading]:
    """ "rue bourgogne olivet" read as the rue de Bourgogne of Olivet."""
    words = parts.street.split()
    found = []
    for start in range(len(words)):
        communes = atlas.by_key.get(" ".join(words[start:]))
        street = _street_before(words, start)
        if communes and street:
            found.append(Reading(street, parts.number, _among(town, communes)))
    return found


def _street_before(words: list[str], town: int) -> str | None:
    """The street's name before a town that begins at that word, without the "à" between them."""
    length = town
    while length and words[length - 1] in vocabulary().before_town:
        length -= 1
    return " ".join(words[:length]) if _has_name(words[:length]) else None


def _like_a_town(name: str, atlas: Atlas, area: Area | None) -> tuple[float, list[KnownCommune]]:
    """The commune that is most like it, or several that are so equally, and how like from 0 to 1."""
    judged = [(likeness(name, each.key), each) for each in atlas.communes_of(area)]
    most = max((like for like, _ in judged), default=0)
    return most, [each for like, each in judged if like == most >= LIKE_A_TOWN]


def _with_number_behind(reading: Reading) -> list[Reading]:
    """ "rue bourgogne 12" read as number 12; "rue 8 mai 1945" is tried as it stands before."""
    street, _, last = reading.street.rpartition(" ")
    if reading.number or not last.isdigit() or len(last) > 4 or not _has_name(street.split()):
        return []
    return [Reading(street, last.lstrip("0") or "0", reading.town)]


def _has_name(street: list[str]) -> bool:
    known = vocabulary()
    return len(street) > 1 or (street != [] and street[0] not in known.types - known.whole_types)


def _among(town: Town, communes: list[KnownCommune]) -> Town:
    both = tuple(insee for insee in _insee(communes) if insee in town.insee)
    return Town(both or _insee(communes), town.doubtful)


def _insee(communes: list[KnownCommune]) -> tuple[str, ...]:
    return tuple(commune.insee for commune in communes)


def _same_departement(postcode: str, communes: list[KnownCommune]) -> bool:
    return any(postcode[:2] == commune.insee[:2] for commune in communes)
