"""Shares as they are shown: rounded so that a column adds up to exactly 100 %."""

from collections.abc import Sequence

TENTHS, PERCENTS = 1000, 100
"""100 %, in what parts are given in."""


def parts(counts: Sequence[int | None], whole: int = TENTHS) -> tuple[int | None, ...]:
    """Each count's share of all of them, of ``whole``, by the largest remainder; None where there is nothing to share.

    Every share is cut to an integer, and what is missing to the whole goes, one each, to those that were cut the most.
    """
    total = sum(count or 0 for count in counts)
    if total <= 0:
        return (None,) * len(counts)
    cut = {at: divmod(count * whole, total) for at, count in enumerate(counts) if count}
    shares = [None if count is None else 0 for count in counts]
    for at, (share, _) in cut.items():
        shares[at] = share
    missing = whole - sum(share for share, _ in cut.values())
    for at in sorted(cut, key=lambda at: -cut[at][1])[:missing]:
        shares[at] = cut[at][0] + 1
    return tuple(shares)
