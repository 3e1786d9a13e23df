"""The channels of a month against those of the month before."""

from datetime import date

from msgspec import Struct

from livetui.history.months import Month, Months
from livetui.history.past_live import PastLive
from livetui.views.channel_changes import ChannelChanges, channel_changes


class MonthTold(Struct, frozen=True):
    """Of which LIVEs a month is, and which it leaves out."""

    first: date
    lives: tuple[PastLive, ...]
    hours: float
    foreign: int
    unknown: tuple[PastLive, ...]


class MonthOverMonth(Struct, frozen=True):
    """A month, the one before, and what changed."""

    currency: str | None
    now: MonthTold
    before: MonthTold
    changes: ChannelChanges


def month_over_month(months: Months) -> MonthOverMonth:
    """All channels of both months."""
    changes = channel_changes(months.now.sums, months.before.sums, months.currency, months.currency)
    return MonthOverMonth(months.currency, _told(months.now), _told(months.before), changes)


def _told(month: Month) -> MonthTold:
    lives = tuple(each.live for each in month.sums.lives)
    return MonthTold(month.first, lives, month.sums.hours, month.foreign, month.unknown)
