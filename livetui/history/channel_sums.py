"""What the channels of past LIVEs brought, of one or of many together."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from livetui.history.past_live import Channels, PastLive
from livetui.session.counters import Counter

Channel = tuple[str, bool]
"""By name, and whether its paid side."""


class LiveChannels(Struct, frozen=True):
    """A LIVE, and what its channels brought."""

    live: PastLive
    channels: Channels

    def total(self, channels: Iterable[Channel], counter: Counter) -> int | None:
        """What channels brought together, 0 where only others of this LIVE have the counter; None where none has."""
        if not self.carries(counter):
            return None
        return sum(self.channels.get(channel, {}).get(counter.value, 0) for channel in channels)

    def carries(self, counter: Counter) -> bool:
        """Whether any channel has the counter."""
        return any(counter.value in sums for sums in self.channels.values())

    @property
    def hours(self) -> float:
        """How long the LIVE was heard."""
        return self.live.heard_for_s / 3600


class ChannelSums(Struct, frozen=True):
    """LIVEs in the order of time, and what their channels brought in all of them."""

    lives: tuple[LiveChannels, ...]

    def channels(self) -> list[Channel]:
        """All of which anything was told."""
        return list(dict.fromkeys(channel for live in self.lives for channel in live.channels))

    def total(self, channels: Sequence[Channel], counter: Counter) -> int | None:
        """What channels brought together; None if no LIVE has the counter by channel."""
        return _summed(self.lives, channels, counter)

    def ratio(self, channels: Sequence[Channel], above: Counter, below: Counter) -> float | None:
        """A sum divided by a sum, over the LIVEs that have both; None where there is none, or the lower is 0."""
        both = [live for live in self.lives if live.carries(above) and live.carries(below)]
        over, under = _summed(both, channels, above), _summed(both, channels, below)
        return over / under if over is not None and under else None

    def per_hour(self, channels: Sequence[Channel], counter: Counter) -> float | None:
        """What channels brought in an hour of the LIVEs that have the counter."""
        hours = sum(live.hours for live in self.lives if live.carries(counter))
        total = self.total(channels, counter)
        return total / hours if total is not None and hours > 0 else None

    @property
    def hours(self) -> float:
        """How long the LIVEs were heard."""
        return sum(live.hours for live in self.lives)


def _summed(lives: Iterable[LiveChannels], channels: Sequence[Channel], counter: Counter) -> int | None:
    known = [total for live in lives if (total := live.total(channels, counter)) is not None]
    return sum(known) if known else None
