"""What the carrier itself lets a person hear, from `words.toml`."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def read_words() -> dict[str, dict[str, str]]:
    """Each phrase with its `words` and its `language`."""
    path = Path(__file__).with_suffix(".toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
