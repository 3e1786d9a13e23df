"""A line of JSON with one more field in it, everything else as it came."""

import msgspec


def with_field(line: bytes, name: str, value: object) -> bytes:
    """The line of an object with one more field, which goes before an earlier one of that name."""
    return b'%b,"%b":%b}' % (line.rstrip()[:-1], name.encode(), msgspec.json.encode(value))
