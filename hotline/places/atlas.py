"""What is known around a town: communes by name, sound and postcode, and the streets of each, kept in memory."""

import gc
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from threading import Lock
from typing import TypeVar

from rapidfuzz import fuzz

from hotline.places.alike import Names
from hotline.places.around import Commune, communes_around
from hotline.places.likeness import BY_SOUND
from hotline.places.place import Area
from hotline.places.sounds import sound
from hotline.places.streets import Streets
from hotline.records import gazetteer

AREAS_KEPT = 50
COMMUNES_KEPT = 4_000
LIKE_ENOUGH = 75  # of 100
MOST_ALIKE = 8
MOST_BEGINNING = 12
ARRONDISSEMENT = " arrondissement"

Kept = TypeVar("Kept")


class Atlas:
    """The communes that may have addresses in an area, or all; streets are read when they are first asked for."""

    def __init__(self, area: Area | None, communes: Sequence[Commune]) -> None:
        self.area = area
        self.communes = communes
        self._streets: OrderedDict[str, Streets] = OrderedDict()
        self._reading = Lock()  # the web process looks up in many threads
        self.by_key: dict[str, list[Commune]] = defaultdict(list)
        self.by_postcode: dict[str, list[Commune]] = defaultdict(list)
        for commune in communes:
            for key in _keys_of(commune):
                self.by_key[key].append(commune)
            for postcode in commune.postcodes:
                self.by_postcode[postcode].append(commune)

    @cached_property
    def imported(self) -> list[str]:
        """The INSEE codes of the communes whose streets are known."""
        return sorted({commune.insee for commune in self.communes if commune.imported})

    @cached_property
    def own(self) -> Commune | None:
        """The town itself: the commune nearest to the area's centre, of the imported ones if there are any."""
        area = self.area
        if area is None:
            return None
        known = [
            commune for commune in self.communes if not commune.old and commune.imported == bool(self.imported)
        ]
        return min(known, key=lambda each: area.distance(each.latitude, each.longitude), default=None)

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each imported commune by its INSEE code."""
        return {each.insee: each.name for each in self.communes if each.imported and not each.old}

    @cached_property
    def all_streets(self) -> Streets:
        """The streets of all communes together."""
        return Streets([street for streets in self.streets(self.imported).values() for street in streets.all])

    @cached_property
    def departements(self) -> frozenset[str]:
        """The first two figures of all postcodes."""
        return frozenset(postcode[:2] for postcode in self.by_postcode)

    def beginning(self, said: str) -> list[Commune]:
        """The communes whose name goes on behind these folded words, when they are few."""
        found = self._beginnings.get(said, [])
        return found if len(found) <= MOST_BEGINNING else []

    def alike(self, said: str) -> list[tuple[Commune, float]]:
        """The communes whose name is like these folded words, with how much from 0 to 1, the likest first."""
        joined, heard = said.replace(" ", ""), sound(said)
        keys = self._joined.like(joined, LIKE_ENOUGH, MOST_ALIKE) | self._sounds.like(
            heard, LIKE_ENOUGH, MOST_ALIKE
        )
        likes = {key: _by_letters_and_sound(joined, heard, key) for key in keys}
        ranked = sorted(likes, key=lambda key: (-max(likes[key]), -sum(likes[key])))[:MOST_ALIKE]
        return [(commune, max(likes[key])) for key in ranked for commune in self.by_key[key]]

    def streets(self, communes: Iterable[str]) -> dict[str, Streets]:
        """The streets of these communes by INSEE code, read from the database where they are not in memory."""
        wanted = [insee for insee in dict.fromkeys(communes) if insee in self._known]
        with self._reading:
            missing = [insee for insee in wanted if insee not in self._streets]
            if missing:
                self._read(missing)
            found = {insee: self._streets[insee] for insee in wanted}
            for insee in wanted:
                self._streets.move_to_end(insee)
            while len(self._streets) > COMMUNES_KEPT:
                self._streets.popitem(last=False)
        return found

    def _read(self, missing: list[str]) -> None:
        by_commune: dict[str, list[gazetteer.KnownStreet]] = {insee: [] for insee in missing}
        for street in gazetteer.streets_of(missing):
            by_commune[street.insee].append(street)
        for insee, streets in by_commune.items():
            self._streets[insee] = Streets(streets)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.imported)

    @cached_property
    def _beginnings(self) -> dict[str, list[Commune]]:
        beginnings: dict[str, list[Commune]] = defaultdict(list)
        for key, communes in self.by_key.items():
            words = key.split()
            for length in range(1, len(words)):
                beginnings[" ".join(words[:length])] += communes
        return _kept(dict(beginnings))

    @cached_property
    def _joined(self) -> Names:
        return _kept(Names((key.replace(" ", ""), key) for key in self.by_key))

    @cached_property
    def _sounds(self) -> Names:
        return _kept(Names((sound(key), key) for key in self.by_key))


def _kept(built: Kept) -> Kept:
    """Until the next import: to look through it for rubbish each time takes a tenth of a second."""
    gc.freeze()
    return built


_version = ""
_atlases: dict[Area | None, Atlas] = {}


def atlas(area: Area | None) -> Atlas:
    """What is known around this area; one query when nothing has been imported since."""
    global _version
    version = gazetteer.version()
    if version != _version or len(_atlases) >= AREAS_KEPT:
        _atlases.clear()
        _version = version
    if area not in _atlases:
        _atlases[area] = _kept(Atlas(area, communes_around(area)))
    return _atlases[area]


def _keys_of(commune: Commune) -> list[str]:
    """ "paris 11 arrondissement" is also "paris 11", and one of those meant by "paris"."""
    short = commune.key.removesuffix(ARRONDISSEMENT)
    return [commune.key] if short == commune.key else [commune.key, short, short.rpartition(" ")[0]]


def _by_letters_and_sound(joined: str, heard: str, key: str) -> tuple[float, float]:
    letters = fuzz.ratio(joined, key.replace(" ", "")) / 100
    return letters, fuzz.ratio(heard, sound(key)) / 100 * BY_SOUND
