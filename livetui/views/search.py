"""Finding a name as people type it: without its accents, in small letters, in parts."""

from functools import lru_cache
from unicodedata import normalize

from livetui.intents.accents import unaccented


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """``text`` as it is compared: caseless, full-width forms as plain ones, and without accents as comments are read."""
    return unaccented(normalize("NFKD", normalize("NFKD", text).casefold()))


def found(query: str, *texts: str | None) -> bool:
    """Whether every word of the query stands somewhere in the texts; nothing asked is found everywhere."""
    return all(any(text and word in folded(text) for text in texts) for word in folded(query).split())
