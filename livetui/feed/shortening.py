"""Texts beyond any length that is read or shown, cut, so that a small packed file cannot fill the memory."""

from hashlib import blake2b
from itertools import islice
from typing import Any, TypeVar

import msgspec

MOST_CHARACTERS = 1000
MOST_ENTRIES = 200

S = TypeVar("S", bound=msgspec.Struct)


def shortened(struct: S) -> S:
    """The same with its texts cut, also those within; what differed beyond the cut still differs."""
    values = {name: getattr(struct, name) for name in struct.__struct_fields__}
    changed = {name: short for name, value in values.items() if (short := _short(value)) is not value}
    return msgspec.structs.replace(struct, **changed) if changed else struct


def short(text: str) -> str:
    """The same text, cut where it is too long; what differed beyond the cut still differs."""
    if len(text) <= MOST_CHARACTERS:
        return text
    mark = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return f"{text[: MOST_CHARACTERS - len(mark) - 1]}…{mark}"


def _short(value: Any) -> Any:
    if isinstance(value, str):
        return short(value)
    if isinstance(value, dict):
        return {_short(key): entry for key, entry in islice(value.items(), MOST_ENTRIES)}
    if isinstance(value, list):
        return [shortened(entry) for entry in value]
    return shortened(value) if isinstance(value, msgspec.Struct) else value
