"""What the channels brought in a month and in the one before it."""

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from livetui.history.averages import usual_currency
from livetui.history.channel_sums import ChannelSums, LiveChannels
from livetui.history.past_live import PastLive
from livetui.history.whose import own

if TYPE_CHECKING:
    from livetui.history.history import History

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def month_of(ms: int) -> date:
    """The first day of the month, in UTC, that a time in milliseconds since the epoch is in."""
    return (_EPOCH + timedelta(milliseconds=ms)).date().replace(day=1)


def month_before(month: date) -> date:
    """The first day of the month before."""
    return (month - timedelta(days=1)).replace(day=1)


def lives_for(history: "History", month: date) -> list[PastLive]:
    """The LIVEs of a month and of the one before it, the latest first."""
    following = (month + timedelta(days=31)).replace(day=1)
    start, end = (int(datetime.combine(day, time(), UTC).timestamp()) * 1000 for day in (month_before(month), following))
    return history.between(start, end)


class Month(Struct, frozen=True):
    """What the channels brought in the LIVEs of a month that are in one currency or name none.

    ``foreign`` are so many in other currencies, and ``unknown`` those of which nobody knows what their channels brought:
    neither are in the sums.
    """

    first: date
    sums: ChannelSums
    foreign: int = 0
    unknown: tuple[PastLive, ...] = ()


class Months(Struct, frozen=True, eq=False):
    """A month and the one before it, in one currency."""

    currency: str | None
    now: Month
    before: Month


def months(month: date, lives: Sequence[LiveChannels], unknown: Collection[int] = ()) -> Months:
    """A month against the one before, of LIVEs in any order; the currency is the one that most of them have.

    ``unknown`` are the ids of those whose channels are not known.
    """
    of = {first: [each for each in lives if month_of(each.live.started_ms) == first] for first in (month, month_before(month))}
    currency = usual_currency([each.live for both in of.values() for each in both])
    now, before = (_month(first, each, currency, unknown) for first, each in of.items())
    return Months(currency, now, before)


def months_of(history: "History", month: date, *, until_ms: int | None = None, creator: str | None = None) -> Months:
    """A month against the one before, as the history knows them: of a creator's own LIVEs that were over by ``until_ms``."""
    lives = [
        live for live in lives_for(history, month)
        if own(creator, live.creator) and (until_ms is None or live.ended_ms <= until_ms)
    ]  # fmt: skip
    return months(month, [LiveChannels(live, history.channels(live.id)) for live in lives], history.without_channels())


def _month(first: date, lives: Sequence[LiveChannels], currency: str | None, unknown: Collection[int]) -> Month:
    ours = [each for each in lives if each.live.currency in (None, currency)]
    known = sorted((each for each in ours if each.live.id not in unknown), key=lambda each: each.live.started_ms)
    return Month(
        first=first,
        sums=ChannelSums(tuple(known)),
        foreign=len(lives) - len(ours),
        unknown=tuple(each.live for each in ours if each.live.id in unknown),
    )
