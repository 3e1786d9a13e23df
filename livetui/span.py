"""The named spans that figures are summed over: the whole LIVE, or the minutes up to the moment that a name says."""

from typing import Literal, get_args

SpanName = Literal["whole", "30m", "5m"]

NAMES: tuple[SpanName, ...] = get_args(SpanName)
"""The first is shown unless another is asked for; the key goes through them in this order."""

LAST: dict[str, int] = {name: int(name.removesuffix("m")) * 60 for name in NAMES if name.endswith("m")}
"""The spans that end at the moment, and their length in seconds."""
