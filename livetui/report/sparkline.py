"""A course as a row of characters, in a height that others share."""

from collections.abc import Sequence

from livetui.text import Clean

_LEVELS = "▁▂▃▄▅▆▇█"


def sparkline(values: Sequence[float | None], most: float, cells: int) -> Clean:
    """A character for each value, from 0 up to ``most``; of more values than cells the mean of several. Gaps where unknown."""
    count = len(values)
    shown = min(count, cells)
    parts = [values[at * count // shown : (at + 1) * count // shown] for at in range(shown)]
    return Clean("".join(_character(part, most) for part in parts).rstrip())


def _character(part: Sequence[float | None], most: float) -> str:
    known = [value for value in part if value is not None]
    if not known:
        return " "
    height = sum(known) / len(known) / most if most > 0 else 0
    return _LEVELS[round(min(max(height, 0), 1) * (len(_LEVELS) - 1))]
