"""Comments with what they mean, written before the lexicons: one half to tune these on, one to measure them with.

A line is the intents, with commas between, or ``-``; a tab; the comment. Written by the authors of the lexicons, in the way
people write to sellers: real comments are more varied still, and what is measured here is a little too good.
"""

from pathlib import Path
from typing import NamedTuple

from livetui.intents.intent import Intent
from livetui.intents.lexicon import LANGUAGES

_FOLDER = Path(__file__).parent / "labelled"


class Labelled(NamedTuple):
    """A comment in a language, and its intents."""

    language: str
    text: str
    intents: frozenset[Intent]


def half(name: str) -> list[Labelled]:
    """All of ``tune`` or ``held_out``."""
    return [
        Labelled(language, text, frozenset(Intent(intent) for intent in intents.split(",") if intent != "-"))
        for language in LANGUAGES
        for intents, text in (line.split("\t") for line in _lines(name, language))
    ]


def _lines(name: str, language: str) -> list[str]:
    return (_FOLDER / name / f"{language}.tsv").read_text("utf-8").splitlines()
