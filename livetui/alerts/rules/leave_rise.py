"""More people leave.

A leave rate grows with the time it is taken over, so the minutes before are taken one by one, and then together.
"""

from collections.abc import Iterator

import numpy as np

from livetui.alerts.alert import About, AlertKind, Severity
from livetui.alerts.counted import NEVER
from livetui.alerts.course import Course
from livetui.alerts.episodes import unjudged
from livetui.alerts.thresholds import Rise, Thresholds
from livetui.alerts.track import Track
from livetui.alerts.windows import Windows
from livetui.alerts.words import minutes, percent
from livetui.language import english
from livetui.session.counters import Counter
from livetui.session.tally import Ints
from livetui.session.watching import UNKNOWN
from livetui.text import Clean

_ADVICE = english("Say again what the product is worth, talk to people by what they ask, or start or repeat a promotion.")

_ALL = 0.95
"""Where so many of those who were there have left, the LIVE is over: nobody is left to be spoken to."""


def leave_rises(course: Course, thresholds: Thresholds) -> Iterator[Track]:
    """Where the leave rate rose."""
    limits = thresholds.leave_rise
    views, leaves = course.counted(Counter.VIEWS), course.counted(Counter.LEAVES)
    windows = Windows(course, limits, thresholds.settle_s, views, leaves)
    present = course.levels(windows.now)
    base = present + views.between(windows.now, course.steps)
    left = leaves.between(windows.now, course.steps)
    starts, base_before = _before(course, windows, limits)
    left_before = leaves.between(starts, windows.now)
    comparable = windows.usable & (present != UNKNOWN) & (base >= limits.least) & (base_before > 0)
    rate_before = left_before / np.where(comparable, base_before, 1)
    expected = rate_before * base
    judged = comparable & (expected >= limits.expected)
    chance = np.sqrt((expected * (1 + base / np.where(comparable, base_before, 1))).clip(0))
    rose = judged & (left >= (1 + limits.rise) * expected) & (left - expected >= limits.sigmas * chance) & (left < _ALL * base)
    over = ~course.on_air | judged & (left <= (1 + limits.over) * expected)
    over |= unjudged(course.steps, judged, limits.window_s)

    def words(at: int) -> tuple[Clean, Clean]:
        time, now, then = minutes(limits.window_s), percent(left[at] / base[at]), percent(rate_before[at])
        return english("Leave rate within {time} rose to {now} from {then}", time=time, now=now, then=then), _ADVICE

    yield Track(
        course=course, kind=AlertKind.LEAVE_RISE, severity=Severity.WARN, about=About(metric="leave_rate"),
        raised=rose, over=over, cooldown_s=limits.cooldown_s, words=words,
    )  # fmt: skip


def _before(course: Course, windows: Windows, limits: Rise) -> tuple[Ints, Ints]:
    """Where the windows before begin that are as long as the last one and whole, and all their denominators together.

    One whose number of viewers at its start nobody knows makes that 0.
    """
    window_s = limits.window_s
    number = np.where(windows.usable, (windows.now - windows.before) // window_s, 0)
    each = np.arange(1, limits.before_s // window_s + 1)
    starts = windows.now[:, None] - window_s * each
    counted = each <= number[:, None]
    present = np.where(counted, course.levels(starts), 0)
    first: Ints = windows.now - number * window_s
    bases = present.sum(axis=1) + course.counted(Counter.VIEWS).between(first, windows.now)
    known = (present != UNKNOWN).all(axis=1) & (windows.before < NEVER)
    return first, np.where(known, bases, 0)
