"""What a comment is about, told by the words in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from pathlib import Path
from typing import NamedTuple

from livetui.intents import lexicon as lexicons
from livetui.intents.folding import Folding, plain, spaceless
from livetui.intents.intent import Intent, asked
from livetui.intents.lexicon import Lexicon
from livetui.intents.matcher import Found, Matcher
from livetui.intents.patterns import Accents, parse

_REMEMBERED = 32_768
_LONGEST = 200  # a longer comment is not remembered


@dataclass(frozen=True, slots=True)
class Heard:
    """What was understood of a comment.

    ``wanted`` are the intents that want an answer; ``words`` are the words that carry meaning, folded, in order, without
    repetition, of a script without spaces in runs. A comment that wants nothing and asks nothing has none.
    """

    intents: frozenset[Intent]
    asks: bool
    wanted: frozenset[Intent]
    words: tuple[str, ...]


class _Kind(Enum):
    ANY = auto()
    ONLY = auto()
    NO = auto()
    FILLER = auto()
    SIGN = auto()
    QUESTION = auto()


class _Meaning(NamedTuple):
    """What finding a pattern means; unless ``sure``, only in a comment in the language of the ``codes``."""

    kind: _Kind
    intent: Intent | None
    codes: tuple[str, ...]
    sure: bool


_Finds = list[Found[_Meaning]]


class Intents:
    """Lexicons made ready: later ones extend earlier ones."""

    def __init__(self, parts: Sequence[Lexicon]) -> None:
        self._folding = Folding([group for part in parts for group in part.alike])
        self._matcher: Matcher[_Meaning] = Matcher()
        self._heard: dict[tuple[str, str | None], Heard] = {}
        for at, part in enumerate(parts):
            self._enter(part, parts[at + 1 :])

    @classmethod
    def from_files(cls, paths: Iterable[Path] = ()) -> "Intents":
        """The shipped lexicons and the user's own; raises `UsageError` for what is wrong with one of these."""
        return cls((*lexicons.shipped(), *map(lexicons.load, paths)))

    def classify(self, text: str, lang: str | None = None) -> frozenset[Intent]:
        """What ``text`` is about; ``lang`` is the feed's word on its language, such as ``en`` or ``pt-BR``."""
        return self.hear(text, lang).intents

    def is_question(self, text: str, intents: frozenset[Intent]) -> bool:
        """Whether a comment with these intents waits for an answer."""
        return bool(asked(intents, self._asks(text, self._matcher.find(self._folding.units(text)))))

    def units(self, text: str) -> list[str]:
        """The words and characters of ``text`` as they are compared."""
        return list(map(plain, self._folding.units(text)))

    def hear(self, text: str, lang: str | None = None) -> Heard:
        """All that is understood of ``text``; remembered, so that hearing it again costs nothing."""
        key = (text, lang)
        heard = self._heard.get(key)
        if heard is None:
            heard = self._hear(text, lang)
            if len(text) <= _LONGEST:
                if len(self._heard) >= _REMEMBERED:
                    self._heard.clear()
                self._heard[key] = heard
        return heard

    def _hear(self, text: str, lang: str | None) -> Heard:
        units = self._folding.units(text)
        found = self._matcher.find(units)
        if not found:
            return _ASKS if "?" in text else _NOTHING
        intents = _intents(found, units, (lang or "").lower().partition("-")[0])
        asks = self._asks(text, found)
        wanted = asked(intents, asks)
        return Heard(intents, asks, wanted, _words(found, units) if wanted or asks else ())

    def _asks(self, text: str, found: _Finds) -> bool:
        return "?" in text or "?" in text or any(tag.kind is _Kind.QUESTION for tag, _, _ in found)

    def _enter(self, part: Lexicon, later: Sequence[Lexicon]) -> None:
        self._add(part.fillers, _Kind.FILLER, None, part)
        self._add(part.signs, _Kind.SIGN, None, part)
        self._add(part.questions, _Kind.QUESTION, None, part)
        for intent, wording in part.intents.items():
            if not any(_replaces(other, part, intent) for other in later):
                self._add(wording.any, _Kind.ANY, intent, part)
                self._add(wording.ambiguous, _Kind.ANY, intent, part, sure=False)
                self._add(wording.only, _Kind.ONLY, intent, part)
                self._add(wording.no, _Kind.NO, intent, part)

    def _add(
        self, patterns: Iterable[str], kind: _Kind, intent: Intent | None, part: Lexicon, *, sure: bool = True
    ) -> None:
        for pattern in patterns:
            meant = _Meaning(kind, intent, part.codes, sure)
            if not part.accents:
                self._matcher.add(parse(pattern, self._folding), meant, part.gap)
                continue
            self._matcher.add(parse(pattern, self._folding, Accents.KEPT), meant, part.gap)
            if kind is not _Kind.SIGN:
                guessed = meant._replace(sure=kind is _Kind.NO)
                self._matcher.add(parse(pattern, self._folding, Accents.LEFT_OUT), guessed, part.gap)


@cache
def shipped() -> Intents:
    """The lexicons that come with the program, made ready."""
    return Intents.from_files()


_NOTHING = Heard(frozenset(), False, frozenset(), ())
_ASKS = Heard(frozenset(), True, frozenset(), ())


def _replaces(other: Lexicon, part: Lexicon, intent: Intent) -> bool:
    wording = other.intents.get(intent)
    return wording is not None and wording.replace and not set(other.codes).isdisjoint(part.codes)


def _intents(found: _Finds, units: Sequence[str], lang: str) -> frozenset[Intent]:
    """What is meant, once what only seems so has been left out."""
    spoken = {lang}
    denied: dict[Intent, list[tuple[int, int]]] = {}
    for (kind, intent, codes, _), start, end in found:
        if kind is _Kind.SIGN:
            spoken.update(codes)
        elif kind is _Kind.NO and intent is not None:
            denied.setdefault(intent, []).append((start, end))
    meant: set[Intent] = set()
    silent: set[int] = set()
    alone: dict[Intent, set[int]] = {}
    for (kind, intent, codes, sure), start, end in found:
        if not (sure or not spoken.isdisjoint(codes)):
            continue
        if kind is _Kind.FILLER:
            silent.update(range(start, end))
        elif intent is None or any(low <= start and end <= high for low, high in denied.get(intent, ())):
            continue
        elif kind is _Kind.ANY:
            meant.add(intent)
        elif kind is _Kind.ONLY:
            alone.setdefault(intent, set()).update(range(start, end))
    if alone:
        silent.update(at for at, unit in enumerate(units) if not unit[0].isalnum())
        meant.update(intent for intent, at in alone.items() if len(at | silent) == len(units))
    return frozenset(meant)


def _words(found: _Finds, units: Sequence[str]) -> tuple[str, ...]:
    """The units that are no fillers and ask nothing, characters of a script without spaces joined."""
    silent = {at for tag, start, end in found if tag.kind in _SILENT for at in range(start, end)}
    words: list[str] = []
    last = -2
    for at, unit in enumerate(units):
        if at in silent or not unit[0].isalnum():
            continue
        if spaceless(unit) and last == at - 1 and spaceless(words[-1]):
            words[-1] += unit
        else:
            words.append(plain(unit))
        last = at
    return tuple(dict.fromkeys(words))


_SILENT = frozenset({_Kind.FILLER, _Kind.QUESTION})
