"""How a commune's streets come by their names; the lists are in names.toml and persons.toml."""

import tomllib
import unicodedata
from pathlib import Path
from random import Random
from typing import Any

from bench.addresses.communes import Commune

FOLDER = Path(__file__).parent
# The kinds that stand beside another street of the same name.
BESIDE = ("Impasse", "Place", "Allée", "Avenue", "Chemin", "Ruelle")
SHARE_BESIDE = 0.08
VOWELS = "aeiouyàâéèêîïôœ"
# In the old land register names had neither accents nor apostrophes, and some communes still hand them on so.
SHARE_OLD_REGISTER = 0.04


class Namer:
    """Gives names, the same ones for the same seed."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._lists: dict[str, Any] = _toml("names.toml") | _toml("persons.toml")
        tiers = self._lists["everywhere"]
        self._everywhere: list[str] = [name for tier in tiers for name in tier["names"]]
        self._weights = [tier["weight"] for tier in tiers for _ in tier["names"]]

    def names(self, commune: Commune, inhabitants: int, count: int) -> list[str]:
        """So many different street names for a commune, or for a part of it with so many inhabitants."""
        mix = next(mix["kinds"] for mix in self._lists["mixes"] if inhabitants <= mix["inhabitants"])
        old_register = self._random.random() < SHARE_OLD_REGISTER
        found: dict[str, str] = {}
        while len(found) < count:
            name = self._name(self._weighted(mix), commune)
            found.setdefault(plain(name), name)
            kind, _, rest = name.partition(" ")
            if kind == "Rue" and len(found) < count and self._random.random() < SHARE_BESIDE:
                beside = f"{self._random.choice(BESIDE)} {rest}"
                found.setdefault(plain(beside), beside)
        return [_as_in_old_register(name) if old_register else name for name in found.values()]

    def _name(self, way: str, commune: Commune) -> str:
        if way == "everywhere":
            return self._random.choices(self._everywhere, self._weights)[0]
        group = self._lists[way]
        if way in ("bare", "curious"):
            return self._one(group["names"])
        if way == "near":
            rest = towards(self._one(commune.neighbours)) if commune.neighbours else "de la Mer"
        elif way == "fields":
            rest = self._field(group)
        elif way == "tail":
            rest = self._person(group)
        else:
            rest = self._one(group["names"])
        return f"{self._weighted(group['types'])} {rest}"

    def _field(self, group: dict[str, Any]) -> str:
        female = self._random.random() < len(group["her"]) / (len(group["her"]) + len(group["him"]))
        noun = self._one(group["her" if female else "him"])
        if self._random.random() < 0.45:
            rest = self._random.choice(group["adjectives"])[1 if female else 0]
        else:
            rest = self._one(group["after"])
        return f"{'de la' if female else 'du'} {noun} {rest}"

    def _person(self, group: dict[str, Any]) -> str:
        before = self._one(group["titles"] if self._random.random() < 0.25 else self._lists["first"])
        return f"{before} {self._one(self._lists['last'])}"

    def _one(self, names: list[str]) -> str:
        return self._random.choice(names)

    def _weighted(self, weights: dict[str, int]) -> str:
        return self._random.choices(list(weights), list(weights.values()))[0]


def towards(commune: str) -> str:
    """A commune's name after its preposition: "du Mans", "d'Olivet", "de La Rochelle"."""
    for article, joined in (("Le ", "du "), ("Les ", "des ")):
        if commune.startswith(article):
            return joined + commune.removeprefix(article)
    return f"d'{commune}" if commune[0].lower() in VOWELS else f"de {commune}"


def plain(name: str) -> str:
    """Small letters without accents, hyphens and apostrophes: two names that differ in no more are one."""
    letters = unicodedata.normalize("NFD", name.replace("œ", "oe").replace("Œ", "Oe"))
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return kept.replace("-", " ").replace("'", " ").lower()


def _as_in_old_register(name: str) -> str:
    return plain(name).title()


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
