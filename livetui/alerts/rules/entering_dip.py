"""Fewer people come in."""

from collections.abc import Iterator

import numpy as np

from livetui.alerts.alert import About, AlertKind, Severity
from livetui.alerts.course import Course
from livetui.alerts.thresholds import Thresholds
from livetui.alerts.track import Track
from livetui.alerts.windows import Windows
from livetui.language import english
from livetui.session.counters import Counter
from livetui.text import Clean

_ADVICE = english("Look which channel fell (Traffic), and give people a reason to come: a promotion, or the next product.")


def entering_dips(course: Course, thresholds: Thresholds) -> Iterator[Track]:
    """Where views a minute fell."""
    limits = thresholds.entering_dip
    views = course.counted(Counter.VIEWS)
    windows = Windows(course, limits, thresholds.settle_s, views)
    came, came_before = views.between(windows.now, course.steps), views.between(windows.before, windows.now)
    lasted = np.where(windows.usable, windows.now - windows.before, 1)
    expected = came_before * limits.window_s / lasted
    judged = windows.usable & (expected >= limits.expected)
    chance = np.sqrt((expected * (1 + limits.window_s / lasted)).clip(0))
    fell = judged & (came <= (1 - limits.fall) * expected) & (expected - came >= limits.sigmas * chance)
    over = ~course.on_air | windows.usable & ~(came < (1 - limits.over) * expected)

    def words(at: int) -> tuple[Clean, Clean]:
        now, then = (Clean(f"{60 * views / limits.window_s:,.0f}") for views in (came[at], expected[at]))
        return english("Viewers entering fell to {now} a minute from {then}", now=now, then=then), _ADVICE

    yield Track(
        course=course, kind=AlertKind.ENTERING_DIP, severity=Severity.WARN, about=About(metric="views", stage=Counter.VIEWS),
        raised=fell, over=over, cooldown_s=limits.cooldown_s, words=words,
    )  # fmt: skip
