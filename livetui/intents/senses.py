"""What finding patterns in a comment means."""

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from livetui.intents.accents import unaccented
from livetui.intents.folding import spaceless
from livetui.intents.intent import Intent
from livetui.intents.matcher import Found

_MOST_ALONE = 16  # units of a comment that may hold nothing else


_Spans: TypeAlias = dict[Intent, list[tuple[int, int]]]


class Kind(Enum):
    """What a list in a lexicon is for."""

    ANY = auto()
    ONLY = auto()
    NO = auto()
    FILLER = auto()
    SIGN = auto()
    QUESTION = auto()


class Meaning(NamedTuple):
    """What finding one pattern means; unless ``sure``, only in a comment in the language of the ``codes``."""

    kind: Kind
    intent: Intent | None
    codes: tuple[str, ...]
    sure: bool
    least: int = 1
    """So many units must have been found."""

    def holds(self, units: int, spoken: set[str]) -> bool:
        """Whether it is meant by so many units of a comment in which these languages are spoken."""
        return units >= self.least and (self.sure or not spoken.isdisjoint(self.codes))


class Sense(Struct, frozen=True):
    """What finding some patterns in the same units means."""

    asks: bool
    silent: bool
    """It may be left out: a filler, or a word that asks."""
    filler: bool
    spoken: frozenset[str]
    """The codes of the languages that it is a sign of."""
    denied: tuple[Intent, ...]
    meant: tuple[Intent, ...]
    alone: tuple[Meaning, ...]
    """What is meant if the comment holds nothing else."""
    guessed: tuple[Meaning, ...]
    """What is meant if the comment is in a certain language."""


def sense_of(meanings: Iterable[Meaning]) -> Sense:
    """All these meanings together."""
    told = tuple(meanings)
    kinds = {meaning.kind for meaning in told}
    surely = {meaning.kind for meaning in told if meaning.sure}

    def intents(kind: Kind) -> tuple[Intent, ...]:
        return tuple({tag.intent for tag in told if tag.kind is kind and tag.sure and tag.intent is not None})

    return Sense(
        asks=Kind.QUESTION in kinds,
        silent=bool(kinds & {Kind.FILLER, Kind.QUESTION}),
        filler=Kind.FILLER in surely,
        spoken=frozenset(code for tag in told if tag.kind is Kind.SIGN for code in tag.codes),
        denied=intents(Kind.NO),
        meant=intents(Kind.ANY),
        alone=tuple(tag for tag in told if tag.kind is Kind.ONLY),
        guessed=tuple(tag for tag in told if tag.kind in (Kind.ANY, Kind.FILLER) and not tag.sure),
    )


def sense_in(found: Sequence[Found[Sense]], units: Sequence[str], lang: str) -> tuple[set[Intent], bool]:
    """What a comment of these units means, of which this was found, and whether it has a word that asks.

    ``lang`` is the feed's word on its language.
    """
    denied: _Spans = {}
    asks = guesses = alone = False
    for sense, start, end in found:
        for intent in sense.denied:
            denied.setdefault(intent, []).append((start, end))
        if sense.asks:
            asks = True
        if sense.guessed:
            guesses = True
        if sense.alone:
            alone = True
    meant: set[Intent] = set()
    for sense, start, end in found:
        for intent in sense.meant:
            if not (intent in denied and _within(start, end, denied[intent])):
                meant.add(intent)
    alone = alone and len(units) <= _MOST_ALONE
    if guesses or alone:
        spoken = {lang}.union(*[sense.spoken for sense, _, _ in found])
        if guesses:
            meant |= _guessed(found, spoken, denied)
        if alone:
            meant |= _alone(found, units, spoken, denied)
    return meant, asks


def _guessed(found: Sequence[Found[Sense]], spoken: set[str], denied: _Spans) -> set[Intent]:
    """What is meant because of the languages spoken."""
    return {
        tag.intent
        for sense, start, end in found
        for tag in sense.guessed
        if tag.kind is Kind.ANY and tag.intent is not None and tag.holds(end - start, spoken)
        if not _within(start, end, denied.get(tag.intent, []))
    }


def _alone(found: Sequence[Found[Sense]], units: Sequence[str], spoken: set[str], denied: _Spans) -> set[Intent]:
    """What is meant because the comment holds nothing else, but for what says nothing; a bit stands for a unit."""
    silent = sum(1 << at for at, unit in enumerate(units) if not unit[0].isalnum())
    said: dict[Intent, int] = {}
    for sense, start, end in found:
        bits = (1 << end) - (1 << start)
        if sense.filler or any(tag.kind is Kind.FILLER and tag.holds(end - start, spoken) for tag in sense.guessed):
            silent |= bits
        for tag in sense.alone:
            intent = tag.intent
            if intent is not None and tag.holds(end - start, spoken) and not _within(start, end, denied.get(intent, [])):
                said[intent] = said.get(intent, 0) | bits
    every = (1 << len(units)) - 1
    return {intent for intent, bits in said.items() if bits | silent == every}


def _within(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(low <= start and end <= high for low, high in spans)


def words_of(found: Sequence[Found[Sense]], units: Sequence[str]) -> tuple[str, ...]:
    """The units that are no fillers and ask nothing, without accents, characters of a script without spaces joined."""
    silent = {at for sense, start, end in found if sense.silent for at in range(start, end)}
    words: list[str] = []
    last = -2
    for at, unit in enumerate(units):
        if at in silent or not unit[0].isalnum():
            continue
        if spaceless(unit) and last == at - 1 and spaceless(words[-1]):
            words[-1] += unit
        else:
            words.append(unaccented(unit))
        last = at
    return tuple(dict.fromkeys(words))
