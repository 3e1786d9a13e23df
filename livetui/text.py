"""Text from outside, made safe to draw, and cut or padded by the cells it takes.

A ``Clean`` comes from ``clean()``, from the functions here that take ``Clean``, or from ``Clean("…")`` around a literal
or number of our own; nothing else may wrap a string, for drawing trusts the type.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NewType
from unicodedata import category, normalize

from rich.cells import cell_len, get_character_cell_size

Clean = NewType("Clean", str)
"""Text that cannot move the cursor, hide, reorder or pile up: what drawing functions take."""

ELLIPSIS = Clean("…")

_MOST_MARKS = 2
_MARKS_BEFORE_COMPOSING = 8  # composing sorts a run of marks in quadratic time
_REMEMBERED = 16_384
_LOOKED_AT = 16  # characters for each one shown: what is dropped may stand between them, a megabyte of it need not be read

_SPACES = frozenset("\t\n\v\f\r\x85\u2028\u2029")
_REPLACED = frozenset({"Cc", "Cs"})
_DROPPED = frozenset({"Cf", "Co", "Cn"})
_MARKS = frozenset({"Mn", "Mc", "Me"})
_JOINED = frozenset(map(chr, (*range(0x1160, 0x1200), *range(0xD7B0, 0xD800))))  # Hangul vowels and finals: no cells either
_INVISIBLE = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"  # fillers: blank, yet not white space
    "\u180b\u180c\u180d\u180f"  # variation selectors: Mongolian, general, supplementary
    + "".join(map(chr, range(0xFE00, 0xFE10)))
    + "".join(map(chr, range(0xE0100, 0xE01F0)))
    + "".join(map(chr, range(0x1F3FB, 0x1F400)))  # skin tones
)


_DISPUTED = frozenset(
    map(
        chr,
        (
            *range(0x2630, 0x2638), *range(0x268A, 0x2690), *range(0x1D300, 0x1D357), *range(0x1D360, 0x1D377),
            0x302E, 0x302F, *range(0x3248, 0x3250), 0x16FF0, 0x16FF1,
        ),
    )
)  # fmt: skip
"""One cell or two, by the age of the terminal: what follows would stand elsewhere than we think."""


def clean(text: str, limit: int = 500) -> Clean:
    """``text`` without anything a terminal obeys or a reader cannot see, in NFC, at most ``limit`` characters long."""
    text = text[: _LOOKED_AT * limit + 1000]
    if not (text.isascii() and text.isprintable()):
        text = text.translate(_SHOWN_AS)
        if not text.isascii():
            text = _few_marks(text, _MARKS_BEFORE_COMPOSING)
            text = _few_marks(normalize("NFC", text), _MOST_MARKS)
    if len(text) > limit:
        text = text[: limit - 1].rstrip() + ELLIPSIS if limit > 0 else ""
    return Clean(text)


@lru_cache(1024)
def plain(name: str) -> str:
    """A name as it is compared with another: what looks the same is the same, in small letters or capitals."""
    return clean(name, 200).casefold()


def width(text: Clean) -> int:
    """How many cells ``text`` takes on the screen, as Textual counts them."""
    return len(text) if text.isascii() else cell_len(text)


def fit(text: Clean, cells: int) -> Clean:
    """``text``, cut with an ellipsis where it takes more than ``cells`` cells; no character is cut in half."""
    if width(text) <= cells:
        return text
    if cells <= 0:
        return Clean("")
    return Clean(text[: _end_within(text, cells - 1)].rstrip() + ELLIPSIS)


def pad(text: Clean, cells: int, align: Literal["left", "right"] = "left") -> Clean:
    """``text`` in exactly ``cells`` cells: cut, or filled up with spaces on the side away from ``align``."""
    fitted = fit(text, cells)
    space = " " * (cells - width(fitted))
    return Clean(fitted + space if align == "left" else space + fitted)


def join(parts: Iterable[Clean], separator: Clean = Clean(" ")) -> Clean:
    """Clean parts as one clean text."""
    return Clean(separator.join(parts))


class _ShownAs(dict[int, int | str]):
    """What each code point is shown as, worked out when it is first met; it remembers a bounded number of them."""

    def __missing__(self, code: int) -> int | str:
        shown = _shown_as(code)
        if len(self) < _REMEMBERED:
            self[code] = shown
        return shown


_SHOWN_AS = _ShownAs()


def _shown_as(code: int) -> int | str:
    char = chr(code)
    if char in _SPACES:
        return " "
    kind = category(char)
    if kind in _REPLACED or char in _DISPUTED:
        return "\ufffd"
    if kind in _DROPPED or char in _INVISIBLE:
        return ""
    return code


def _few_marks(text: str, most: int) -> str:
    """``text`` with at most ``most`` characters that take no cell after each base, and none before the first."""
    kept = []
    run = most
    for char in text:
        if char in _JOINED or category(char) in _MARKS:
            run += 1
            if run > most:
                continue
        else:
            run = 0
        kept.append(char)
    return "".join(kept)


def _end_within(text: str, cells: int) -> int:
    """Where the longest beginning of ``text`` within ``cells`` cells ends; the two letters of a flag stay together."""
    used = 0
    for index, char in enumerate(text):
        used += get_character_cell_size(char)
        if used > cells:
            letters = index - len(text[:index].rstrip(_FLAG_LETTERS))
            return index - 1 if char in _FLAG_LETTERS and letters % 2 else index
    return len(text)


_FLAG_LETTERS = "".join(map(chr, range(0x1F1E6, 0x1F200)))
