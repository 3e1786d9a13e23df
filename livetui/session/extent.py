"""From when to when a LIVE goes: a few events with a wrong clock, or what is told days before or after, make it no longer."""

import numpy as np

from livetui.session.tally import Column, Ints

APART_S = 86_400
"""A LIVE may pause, but not for longer than this."""
FEW = 10
"""Events that stand apart are the LIVE's too unless they are fewer than one for so many of its largest part."""


def extent(events: Column, beside: Column) -> tuple[int, int]:
    """The first and the last second of the LIVE; there is at least one event, and those ``beside`` it are among them.

    Only what happened when decides, so the order and the batches in which events come do not matter.
    """
    seconds, totals = np.frombuffer(events.seconds, np.int64), np.frombuffer(events.sums, np.int64)
    ends = np.append(np.flatnonzero(np.diff(seconds) > APART_S), len(seconds) - 1)
    sizes = np.diff(totals[ends] - beside.befores(seconds[ends] + 1), prepend=0)
    parts = np.flatnonzero(sizes * FEW >= sizes.max())
    starts: Ints = np.append(0, ends[:-1] + 1)
    return int(seconds[starts[parts[0]]]), int(seconds[ends[parts[-1]]])
