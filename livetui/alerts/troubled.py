"""Which comments look like trouble with the checkout, told by whoever knows languages; each comment is asked of once."""

from bisect import bisect_left
from collections.abc import Callable

import numpy as np

from livetui.alerts.steps import FOREVER_MS
from livetui.feed.events import Comment
from livetui.session.history import History
from livetui.session.tally import Ints

LooksTroubled = Callable[[str, str | None], bool]
"""Whether a comment, given its text and its language if the feed says it, looks like trouble with the checkout."""


class Troubled:
    """Keeps what was found in a LIVE's comments, and looks at those that have come since."""

    def __init__(self, looks_troubled: LooksTroubled, once_s: int) -> None:
        self._looks_troubled = looks_troubled
        self._once_ms = once_s * 1000
        self._times: list[int] = []
        self._found: list[tuple[int, str | None]] = []

    def seconds(self, comments: History[Comment]) -> Ints:
        """The seconds of such comments, rising; of one person's within the time that counts once, the first."""
        if len(comments) != len(self._times):
            self._look(comments)
        last: dict[str, int] = {}
        seconds = []
        for ts, viewer in self._found:
            if viewer is None or ts - last.get(viewer, -self._once_ms) >= self._once_ms:
                seconds.append(ts // 1000)
                if viewer is not None:
                    last[viewer] = ts
        return np.array(seconds, np.int64)

    def _look(self, comments: History[Comment]) -> None:
        """Look at the comments from the first on that has come since."""
        kept = self._unchanged(comments)
        del self._times[kept:]
        since = self._times[-1] if self._times else -1
        del self._found[bisect_left(self._found, since + 1, key=lambda found: found[0]) :]
        new = list(comments.latest(FOREVER_MS, len(comments) - kept))
        for ts, comment in reversed(new):
            self._times.append(ts)
            if self._looks_troubled(comment.text, comment.lang):
                self._found.append((ts, comment.viewer))

    def _unchanged(self, comments: History[Comment]) -> int:
        """How many comments stand where they stood: late ones come between; all of one millisecond are looked at again."""
        low, high = 0, len(self._times)
        while low < high:
            middle = (low + high) // 2
            ts = self._times[middle]
            if comments.count(ts + 1) == bisect_left(self._times, ts + 1):
                low = bisect_left(self._times, ts + 1)
            else:
                high = bisect_left(self._times, ts)
        return low
