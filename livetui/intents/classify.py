"""What a comment is about, told by the words in it."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Protocol

from msgspec import Struct

from livetui.intents import lexicon as lexicons
from livetui.intents.folding import Folding
from livetui.intents.intent import Intent, asked
from livetui.intents.lexicon import Lexicon
from livetui.intents.matcher import Matcher
from livetui.intents.patterns import Accents, parse
from livetui.intents.senses import Kind, Meaning, Sense, sense_in, sense_of, words_of

_REMEMBERED = 65_536
_LONGEST = 200  # a longer comment is not remembered
_LEAST_GUESSED = 2  # units of a pattern that is found without its accents: single words are too much like others


class Heard(Struct, frozen=True):
    """What was understood of a comment: ``wanted`` are the intents that want an answer."""

    intents: frozenset[Intent]
    asks: bool
    wanted: frozenset[Intent]

    @property
    def waits(self) -> bool:
        """Whether it may be waiting for an answer: something is wanted, or something is asked that nobody foresaw."""
        return bool(self.wanted) or (self.asks and not self.intents)


class Intents:
    """Lexicons made ready: later ones extend earlier ones; threads may share them."""

    def __init__(self, parts: Sequence[Lexicon], breathe: Callable[[], object] = lambda: None) -> None:
        """``breathe`` is called about every millisecond, for other threads to have their turn."""
        self._folding = Folding([group for part in parts for group in part.alike])
        self._matcher: Matcher[Meaning, Sense] = Matcher(sense_of)
        self._heard: dict[tuple[str, str | None], Heard] = {}
        self._words: dict[str, tuple[str, ...]] = {}
        self._lock = Lock()  # what the matcher meets it remembers
        for at, part in enumerate(parts):
            self._enter(part, parts[at + 1 :], breathe)

    def hear(self, text: str, lang: str | None = None) -> Heard:
        """All that is understood of ``text``; ``lang`` is the feed's word on its language, such as ``en`` or ``pt-BR``.

        It is remembered, so that hearing it again costs next to nothing.
        """
        heard = self._heard.get((text, lang))
        if heard is None:
            heard = self.understand(text, lang)
            if len(text) <= _LONGEST:
                if len(self._heard) >= _REMEMBERED:
                    self._heard.clear()
                self._heard[text, lang] = heard
        return heard

    def understand(self, text: str, lang: str | None = None) -> Heard:
        """The same, not remembered."""
        units = self._folding.units(text)
        with self._lock:
            found = self._matcher.find(units)
        if not found:
            return _heard(frozenset(), "?" in text or "？" in text)
        intents, asks = sense_in(found, units, lang.lower().partition("-")[0] if lang else "")
        return _heard(frozenset(intents), asks or "?" in text or "？" in text)

    def words(self, text: str) -> tuple[str, ...]:
        """What carries meaning in ``text``: its words, folded, without fillers, without words that ask, none twice.

        Of a script without spaces, runs of characters.
        """
        words = self._words.get(text)
        if words is None:
            units = self._folding.units(text)
            with self._lock:
                found = self._matcher.find(units)
            words = words_of(found, units)
            if len(text) <= _LONGEST:
                if len(self._words) >= _REMEMBERED:
                    self._words.clear()
                self._words[text] = words
        return words

    def _enter(self, part: Lexicon, later: Sequence[Lexicon], breathe: Callable[[], object]) -> None:
        self._add(part.fillers, Kind.FILLER, None, part)
        self._add(part.signs, Kind.SIGN, None, part)
        self._add(part.questions, Kind.QUESTION, None, part)
        for intent, wording in part.intents.items():
            if not any(_replaces(other, part, intent) for other in later):
                self._add(wording.any, Kind.ANY, intent, part)
                self._add(wording.ambiguous, Kind.ANY, intent, part, sure=False)
                self._add(wording.only, Kind.ONLY, intent, part)
                self._add(wording.no, Kind.NO, intent, part)
            breathe()

    def _add(self, patterns: Iterable[str], kind: Kind, intent: Intent | None, part: Lexicon, *, sure: bool = True) -> None:
        for pattern in patterns:
            meaning = Meaning(kind, intent, part.codes, sure)
            if not part.accents:
                self._matcher.add(parse(pattern, self._folding), meaning, part.gap)
                continue
            self._matcher.add(parse(pattern, self._folding, Accents.KEPT), meaning, part.gap)
            if kind is not Kind.SIGN:
                guess = meaning._replace(sure=kind is Kind.NO, least=_LEAST_GUESSED if kind in (Kind.ANY, Kind.ONLY) else 1)
                self._matcher.add(parse(pattern, self._folding, Accents.LEFT_OUT), guess, part.gap)


class Ready(Protocol):
    """Makes lexicons ready when first called, which takes half a second, and then has them."""

    def __call__(self, breathe: Callable[[], object] = lambda: None) -> Intents:
        """The lexicons; ``breathe`` is called again and again meanwhile, for other threads to have their turn."""


def extended(paths: Iterable[Path]) -> Ready:
    """The shipped lexicons and the user's own, later ones extending earlier ones.

    A folder stands for the ``.toml`` files in it, by name. The user's own are read here and now: raises `UsageError` with a
    sentence that names the file, and where one can be told the line, of what is wrong.
    """
    own = tuple(lexicons.load(file) for path in paths for file in lexicons.files_of(path))
    return _once(own) if own else shipped


def _once(own: Sequence[Lexicon] = ()) -> Ready:
    """Made once, whichever thread asks first."""
    lock, made = Lock(), list[Intents]()

    def get(breathe: Callable[[], object] = lambda: None) -> Intents:
        with lock:
            if not made:
                made.append(Intents((*lexicons.shipped(breathe), *own), breathe))
            return made[0]

    return get


shipped = _once()
"""The lexicons that come with the program, made ready."""


@cache
def _heard(intents: frozenset[Intent], asks: bool) -> Heard:
    """There are not many different ones."""
    return Heard(intents, asks, asked(intents, asks))


def _replaces(other: Lexicon, part: Lexicon, intent: Intent) -> bool:
    wording = other.intents.get(intent)
    return wording is not None and wording.replace and not set(other.codes).isdisjoint(part.codes)
