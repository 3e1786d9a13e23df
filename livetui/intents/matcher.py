"""Finds all patterns of all lexicons at once.

The patterns together are one automaton. Where it may be after the units read so far is worked out when it is first needed
and remembered, so that a unit costs one look-up, however many patterns there are.
"""

import re
from collections.abc import Sequence as List
from typing import Generic, NamedTuple, TypeVar

from livetui.intents.folding import is_word, plain
from livetui.intents.patterns import BARE, EXACT, GAP, NUMBER, Choice, Sequence, Step

Tag = TypeVar("Tag")

_REMEMBERED_UNITS = 65_536
_REMEMBERED_PLACES = 32_768
_LONGEST = 40  # letters of a word that are compared
_LEAST_BEGINNING = 3
_RUN = re.compile(r"(.)\1\1+")
_LAST_TWICE = re.compile(r"(.)\1$")


class Found(NamedTuple, Generic[Tag]):
    """What was found, from which unit up to which, the last not included."""

    tag: Tag
    start: int
    end: int


class _Node(Generic[Tag]):
    """A place within a pattern: which steps lead on, where any unit does, where one is without a step, and what is found."""

    __slots__ = ("after", "after_any", "found", "same")

    def __init__(self) -> None:
        self.after: dict[Step, list[_Node[Tag]]] = {}
        self.after_any: list[_Node[Tag]] = []
        self.same: list[_Node[Tag]] = []
        self.found: list[Tag] = []


class _Place(Generic[Tag]):
    """All the places where one may be at once; ``following`` is what is known of where units lead."""

    __slots__ = ("following", "nodes", "tags")

    def __init__(self, nodes: frozenset[_Node[Tag]]) -> None:
        self.nodes = nodes
        self.tags = tuple(dict.fromkeys(tag for node in nodes for tag in node.found))
        self.following: dict[tuple[Step, ...], _Place[Tag]] = {}


class Matcher(Generic[Tag]):
    """Add patterns, then find them. From each unit no more are read than the longest pattern is long: time grows with the text."""

    def __init__(self) -> None:
        self._start: _Node[Tag] = _Node()
        self._steps: set[Step] = set()
        self._known: dict[str, tuple[Step, ...]] = {}
        self._places: dict[frozenset[_Node[Tag]], _Place[Tag]] = {}
        self._first = _Place(frozenset((self._start,)))

    def add(self, sequence: Sequence, tag: Tag, gap: int) -> None:
        """Find this from now on, with up to ``gap`` units where it has a gap."""
        self._grow(self._start, sequence, gap).found.append(tag)
        self._known.clear()
        self._forget_places()

    def find(self, units: List[str]) -> list[Found[Tag]]:
        """Everything found, overlapping ones too."""
        known = self._known
        steps = [known[unit] if unit in known else self._meet(unit) for unit in units]
        found: list[Found[Tag]] = []
        first, count = self._first, len(steps)
        for start, options in enumerate(steps):
            if not options:
                continue
            place, at = first, start
            while at < count:
                following = place.following.get(steps[at])
                place = following if following is not None else self._follow(place, steps[at])
                if not place.nodes:
                    break
                at += 1
                for tag in place.tags:
                    found.append(Found(tag, start, at))
        return found

    def _grow(self, node: _Node[Tag], sequence: Sequence, gap: int) -> _Node[Tag]:
        """Where a sequence ends that begins at a node."""
        for part in sequence:
            end: _Node[Tag] = _Node()
            if isinstance(part, Choice):
                for option in part.options:
                    self._grow(node, option, gap).same.append(end)
            elif part == GAP:
                for _ in range(gap):
                    node.same.append(end)
                    later: _Node[Tag] = _Node()
                    node.after_any.append(later)
                    node = later
                node.same.append(end)
            else:
                self._steps.add(part)
                node.after.setdefault(part, []).append(end)
            node = end
        return node

    def _follow(self, place: _Place[Tag], steps: tuple[Step, ...]) -> _Place[Tag]:
        """Where a unit leads, remembered from now on; a bounded number of places is remembered."""
        ahead = [after for node in place.nodes for after in node.after_any]
        ahead += [after for node in place.nodes for step in steps for after in node.after.get(step, ())]
        nodes = _with_the_same(ahead)
        if len(self._places) >= _REMEMBERED_PLACES:
            self._forget_places()
        following = self._places.get(nodes)
        if following is None:
            following = self._places[nodes] = _Place(nodes)
        place.following[steps] = following
        return following

    def _forget_places(self) -> None:
        self._places.clear()
        self._first = _Place(_with_the_same([self._start]))

    def _meet(self, unit: str) -> tuple[Step, ...]:
        """The steps a unit can be taken for; a bounded number of units is remembered."""
        steps = self._steps_of(unit)
        if len(self._known) >= _REMEMBERED_UNITS:
            self._known.clear()
        self._known[unit] = steps
        return steps

    def _steps_of(self, unit: str) -> tuple[Step, ...]:
        if unit.isdecimal():
            return tuple(step for step in (unit, NUMBER) if step in self._steps)
        if not is_word(unit):
            return (unit,) if unit in self._steps else ()
        for spelling in _spellings(unit[:_LONGEST]):
            bare = plain(spelling)
            told_apart = f"{BARE}{bare}" if bare == spelling else f"{EXACT}{spelling}"
            beginnings = (f"{bare[:end]}*" for end in range(_LEAST_BEGINNING, len(bare) + 1))
            if steps := tuple(step for step in (bare, told_apart, *beginnings) if step in self._steps):
                return steps
        return ()


def _spellings(word: str) -> tuple[str, ...]:
    """A word as written, and without the letters that were repeated to draw it out."""
    once = _RUN.sub(r"\1", word)
    return word, _RUN.sub(r"\1\1", word), once, _LAST_TWICE.sub(r"\1", once)


def _with_the_same(nodes: list[_Node[Tag]]) -> frozenset[_Node[Tag]]:
    """These nodes and those where one is at the same time, but for those that only lead to such."""
    reached = set(nodes)
    waiting = list(reached)
    while waiting:
        for node in waiting.pop().same:
            if node not in reached:
                reached.add(node)
                waiting.append(node)
    return frozenset(node for node in reached if node.after or node.after_any or node.found)
