"""How the channels change month over month, in one figure each."""

from collections.abc import Mapping
from functools import lru_cache

from livetui.history.channel_sums import Channel
from livetui.history.months import Months
from livetui.session.counters import Counter


@lru_cache(4)
def month_changes(months: Months) -> Mapping[Channel, float]:
    """By channel, its views for each hour of LIVE in the month so far against the month before, as a fraction of those."""
    changes = {}
    for channel in months.now.sums.channels():
        now, before = (month.sums.per_hour([channel], Counter.VIEWS) for month in (months.now, months.before))
        if now is not None and before:
            changes[channel] = (now - before) / before
    return changes
