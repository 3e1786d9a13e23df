"""What figures are summed over: the whole LIVE, the minutes up to the moment that a name says, or any stretch."""

from typing import Literal, get_args

SpanName = Literal["whole", "30m", "5m"]

NAMES: tuple[SpanName, ...] = get_args(SpanName)
"""The first is shown unless another is asked for; the key goes through them in this order."""

Stretch = tuple[int, int]
"""From one second since the start of the LIVE to before another."""

Over = SpanName | Stretch

LAST: dict[str, int] = {name: int(name.removesuffix("m")) * 60 for name in NAMES if name.endswith("m")}
"""The spans that end at the moment, and their length in seconds."""


def later(over: Over, by_s: int) -> Over:
    """A stretch so much later; what is named by its end stays that."""
    return over if isinstance(over, str) else (over[0] + by_s, over[1] + by_s)
