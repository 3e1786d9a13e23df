"""What people write in one language, by what they want: a TOML file, shipped or the user's own."""

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from livetui.errors import UsageError
from livetui.intents.folding import Folding, PatternError
from livetui.intents.intent import Intent
from livetui.intents.patterns import parse
from livetui.text import clean

LANGUAGES = ("en", "es", "id", "vi", "th", "fil", "zh")
"""The shipped lexicons by file name, in the order in which they are read."""

Pattern = Annotated[str, Field(min_length=1, max_length=2000)]
Patterns = Annotated[tuple[Pattern, ...], Field(max_length=5000)]


class Wording(BaseModel):
    """How one intent is put into words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    any: Patterns = ()
    """Found anywhere in the comment."""
    only: Patterns = ()
    """Meant only where the comment holds nothing else but fillers, signs and emoji."""
    ambiguous: Patterns = ()
    """Meant only where the feed or one of the language's ``signs`` says that the comment is in this language."""
    no: Patterns = ()
    """Not meant: what is found within one of these does not count."""
    replace: bool = False
    """Whether what earlier lexicons of this language say of the intent is forgotten."""


class Lexicon(BaseModel):
    """One language. ``gap`` is how far ``...`` reaches: words, or characters in a script without spaces."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: Annotated[str, Field(min_length=1, max_length=60)]
    codes: Annotated[tuple[Annotated[str, Field(pattern="^[a-z]{2,3}$")], ...], Field(min_length=1)]
    gap: Annotated[int, Field(ge=1, le=12)] = 3
    accents: bool = False
    """Whether accents tell words apart. Patterns of two words or more are then found without them too, in comments known to be
    in this language."""
    alike: Patterns = ()
    """Letters and spellings that are the same: the one that stands for the others first."""
    fillers: Patterns = ()
    """Words that carry no meaning of their own: “please”, “ma'am”."""
    signs: Patterns = ()
    """Words that show that a comment is in this language."""
    questions: Patterns = ()
    """Words that ask."""
    intents: dict[Intent, Wording]


def shipped(breathe: Callable[[], object] = lambda: None) -> tuple[Lexicon, ...]:
    """The lexicons that come with the program; ``breathe`` is called between them."""
    parts = []
    for language in LANGUAGES:
        parts.append(_shipped(language))
        breathe()
    return tuple(parts)


@cache
def _shipped(name: str) -> Lexicon:
    text = resources.files("livetui.intents").joinpath("lexicons", f"{name}.toml").read_text("utf-8")
    return Lexicon.model_validate(tomllib.loads(text))


def files_of(path: Path) -> tuple[Path, ...]:
    """A file by itself, or the lexicons in a folder by name; raises `UsageError` for a folder that has none."""
    if not path.is_dir():
        return (path,)
    files = tuple(sorted(path.glob("*.toml")))
    if not files:
        raise UsageError(f"{clean(str(path))} holds no lexicon: put files into it that end in .toml, or name one.")
    return files


def load(path: Path) -> Lexicon:
    """The lexicon in a user's file; raises `UsageError` with a sentence that says what is wrong where."""
    name = clean(str(path))
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"{name} cannot be read as a lexicon: name a file that exists, in UTF-8.") from None
    try:
        lexicon = Lexicon.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{name} is not valid TOML: {clean(str(error))}.") from None
    except ValidationError as error:
        raise UsageError(_sentence(name, error, text)) from None
    for where, pattern, reason in faults(lexicon):
        line = _line_of(pattern, text)
        place = f"{name}, line {line}, {where}" if line else f"{name}, {where}"
        raise UsageError(f"{place}: “{clean(pattern, 80)}” {reason}.")
    return lexicon


def faults(lexicon: Lexicon) -> Iterator[tuple[str, str, str]]:
    """What means nothing in a lexicon: the key it stands under, what it is, and why."""
    for group in lexicon.alike:
        if reason := _fault(lambda group: Folding((group,)), group):
            yield "alike", group, reason
            return
    folding = Folding(lexicon.alike)
    for where, pattern in patterns_of(lexicon):
        if reason := _fault(lambda pattern: parse(pattern, folding), pattern):
            yield where, pattern, reason


def _fault(read: Callable[[str], object], written: str) -> str | None:
    try:
        read(written)
    except PatternError as error:
        return str(error)
    return None


def patterns_of(lexicon: Lexicon) -> list[tuple[str, str]]:
    """Every pattern of a lexicon, with the key it stands under."""
    lists = [(key, getattr(lexicon, key)) for key in ("fillers", "signs", "questions")]
    for intent, wording in lexicon.intents.items():
        lists += [(f"intents.{intent}.{key}", getattr(wording, key)) for key in ("any", "only", "ambiguous", "no")]
    return [(where, pattern) for where, patterns in lists for pattern in patterns]


def _sentence(name: str, error: ValidationError, text: str) -> str:
    """Where the first thing that is wrong stands, and what it must be instead."""
    first = error.errors()[0]
    path = [str(part) for part in first["loc"] if part != "[key]"]
    where, line = clean(".".join(path), 120), _line_of_key(path, text)
    if line:
        where = clean(f"line {line}, {where}", 140)
    if path[0] == "intents" and first["type"] == "enum":
        return f"{name}, {where}: there is no such intent; the intents are {', '.join(Intent)}."
    if first["type"] == "extra_forbidden":
        known = Wording.model_fields if path[0] == "intents" else Lexicon.model_fields
        return f"{name}, {where}: there is no such key; the keys here are {', '.join(known)}."
    return f"{name}, {where}: {clean(first['msg'][0].lower() + first['msg'][1:])}."


def _line_of(pattern: str, text: str) -> int | None:
    """The number of the first line that holds the pattern as a string."""
    quoted = re.compile(rf"""(["']){re.escape(pattern)}\1""")
    for number, line in enumerate(text.splitlines(), 1):
        if quoted.search(line):
            return number
    return None


def _line_of_key(path: Sequence[str], text: str) -> int | None:
    """The number of the line where the innermost key of a path stands, as a key or in the head of a table."""
    lines, at = text.splitlines(), None
    for key in path:
        written = re.compile(rf"""^\s*(\[.*?[\s.\["']*|["']?){re.escape(key)}["']?\s*[=.\]]""")
        start = at or 0
        at = next((number for number, line in enumerate(lines[max(start - 1, 0) :], max(start, 1)) if written.search(line)), at)
    return at
