"""Letters without their accents and strokes, as many people type them."""

import re
from functools import lru_cache
from unicodedata import normalize

ACCENTS = "\u0300-\u036f"
"""The marks that are taken away, as a range of a character class."""

_REMEMBERED = 16_384
_ACCENT = re.compile(f"[{ACCENTS}]")
_STROKED = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe"})
"""Letters that no decomposition takes apart, and what is typed for them."""


@lru_cache(_REMEMBERED)
def unaccented(unit: str) -> str:
    """A unit without accents and strokes."""
    return unit if unit.isascii() else _ACCENT.sub("", normalize("NFD", unit)).translate(_STROKED)
