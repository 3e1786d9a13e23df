"""Comments as units that compare: words in lower case, characters where a script has no spaces.

The scripts without spaces between words are Thai, Lao, Burmese, Khmer, Chinese and Japanese. A character there is one unit
together with the vowel and tone marks on it, so that no unit is found inside another.
"""

import re
from collections.abc import Iterable
from unicodedata import category, normalize

from livetui.intents.accents import ACCENTS

READ = 500
"""How many characters of a comment are read; no platform allows more."""

_REMEMBERED = 16_384
_APOSTROPHES = "'’‘ʼ`´"
_SKIN_TONES = "".join(map(chr, range(0x1F3FB, 0x1F400)))
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b6-\u17d3"
_SIGNS = "$%#\u00a2-\u00a5\u20a0-\u20bf\u0e3f\u203c\u2049\u2190-\u2bff\U0001f000-\U0001faff"

_UNIT = re.compile(rf"\d+|[{_SIGNS}]|[{_SPACELESS}][{_MARKS}]*|(?:[^\W\d_{_SPACELESS}][{ACCENTS}]*)+")
_DRAWN_OUT = re.compile(rf"([{_SPACELESS}])\1\1+")
_KEPT_MARK = re.compile(f"[{_MARKS}{ACCENTS}]")
_SPACELESS_UNIT = re.compile(f"[{_SPACELESS}]")


class PatternError(ValueError):
    """Something in a lexicon that means nothing; its text says why, to follow what it is about."""


class Folding:
    """Knows which letters stand for which: ``alike`` has the one that stands for others first, spaces between."""

    def __init__(self, alike: Iterable[str] = ()) -> None:
        self._letters = _Letters()
        self._spellings: list[tuple[str, str]] = []
        for group in alike:
            one, *others = group.split() or [""]
            if not others or any(other in one for other in others):
                raise PatternError("must be what stands for the others, then others that are no part of it")
            if any(len(other) > 1 and not spaceless(other) for other in others):
                raise PatternError("may have more than one letter only in a script without spaces")
            for other in others:
                if len(other) == 1:
                    self._letters[ord(other)] = one
                else:
                    self._spellings.append((other, one))

    def units(self, text: str) -> list[str]:
        """The words, numbers, signs and characters at the beginning of ``text``; of words, accents are kept."""
        text = text[:READ]
        if text.isascii():
            if text.isalpha():
                return [text.lower()]
            return _UNIT.findall(text.lower().replace("'", "").replace("`", ""))
        for other, one in self._spellings:
            if other in text:
                text = text.replace(other, one)
        return _UNIT.findall(_DRAWN_OUT.sub(r"\1", normalize("NFC", text.translate(self._letters))))


def is_word(unit: str) -> bool:
    """Whether a unit is a word with spaces around it, not a character, a number or a sign."""
    return unit[0].isalpha() and not spaceless(unit)


def spaceless(unit: str) -> bool:
    """Whether a unit is a character of a script without spaces."""
    return _SPACELESS_UNIT.match(unit) is not None


class _Letters(dict[int, str]):
    """What each code point stands for, worked out when it is first met; it remembers a bounded number of them."""

    def __missing__(self, code: int) -> str:
        folded = "".join(filter(_kept, normalize("NFKD", chr(code)).casefold()))
        if len(self) < _REMEMBERED:
            self[code] = folded
        return folded


def _kept(char: str) -> bool:
    if char in _APOSTROPHES or char in _SKIN_TONES:
        return False
    return category(char) not in {"Cf", "Mn", "Me"} or _KEPT_MARK.match(char) is not None
