"""The language of the interface: English sentences are the keys of a table, and a file of each other language holds one.

Below the interface words stay English, for reports and scripts; ``english()`` makes them, and the interface says them anew.
Constants are said when their module is imported: a language is chosen before the screen is. It is the process's, as the
terminal is.
"""

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import LiteralString

from livetui.text import Clean

ENGLISH = "en"
_ENDING = ".toml"

Field = Clean | int
"""What stands in a sentence where its template has a name in braces."""


class _Sentence(str):
    """English words of our own that remember what they are made of."""

    __slots__ = ("fields", "template")
    template: str
    fields: Mapping[str, Field]


class _Said:
    """What is said for English words; nothing else, until a language is chosen."""

    words: Mapping[str, str] = {}


def english(template: LiteralString, /, **fields: Field) -> Clean:
    """English words of our own, to be said by the interface in its language: ``english("{count} left", count=3)``."""
    sentence = _Sentence(template.format_map(fields) if fields else template)
    sentence.template, sentence.fields = template, fields
    return Clean(sentence)


def both(parts: Sequence[Clean]) -> Clean:
    """One and another, and as many more as there are."""
    return reduce(lambda one, other: english("{one} and {other}", one=one, other=other), parts)


def said(words: Clean) -> Clean:
    """What ``english()`` made, in the language of the interface; any other text as it is."""
    return say(words.template, words.fields) if isinstance(words, _Sentence) else words


def say(template: str, fields: Mapping[str, Field]) -> Clean:
    """A template of our own in the language of the interface, filled in; white space around it is no part of the key."""
    if _Said.words and (key := template.strip()) in _Said.words:
        template = template.replace(key, _Said.words[key])
    if fields:
        template = template.format_map(
            {name: field if isinstance(field, int) else said(field) for name, field in fields.items()}
        )
    return Clean(template)


def speak(words: Mapping[str, str]) -> None:
    """Say these for the English words from now on; see :func:`read`."""
    _Said.words = words


def languages() -> tuple[str, ...]:
    """Those there are: English, and one for each file."""
    from importlib import resources

    names = (file.name for file in resources.files("livetui.languages").iterdir())
    return (ENGLISH, *sorted(name.removesuffix(_ENDING) for name in names if name.endswith(_ENDING)))


def read(language: str) -> dict[str, str]:
    """What a language says for English words: its file holds tables of them, and a list of those that stay the same."""
    if language == ENGLISH:
        return {}
    import tomllib  # none of this is needed for English
    from importlib import resources

    file = tomllib.loads(resources.files("livetui.languages").joinpath(language + _ENDING).read_text("utf-8"))
    words = {word: word for word in file.pop("same")}
    for table in file.values():
        words.update(table)
    return words
