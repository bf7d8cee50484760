"""When what was heard of a time or a name counts as what the person wrote."""

import unicodedata

# Words that a reader may count to a time or leave out of it without changing what it says.
SMALL = frozenset(
    {"le", "la", "les", "l", "a", "au", "en", "de", "d", "du", "dans", "pour", "si", "possible", "svp"}
    | {"on", "at", "by", "the", "s", "if", "you", "can", "please"}
)
TITLES = frozenset({"m", "mme", "mr", "mrs", "ms", "miss", "mlle", "madame", "monsieur", "mademoiselle", "mister"})


def same_time(said: str | None, heard: str | None) -> bool:
    """Both none, or the same words but for small ones such as articles ("pour lundi", "lundi")."""
    return _words(said, SMALL) == _words(heard, SMALL)


def same_name(said: str | None, heard: str | None) -> bool:
    """Both none, or the same words but for the title ("Mme Lefèvre", "Lefèvre")."""
    return _words(said, TITLES) == _words(heard, TITLES)


def _words(text: str | None, without: frozenset[str]) -> list[str]:
    bare = unicodedata.normalize("NFKD", (text or "").casefold())
    letters = "".join(" " if not one.isalnum() else one for one in bare if not unicodedata.combining(one))
    return [word for word in letters.split() if word not in without]
