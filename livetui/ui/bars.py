"""Small pictures of numbers in a row of cells: a course over time, a share of a whole."""

from collections.abc import Sequence

from livetui.text import Clean

LEVELS = "▁▂▃▄▅▆▇█"


def spark(values: Sequence[float | None], cells: int) -> Clean:
    """A course in ``cells`` cells; a gap where nothing is known, and nothing at all where nothing is known anywhere."""
    shown = resample(values, cells)
    known = [value for value in shown if value is not None]
    if not known:
        return Clean("")
    low, high = min(known), max(known)
    low = low if low > high / 2 else min(low, 0)
    reach = high - low
    return Clean("".join(" " if v is None else LEVELS[round((v - low) / reach * 7) if reach else 0] for v in shown))


def resample(values: Sequence[float | None], cells: int) -> list[float | None]:
    """The same course in exactly so many values: means of what is known, or each value as often as needed."""
    count = len(values)
    if not count or cells <= 0:
        return []
    shown: list[float | None] = []
    for i in range(cells):
        first = i * count // cells
        part = [v for v in values[first : max((i + 1) * count // cells, first + 1)] if v is not None]
        shown.append(sum(part) / len(part) if part else None)
    return shown


def bar(share: float, cells: int) -> Clean:
    """A share of 1 as a line of at most ``cells`` cells, to half a cell; something is never drawn as nothing."""
    halves = round(min(max(share, 0), 1) * cells * 2)
    if share > 0 and cells > 0:
        halves = max(halves, 1)
    return Clean("━" * (halves // 2) + "╸" * (halves % 2))
