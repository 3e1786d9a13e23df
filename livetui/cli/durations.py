"""A length of time as people type it."""

import re

from livetui.errors import UsageError
from livetui.text import clean

_DURATION = re.compile(r"(?:(\d{1,4})h)?(?:(\d{1,5})m)?(?:(\d{1,6}(?:\.\d{1,3})?)s?)?", re.ASCII)


def seconds(text: str) -> float:
    """Seconds, from ``30s``, ``10m``, ``1h30m`` or ``90``; raises `UsageError` for anything else, and for no time at all."""
    found = _DURATION.fullmatch(text.strip().lower())
    hours, minutes, rest = (float(part or 0) for part in found.groups()) if found else (0.0, 0.0, 0.0)
    if not (length := hours * 3600 + minutes * 60 + rest):
        raise UsageError(f"A length of time is written 30s, 10m or 1h30m, not “{clean(text, 40)}”.")
    return length
