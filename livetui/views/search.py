"""Finding a name as people type it: without its accents, in small letters, in parts."""

from functools import lru_cache
from unicodedata import combining, normalize

_WHOLE_LETTERS = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe"})
"""Letters that no decomposition takes apart, and what is typed for them."""


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """``text`` as it is compared: caseless, without accents, full-width forms as plain ones."""
    plain = normalize("NFKD", normalize("NFKD", text).casefold())
    return "".join(character for character in plain if not combining(character)).translate(_WHOLE_LETTERS)


def found(query: str, *texts: str | None) -> bool:
    """Whether every word of the query stands somewhere in the texts; nothing asked is found everywhere."""
    return all(any(text and word in folded(text) for text in texts) for word in folded(query).split())
