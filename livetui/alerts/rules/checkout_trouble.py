"""People write that they cannot check out."""

from collections.abc import Iterator

import numpy as np

from livetui.alerts.alert import About, AlertKind, Severity
from livetui.alerts.course import Course
from livetui.alerts.thresholds import Thresholds
from livetui.alerts.track import Track
from livetui.alerts.windows import Windows
from livetui.alerts.words import minutes
from livetui.language import english
from livetui.text import Clean

_ADVICE = english("Answer these first: solve the checkout problem aloud, then follow up with those who asked.")


def checkout_troubles(course: Course, thresholds: Thresholds) -> Iterator[Track]:
    """Where more comments than before look like trouble with the checkout."""
    if course.troubled is None:
        return
    limits = thresholds.checkout_trouble
    windows = Windows(course, limits, thresholds.settle_s)
    at, before, end = (course.troubled.searchsorted(seconds) for seconds in (windows.now, windows.before, course.steps))
    number, number_before = end - at, at - np.minimum(before, at)
    lasted = np.maximum(windows.now - windows.before, 1)
    expected = number_before * limits.window_s / lasted
    chance = np.sqrt(np.maximum(expected, 1))
    many = windows.usable & (number >= limits.least) & (number - expected >= limits.sigmas * chance)
    over = ~course.on_air | (2 * number < limits.least)

    def words(at: int) -> tuple[Clean, Clean]:
        people, time = int(number[at]), minutes(limits.window_s)
        return english("{count} people within {time} write of trouble with the checkout", count=people, time=time), _ADVICE

    yield Track(
        course=course, kind=AlertKind.CHECKOUT_TROUBLE, severity=Severity.BAD, about=About(metric="comments"),
        raised=many, over=over, cooldown_s=limits.cooldown_s, words=words,
    )  # fmt: skip
