"""JSON as printable ASCII: what a recording holds does nothing to a terminal it is printed on."""

from collections.abc import Sequence
from json.encoder import encode_basestring_ascii as quoted

import numpy as np

_FIRST, _LAST = 0x20, 0x7E
_PRINTABLE = bytes(range(_FIRST, _LAST + 1))
_SPACED = bytes.maketrans(b"\t\n\r", b"   ")


def ascii_safe(line: bytes) -> bytes:
    """The same JSON with every character beyond "~" as ``\\uXXXX``, and white space as spaces.

    ``line`` is one valid JSON text in UTF-8. What comes back is up to six times as long, and ``line`` itself where nothing
    is to be done. Raises UnicodeDecodeError for what is not UTF-8.
    """
    if not line.translate(None, _PRINTABLE):
        return line
    # Valid JSON has control characters as white space only, never within a string.
    text = line.translate(_SPACED).decode()
    # Quoting the whole text is many times faster than looking for what is to be escaped. It also doubles each backslash and
    # puts one before each quote: both are undone, pair by pair and in this order, whatever stands beside them.
    return quoted(text)[1:-1].replace("\\\\", "\\").replace('\\"', '"').encode("ascii")


def all_ascii_safe(lines: Sequence[bytes]) -> list[bytes]:
    """`ascii_safe` of each line: which of them need it is seen of all at once, for most do not."""
    characters = np.frombuffer(b"".join(lines), np.uint8)
    others = np.flatnonzero((characters < _FIRST) | (characters > _LAST))
    safe = list(lines)
    if len(others):
        ends = np.cumsum(np.fromiter(map(len, lines), np.int64, len(lines)))
        for place in np.unique(ends.searchsorted(others, side="right")).tolist():
            safe[place] = ascii_safe(safe[place])
    return safe
