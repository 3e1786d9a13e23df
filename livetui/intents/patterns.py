"""The small language in which lexicons say what to look for.

how much            these words, one after the other, whole
pric*               a word that begins so
how ... cost        with up to the lexicon's ``gap`` other words (characters, in a script without spaces) between
(is|are|) left      one of these, or nothing; brackets may stand in brackets
#                   a number
多少钱              in a script without spaces: these characters, wherever they stand
"""

import re
from collections.abc import Callable
from enum import Enum, auto
from itertools import pairwise
from typing import TypeAlias

from msgspec import Struct

from livetui.intents.accents import unaccented
from livetui.intents.folding import Folding, PatternError, is_word

GAP = "..."
NUMBER = "#"
EXACT = "="
BARE = "~"
_LEAST_BEGINNING = 3
_DEEPEST = 5

_PIECE = re.compile(r"\.\.\.|…|[()|]|[^\s()|.…]+")


class Choice(Struct, frozen=True):
    """One of several sequences; an empty one stands for nothing."""

    options: "tuple[Phrase, ...]"


Step: TypeAlias = str
"""A unit, a beginning with ``*`` after it, `NUMBER`, or `GAP`; after `EXACT` a word with its accents, after `BARE` without."""
Part: TypeAlias = Step | Choice
Phrase: TypeAlias = tuple[Part, ...]


class Accents(Enum):
    """What the accents in a pattern mean."""

    IGNORED = auto()
    """A word is found with any and without."""
    KEPT = auto()
    """A word is found with the same accents alone."""
    LEFT_OUT = auto()
    """A word is found with the same accents, or written without any."""


def parse(pattern: str, folding: Folding, accents: Accents = Accents.IGNORED) -> Phrase:
    """What a pattern says; raises `PatternError` if it means nothing."""
    pieces = [GAP if piece == "…" else piece for piece in _PIECE.findall(pattern)]
    options, end = _options(pieces, 0, lambda piece: _steps(piece, folding, accents))
    if end < len(pieces):
        raise PatternError("has a closing bracket without an opening one")
    if len(options) > 1:
        raise PatternError("may have | only in brackets")
    sequence = options[0]
    if not any(map(_needed, sequence)):
        raise PatternError("has nothing that must be there")
    if sequence[0] == GAP or sequence[-1] == GAP or any(pair == (GAP, GAP) for pair in pairwise(sequence)):
        raise PatternError("may have ... only between two words")
    return sequence


def _options(pieces: list[str], at: int, steps: Callable[[str], list[Part]], depth: int = 0) -> tuple[list[Phrase], int]:
    """The sequences from a piece on to the bracket that closes them, and where it stands."""
    options: list[list[Part]] = [[]]
    while at < len(pieces) and pieces[at] != ")":
        piece = pieces[at]
        if piece == "(":
            if depth == _DEEPEST:
                raise PatternError(f"has more than {_DEEPEST} brackets in one another")
            inner, at = _options(pieces, at + 1, steps, depth + 1)
            if at == len(pieces):
                raise PatternError("has an opening bracket without a closing one")
            options[-1].append(Choice(tuple(inner)))
        elif piece == "|":
            options.append([])
        else:
            options[-1] += steps(piece)
        at += 1
    return [tuple(option) for option in options], at


def _steps(piece: str, folding: Folding, accents: Accents) -> list[Part]:
    if piece == GAP:
        return [GAP]
    units = folding.units(piece)
    if not units:
        raise PatternError(f"has “{piece}”, which comments are read without")
    if not piece.endswith("*"):
        return [_told_apart(unit, accents) if is_word(unit) else unit for unit in units]
    *before, beginning = map(unaccented, units)
    if len(beginning) < _LEAST_BEGINNING or not is_word(beginning):
        raise PatternError(f"may have * only after {_LEAST_BEGINNING} or more letters of a word")
    return [*before, f"{beginning}*"]


def _told_apart(word: str, accents: Accents) -> Part:
    bare = unaccented(word)
    if accents is Accents.IGNORED:
        return bare
    if word == bare:
        return f"{BARE}{bare}"
    exact = f"{EXACT}{word}"
    return exact if accents is Accents.KEPT else Choice(((exact,), (f"{BARE}{bare}",)))


def _needed(part: Part) -> bool:
    """Whether a part cannot be found in nothing."""
    if isinstance(part, Choice):
        return all(any(map(_needed, option)) for option in part.options)
    return part != GAP
