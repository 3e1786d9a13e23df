"""A course as a row of characters, in a height that others share."""

from collections.abc import Sequence

from livetui.text import Clean

_LEVELS = "▁▂▃▄▅▆▇█"


def sparkline(values: Sequence[float | None], most: float, cells: int, least: float = 0) -> Clean:
    """A character for each value between ``least`` and ``most``; of more values than cells the mean of several.

    Gaps where unknown.
    """
    count = len(values)
    shown = min(count, cells)
    parts = [values[at * count // shown : (at + 1) * count // shown] for at in range(shown)]
    return Clean("".join(_character(part, least, most) for part in parts).rstrip())


def _character(part: Sequence[float | None], least: float, most: float) -> str:
    known = [value for value in part if value is not None]
    if not known:
        return " "
    height = (sum(known) / len(known) - least) / (most - least) if most > least else 0
    return _LEVELS[round(min(max(height, 0), 1) * (len(_LEVELS) - 1))]
