"""The last minutes and those before them, at every step."""

import numpy as np

from livetui.alerts.counted import Counted
from livetui.alerts.course import Course, Flags
from livetui.alerts.thresholds import Compared
from livetui.session.tally import Ints


class Windows:
    """``now`` and ``before`` are where the two windows begin; the earlier one ends where the other begins.

    ``usable`` is where there is enough to compare: nothing reaches back into a break, the first minute after it, or
    a time of which a counter says nothing.
    """

    def __init__(self, course: Course, of: Compared, settle_s: int, *counters: Counted) -> None:
        self.now: Ints = course.steps - of.window_s
        earliest = course.since + settle_s
        for counted in counters:
            earliest = np.maximum(earliest, counted.since)
        self.before: Ints = np.maximum(self.now - of.before_s, earliest)
        self.usable: Flags = self.now - self.before >= of.least_before_s
