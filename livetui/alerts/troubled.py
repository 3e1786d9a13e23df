"""Which comments speak of trouble with the checkout, told by whoever knows languages."""

from collections.abc import Callable

import numpy as np

from livetui.feed.events import Comment
from livetui.session.history import History
from livetui.session.session import Session
from livetui.session.tally import Ints

Troubled = Callable[[Session], Ints]
"""The places, among a session's comments in order of time, of those that speak of it, rising, as far as anybody has looked."""


def troubled_seconds(comments: History[Comment], places: Ints, once_s: int) -> Ints:
    """The seconds of such comments, rising; of one person's within the time that counts once, the first."""
    last: dict[str, int] = {}
    seconds = []
    for place in places.tolist():
        for ts, comment in comments[place : place + 1]:
            viewer = comment.viewer
            if viewer is None or ts - last.get(viewer, -once_s * 1000) >= once_s * 1000:
                seconds.append(ts // 1000)
                if viewer is not None:
                    last[viewer] = ts
    return np.array(seconds, np.int64)
