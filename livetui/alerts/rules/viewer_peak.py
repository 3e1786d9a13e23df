"""Many watch at once."""

from collections.abc import Iterator

import numpy as np

from livetui.alerts.alert import About, Alert, AlertKind, Severity
from livetui.alerts.course import Course
from livetui.alerts.episodes import episodes
from livetui.alerts.steps import STEP_S
from livetui.alerts.thresholds import Thresholds
from livetui.alerts.windows import Windows
from livetui.session.tally import Ints
from livetui.session.watching import UNKNOWN
from livetui.text import Clean

_ADVICE = Clean("Say again what the product is worth and how to buy it: never have so many listened.")
_ADVICE_AGAIN = Clean("Say again what the product is worth and how to buy it: many listen now.")


def viewer_peaks(course: Course, thresholds: Thresholds) -> Iterator[Alert]:
    """Where the number of viewers stood out."""
    limits = thresholds.viewer_peak
    steps, levels = course.steps, course.levels(course.steps)
    windows = Windows(course, limits, thresholds.settle_s)
    known = levels != UNKNOWN
    sums, numbers = (np.concatenate((np.zeros(1, np.int64), part.cumsum())) for part in (np.where(known, levels, 0), known))
    ends, starts = steps.searchsorted(windows.now, side="right"), steps.searchsorted(windows.before, side="right")
    number = numbers[ends] - numbers[np.minimum(starts, ends)]
    average = (sums[ends] - sums[np.minimum(starts, ends)]) / np.maximum(number, 1)
    judged = windows.usable & known & (number * STEP_S >= limits.least_before_s)
    highest = _highest(levels, limits.highest_s // STEP_S)
    rose = judged & (levels >= limits.least) & (levels >= (1 + limits.rise) * average) & (levels == highest)
    over = ~course.on_air | judged & (levels <= (1 + limits.over) * average)
    for began, ended in episodes(steps, rose, over, limits.cooldown_s):
        most = levels[began] == levels[: began + 1].max()
        yield Alert(
            at=int(steps[began]),
            kind=AlertKind.VIEWER_PEAK,
            severity=Severity.INFO,
            sentence=Clean(
                f"{levels[began]:,} viewers, {'the most so far' if most else 'a peak'}: {average[began]:,.0f} on average before"
            ),
            advice=_ADVICE if most else _ADVICE_AGAIN,
            about=About(metric="current_viewers"),
            until=None if ended is None else int(steps[ended]),
        )


def _highest(levels: Ints, length: int) -> Ints:
    """The highest of so many levels, each with those before it."""
    if not len(levels):
        return levels
    padded = np.concatenate((np.full(length - 1, UNKNOWN), levels))
    highest: Ints = np.lib.stride_tricks.sliding_window_view(padded, length).max(axis=1)
    return highest
