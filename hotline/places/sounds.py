"""How French names sound, roughly: "rue de carnai" like "rue de Carnet". Pure."""

from functools import lru_cache

from hotline.places.vocabulary import vocabulary

# Words whose sound is remembered: the same few thousand are asked for again and again.
WORDS_HEARD = 50_000


def sound(key: str) -> str:
    """How a folded name sounds, without spaces: "bo soleil" like "beau soleil", "chateau 9" like "chateauneuf"."""
    return "".join(word_sound(word) for word in key.split())


@lru_cache(maxsize=WORDS_HEARD)
def word_sound(word: str) -> str:
    """How one folded word sounds."""
    known = vocabulary()
    heard = known.spoken_numbers.get(word, word)
    for pattern, sounds_like in known.sounds:
        heard = pattern.sub(sounds_like, heard)
    return heard
