"""Reading single values out of other people's frames: what is not as expected is handed on, for the `Decoder` to reject."""

from typing import Any

from livetui.feed.dialects.dialect import Frame

_LONGEST_NUMBER = 18
_LARGEST_ID = 2**64


def event(kind: str, **fields: object) -> dict[str, object]:
    """An event as a plain dict, without the fields that are missing."""
    return {"type": kind} | {name: value for name, value in fields.items() if value is not None}


def at(frame: Frame, *path: str) -> Any:
    """The value at the end of ``path``; None where any part of it is missing."""
    value: Any = frame
    for key in path:
        if value is None:
            return None
        if not isinstance(value, dict):
            # Wrapped, so that a text where an object should be is not taken for the text that was looked for in it.
            return {key: value}
        value = value.get(key)
    return value


def first(*values: Any) -> Any:
    """The first value that is there and is no empty text."""
    return next((value for value in values if value is not None and value != ""), None)


def identifier(value: Any) -> Any:
    """An id as text: JavaScript and protobuf write the same ids now as numbers, now as texts."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST_ID:
        return str(value)
    return None if value == "" else value


def whole(value: Any) -> Any:
    """A whole number, which protobuf's JSON writes as a text where it has 64 bits."""
    if isinstance(value, str) and len(value) <= _LONGEST_NUMBER and value.isascii() and value.isdigit():
        return int(value)
    return value


def flag(value: Any) -> Any:
    """Whether something is so, also where that is said with 0 and 1."""
    value = whole(value)
    return bool(value) if isinstance(value, int) else value
