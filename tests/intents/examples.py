"""Texts that a pattern must be found in."""

from collections.abc import Iterator
from itertools import chain

from livetui.intents.folding import spaceless
from livetui.intents.patterns import BARE, EXACT, GAP, NUMBER, Choice, Part, Phrase


def examples(sequence: Phrase) -> Iterator[str]:
    """So many of them that every word of the pattern stands in one."""
    for units in _examples(sequence):
        yield "".join(unit if spaceless(unit) else f" {unit} " for unit in units)


def _examples(sequence: Phrase) -> Iterator[list[str]]:
    plain = [_shortest(part) for part in sequence]
    yield list(chain(*plain))
    for at, part in enumerate(sequence):
        if isinstance(part, Choice):
            for option in part.options:
                for example in _examples(option):
                    yield list(chain(*plain[:at], example, *plain[at + 1 :]))


def _shortest(part: Part) -> list[str]:
    if isinstance(part, Choice):
        return min((list(chain(*map(_shortest, option))) for option in part.options), key=len)
    return {GAP: [], NUMBER: ["7"]}.get(part, [part.removesuffix("*").lstrip(f"{EXACT}{BARE}")])
