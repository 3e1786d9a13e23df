"""Finds all patterns of all lexicons at once.

The patterns together are one automaton. Where it may be after the units read so far is worked out when it is first needed
and remembered, so that a unit costs one look-up, however many patterns there are.
"""

import re
from collections.abc import Callable, Sequence
from typing import Generic, TypeAlias, TypeVar

from livetui.intents.accents import unaccented
from livetui.intents.folding import is_word
from livetui.intents.patterns import BARE, EXACT, GAP, NUMBER, Choice, Phrase, Step

Tag = TypeVar("Tag")
Sense = TypeVar("Sense")

_REMEMBERED_UNITS = 65_536
_REMEMBERED_PLACES = 32_768
_LONGEST = 40  # letters of a word that are compared
_LEAST_BEGINNING = 3
_RUN = re.compile(r"(.)\1\1+")
_LAST_TWICE = re.compile(r"(.)\1$")

Found: TypeAlias = tuple[Sense, int, int]
"""What was found, from which unit up to which, the last not included."""


class _Node(Generic[Tag]):
    """A place within a pattern: which steps lead on, where any unit does, where one is without a step, and what is found."""

    __slots__ = ("after", "after_any", "found", "same")

    def __init__(self) -> None:
        self.after: dict[Step, list[_Node[Tag]]] | None = None  # most nodes have little: nothing is made for nothing
        self.after_any: tuple[_Node[Tag], ...] = ()
        self.same: tuple[_Node[Tag], ...] = ()
        self.found: tuple[Tag, ...] = ()

    def lead(self, step: Step, node: "_Node[Tag]") -> None:
        """Let a step lead on to a node."""
        if self.after is None:
            self.after = {}
        self.after.setdefault(step, []).append(node)


class _Place(Generic[Tag, Sense]):
    """All the nodes where one may be at once; ``following`` is what is known of where units lead, None: nowhere."""

    __slots__ = ("following", "nodes", "sense")

    def __init__(self, nodes: frozenset[_Node[Tag]], sense: Sense | None) -> None:
        self.nodes = nodes
        self.sense = sense
        self.following: dict[int, _Place[Tag, Sense] | None] = {}


class Matcher(Generic[Tag, Sense]):
    """Add patterns, each with a tag, then find them; ``sense`` is made of all the tags that are found at once.

    From each unit no more are read than the longest pattern is long: time grows with the text alone.
    """

    def __init__(self, sense: Callable[[tuple[Tag, ...]], Sense]) -> None:
        self._sense = sense
        self._start: _Node[Tag] = _Node()
        self._steps: set[Step] = set()
        self._kinds: dict[tuple[Step, ...], int] = {(): 0}
        self._steps_of_kind: list[tuple[Step, ...]] = [()]
        self._known: dict[str, int] = {}
        self._places: dict[frozenset[_Node[Tag]], _Place[Tag, Sense]] = {}
        self._first: _Place[Tag, Sense] = _Place(frozenset(), None)

    def add(self, sequence: Phrase, tag: Tag, gap: int) -> None:
        """Find this from now on, with up to ``gap`` units where it has a gap."""
        end = self._grow(self._start, sequence, gap)
        end.found = (*end.found, tag)
        self._known.clear()
        self._forget_places()

    def find(self, units: Sequence[str]) -> list[Found[Sense]]:
        """Everything found, overlapping ones too."""
        known = self._known
        kinds = [known[unit] if unit in known else self._meet(unit) for unit in units]
        found: list[Found[Sense]] = []
        first, count = self._first, len(kinds)
        for start, kind in enumerate(kinds):
            if not kind:
                continue
            place, at = first, start
            while at < count:
                kind = kinds[at]
                following = place.following
                ahead = following[kind] if kind in following else self._follow(place, kind)
                if ahead is None:
                    break
                place = ahead
                at += 1
                if place.sense is not None:
                    found.append((place.sense, start, at))
        return found

    def _grow(self, node: _Node[Tag], sequence: Phrase, gap: int, end: _Node[Tag] | None = None) -> _Node[Tag]:
        """Where a sequence ends that begins at a node; at ``end``, if one is given."""
        if end is not None and not sequence:
            node.same = (*node.same, end)
        for at, part in enumerate(sequence, 1):
            ahead: _Node[Tag] = end if end is not None and at == len(sequence) else _Node()
            if isinstance(part, Choice):
                for option in part.options:
                    self._grow(node, option, gap, ahead)
            elif part == GAP:
                for _ in range(gap):
                    node.same = (*node.same, ahead)
                    later: _Node[Tag] = _Node()
                    node.after_any = (*node.after_any, later)
                    node = later
                node.same = (*node.same, ahead)
            else:
                self._steps.add(part)
                node.lead(part, ahead)
            node = ahead
        return node

    def _follow(self, place: _Place[Tag, Sense], kind: int) -> _Place[Tag, Sense] | None:
        """Where a unit leads, remembered from now on; a bounded number of places is remembered."""
        steps = self._steps_of_kind[kind]
        ahead = [after for node in place.nodes for after in node.after_any]
        ahead += [after for node in place.nodes if node.after for step in steps for after in node.after.get(step, ())]
        nodes = _with_the_same(ahead)
        if len(self._places) >= _REMEMBERED_PLACES:
            self._forget_places()
        following = self._places.get(nodes) if nodes else None
        if nodes and following is None:
            tags = tuple(dict.fromkeys(tag for node in nodes for tag in node.found))
            following = self._places[nodes] = _Place(nodes, self._sense(tags) if tags else None)
        place.following[kind] = following
        return following

    def _forget_places(self) -> None:
        self._places.clear()
        self._first = _Place(_with_the_same([self._start]), None)

    def _meet(self, unit: str) -> int:
        """Which kind a unit is of: those taken for the same steps are of one; a bounded number of units is remembered."""
        steps = self._steps_of(unit)
        if steps not in self._kinds:
            self._steps_of_kind.append(steps)
            self._kinds[steps] = len(self._steps_of_kind) - 1
        if len(self._known) >= _REMEMBERED_UNITS:
            self._known.clear()
        kind = self._known[unit] = self._kinds[steps]
        return kind

    def _steps_of(self, unit: str) -> tuple[Step, ...]:
        if unit.isdecimal():
            return tuple(step for step in (unit, NUMBER) if step in self._steps)
        if not is_word(unit):
            return (unit,) if unit in self._steps else ()
        for spelling in _spellings(unit[:_LONGEST]):
            bare = unaccented(spelling)
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
