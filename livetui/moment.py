"""A TIME as people type it: on the command line, and where the screen asks for one."""

import re
from typing import NamedTuple

from livetui.errors import UsageError

WRITTEN = ("12:30", "1:12:30", "12 (minutes)", "85%", "end")
"""The ways to write one, for whoever asks for a time."""

WAYS = f"{', '.join(WRITTEN[:-1])} or {WRITTEN[-1]}"
"""The same as words in a sentence."""


class Moment(NamedTuple):
    """A time as typed: seconds since the start of the LIVE, fewer than 0 before it, or a fraction of its length."""

    seconds: float | None
    fraction: float | None

    def within(self, length_s: float) -> float:
        """Where that is in a LIVE of this length."""
        if self.fraction is not None:
            return self.fraction * length_s
        return min(self.seconds or 0.0, length_s)

    def reached(self, length_s: float, complete: bool) -> bool:
        """Whether a LIVE read this far can already say where that is."""
        return complete or (self.seconds is not None and self.seconds <= length_s)


END = Moment(None, 1.0)

_CLOCK = re.compile(r"([-−]?)(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)", re.ASCII)
_MINUTES = re.compile(r"\d{1,4}", re.ASCII)
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,3})?) ?%", re.ASCII)


def moment(text: str) -> Moment:
    """The TIME somebody typed, in one of the ways of :data:`WRITTEN`; :class:`UsageError` for anything else."""
    typed = text.strip().lower()
    if typed == "end":
        return END
    if _MINUTES.fullmatch(typed):
        return Moment(int(typed) * 60, None)
    if match := _PERCENT.fullmatch(typed):
        if (percent := float(match[1])) <= 100:
            return Moment(None, percent / 100)
    elif match := _CLOCK.fullmatch(typed):
        hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
        if not match[2] or minutes < 60:
            at = hours * 3600 + minutes * 60 + seconds
            return Moment(-at if match[1] else at, None)
    raise UsageError(f"A time is written {WAYS}.")
