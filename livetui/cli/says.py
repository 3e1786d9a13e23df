"""What the program says beside the data: on stderr, one cleaned sentence a line."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar

from livetui.text import Clean, clean

_LONGEST = 1000

_heard: ContextVar[list[str] | None] = ContextVar("heard", default=None)


def note(sentence: str) -> None:
    """Say a sentence, if there is anybody to hear it."""
    if (heard := _heard.get()) is not None:
        heard.append(sentence)
    with suppress(OSError):
        sys.stderr.write(f"livetui: {clean(sentence, _LONGEST)}\n")


def aside(lines: Iterable[Clean]) -> None:
    """Show lines of a table as they are, for who has to choose."""
    with suppress(OSError):
        sys.stderr.write("".join(f"{line}\n" for line in lines))


@contextmanager
def overheard() -> Iterator[list[str]]:
    """What is said within, for who shows it once more where it can be seen."""
    heard: list[str] = []
    token = _heard.set(heard)
    try:
        yield heard
    finally:
        _heard.reset(token)
