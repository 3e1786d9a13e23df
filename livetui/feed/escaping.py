"""JSON as printable ASCII: what a recording holds does nothing to a terminal it is printed on."""

from json.encoder import encode_basestring_ascii as quoted

_PRINTABLE = bytes(range(0x20, 0x7F))
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
