"""What the program says beside the data: on stderr, one cleaned sentence a line."""

import sys
from contextlib import suppress

from livetui.text import clean

_LONGEST = 1000


def note(sentence: str) -> None:
    """Say a sentence, if there is anybody to hear it."""
    with suppress(OSError):
        sys.stderr.write(f"livetui: {clean(sentence, _LONGEST)}\n")
