"""Shares as they are shown: rounded so that a column adds up to exactly 100.0 %."""

from collections.abc import Sequence

WHOLE = 1000
"""100.0 %, in the tenths of a percent that parts are given in."""


def parts(counts: Sequence[int | None]) -> tuple[int | None, ...]:
    """Each count's share of all of them in tenths of a percent, by the largest remainder; None where there is nothing to share.

    Every share is cut to a tenth, and what is missing to the whole goes, a tenth each, to those that were cut the most.
    """
    total = sum(count or 0 for count in counts)
    if total <= 0:
        return (None,) * len(counts)
    cut = [divmod((count or 0) * WHOLE, total) for count in counts]
    missing = WHOLE - sum(tenths for tenths, _ in cut)
    most_cut = sorted(range(len(counts)), key=lambda at: -cut[at][1])[:missing]
    raised = set(most_cut)
    return tuple(None if count is None else cut[at][0] + (at in raised) for at, count in enumerate(counts))
