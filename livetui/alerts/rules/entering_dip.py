"""Fewer people come in."""

from collections.abc import Iterator

import numpy as np

from livetui.alerts.alert import About, Alert, AlertKind, Severity
from livetui.alerts.course import Course
from livetui.alerts.episodes import episodes
from livetui.alerts.thresholds import Thresholds
from livetui.alerts.windows import Windows
from livetui.session.counters import Counter
from livetui.text import Clean

_ADVICE = Clean("Look which channel fell (Traffic), and give people a reason to come: a promotion, or the next product.")


def entering_dips(course: Course, thresholds: Thresholds) -> Iterator[Alert]:
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
    for began, ended in episodes(course.steps, fell, over, limits.cooldown_s):
        now, then = (60 * views / limits.window_s for views in (came[began], expected[began]))
        yield Alert(
            at=int(course.steps[began]),
            kind=AlertKind.ENTERING_DIP,
            severity=Severity.WARN,
            sentence=Clean(f"Viewers entering fell to {now:,.0f} a minute from {then:,.0f}"),
            advice=_ADVICE,
            about=About(metric="views", stage=Counter.VIEWS),
            until=None if ended is None else int(course.steps[ended]),
        )
