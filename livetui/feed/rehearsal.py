"""The mark of a LIVE that only rehearses one that was: the first event that `livetui serve` tells carries it.

So it also stands in whatever is recorded of that, over any transport, wherever the recording goes.
"""

from livetui.feed.fields import with_field

_NAME = "rehearsal"
_MARK = b',"rehearsal":true'


def marked(line: bytes) -> bytes:
    """A line of a recording with the mark."""
    return line if is_rehearsal(line) else with_field(line, _NAME, True)


def is_rehearsal(text: bytes) -> bool:
    """Whether a marked line is among these; inside a JSON text the quotes of the mark would stand behind a backslash."""
    return _MARK in text
