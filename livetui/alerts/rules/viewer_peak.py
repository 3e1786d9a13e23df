"""Many watch at once."""

from collections.abc import Iterator

import numpy as np

from livetui.alerts.alert import About, AlertKind, Severity
from livetui.alerts.course import Course
from livetui.alerts.steps import STEP_S
from livetui.alerts.thresholds import Thresholds
from livetui.alerts.track import Track
from livetui.alerts.windows import Windows
from livetui.language import english
from livetui.session.tally import Ints
from livetui.session.watching import UNKNOWN
from livetui.text import Clean

_ADVICE = english("Say again what the product is worth and how to buy it: never have so many listened.")
_ADVICE_AGAIN = english("Say again what the product is worth and how to buy it: many listen now.")


def viewer_peaks(course: Course, thresholds: Thresholds) -> Iterator[Track]:
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

    def words(at: int) -> tuple[Clean, Clean]:
        now, before = Clean(f"{levels[at]:,}"), Clean(f"{average[at]:,.0f}")
        if levels[at] < _most(course.whole, int(steps[at])):
            return english("{count} viewers, a peak: {before} on average before", count=now, before=before), _ADVICE_AGAIN
        return english("{count} viewers, the most so far: {before} on average before", count=now, before=before), _ADVICE

    yield Track(
        course=course, kind=AlertKind.VIEWER_PEAK, severity=Severity.INFO, about=About(metric="current_viewers"),
        raised=rose, over=over, cooldown_s=limits.cooldown_s, words=words,
    )  # fmt: skip


def _most(whole: Course, until: int) -> int:
    """The highest level of all steps up to a second."""
    return int(whole.levels(whole.steps)[: whole.steps.searchsorted(until, side="right")].max())


def _highest(levels: Ints, length: int) -> Ints:
    """The highest of so many levels, each with those before it."""
    if not len(levels):
        return levels
    padded = np.concatenate((np.full(length - 1, UNKNOWN), levels))
    highest: Ints = np.lib.stride_tricks.sliding_window_view(padded, length).max(axis=1)
    return highest
