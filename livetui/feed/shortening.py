"""Texts beyond any length that is read or shown, cut, so that a small packed file cannot fill the memory."""

from hashlib import blake2b
from itertools import islice
from typing import Any, TypeVar

import msgspec

MOST_CHARACTERS = 1000
MOST_ENTRIES = 200
_STRETCH = 2048

S = TypeVar("S", bound=msgspec.Struct)


def may_need_it(block: bytes) -> bool:
    """Whether lines may hold a text that is too long: certain for lines of 4 KiB, never for lines under 2 KiB."""
    return any(block.find(b"\n", at, at + _STRETCH) < 0 for at in range(0, len(block) - _STRETCH + 1, _STRETCH))


def shortened(struct: S) -> S:
    """The same with its texts cut, also those within; what differed beyond the cut still differs."""
    values = {name: getattr(struct, name) for name in struct.__struct_fields__}
    changed = {name: short for name, value in values.items() if (short := _short(value)) is not value}
    return msgspec.structs.replace(struct, **changed) if changed else struct


def _short(value: Any) -> Any:
    if isinstance(value, str):
        return _cut(value) if len(value) > MOST_CHARACTERS else value
    if isinstance(value, dict):
        return {_short(key): entry for key, entry in islice(value.items(), MOST_ENTRIES)}
    if isinstance(value, list):
        return [shortened(entry) for entry in value]
    return shortened(value) if isinstance(value, msgspec.Struct) else value


def _cut(text: str) -> str:
    mark = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return f"{text[: MOST_CHARACTERS - len(mark) - 1]}…{mark}"
