"""When something began and when it was over: hysteresis and cooldown, the same for all rules."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from livetui.alerts.course import Flags
from livetui.session.tally import Ints


class Episode(NamedTuple):
    """The index of the step at which it began, and of the one at which it was over; None: it holds."""

    began: int
    ended: int | None


def episodes(moments: Ints, raised: Flags, cleared: Flags, cooldown_s: int, start: int = 0) -> Iterator[Episode]:
    """An episode begins at a step that raises it and lasts to the next that clears it; after that it rests for the cooldown.

    None begins before the step ``start``.
    """
    begins = np.flatnonzero(raised & ~cleared).tolist()
    if not begins:
        return
    ends, at = np.flatnonzero(cleared).tolist(), start
    while (next_one := bisect_left(begins, at)) < len(begins):
        began = begins[next_one]
        over = bisect_left(ends, began)
        if over == len(ends):
            yield Episode(began, None)
            return
        yield Episode(began, ends[over])
        at = int(moments.searchsorted(moments[ends[over]] + cooldown_s))


def unjudged(moments: Ints, judged: Flags, patience_s: int) -> Flags:
    """Where nothing could be judged for longer than the patience, so that what was found before holds no more."""
    latest = np.maximum.accumulate(np.where(judged, moments, 0))
    too_long: Flags = moments - latest > patience_s
    return too_long
