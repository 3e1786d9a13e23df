"""A session as it stood at a moment, over a span: what every figure on the screen and in a report is read from."""

from collections import Counter as Histogram
from collections.abc import Hashable
from functools import cached_property
from typing import Any, cast

from msgspec import Struct

from livetui.session.arrivals import AFTER_ALL, FeedCount
from livetui.session.as_of import AsOf, Authority
from livetui.session.counters import Counter, Role
from livetui.session.division import ROOM_KEY, Family
from livetui.session.people import Trait
from livetui.session.session import Session
from livetui.session.tally import Counted
from livetui.session.watching import Watching, average, level, peak


class Span(Struct, frozen=True):
    """What is summed: events with start <= ts < end, both whole seconds since the epoch."""

    name: str
    start: int
    end: int


class Live(Struct, frozen=True):
    """What the feed had said of the LIVE itself by the moment; as it came, not yet cleaned."""

    title: str | None = None
    creator: str | None = None
    room: str | None = None
    region: str | None = None
    category: str | None = None


class Reading:
    """Figures that know only what happened before ``moment``; sums are over the span, which ends there or earlier.

    ``heard`` is until when a feed was there to be heard: the moment, unless the feed has been lost before it. ``air`` is when
    the LIVE was on air and heard.
    """

    def __init__(
        self, session: Session, moment: int, span: Span, heard: int | None = None, as_of: AsOf | None = None
    ) -> None:  # fmt: skip
        session.settle()
        self.session = session
        self.moment = moment
        self.span = span
        self.heard = moment if heard is None else heard
        self._as_of = as_of or AsOf(session, moment, self.heard)
        self.air = self._as_of.air
        self.known: dict[Hashable, Any] = {}
        """What has been worked out of it; see `livetui.session.once.once`."""

    @property
    def moment_ms(self) -> int:
        """The moment in milliseconds: events earlier than this have happened."""
        return self.moment * 1000

    @property
    def seconds(self) -> int:
        """For how long in the span the LIVE was on air and heard."""
        start, end = self.air.within(self.span.start, self.span.end)
        return end - start

    @property
    def hours(self) -> float:
        return self.seconds / 3600

    @property
    def on_air(self) -> "Reading":
        """The same over what of the span the LIVE was on air and heard."""
        return self.over(Span(self.span.name, *self.air.within(self.span.start, self.span.end)))

    @cached_property
    def live(self) -> Live:
        """What the LIVE is called and where it is; what was said later goes before what was said first."""
        told = {}
        for _, started in self.session.started.until(self.air.told_until_ms):
            told.update({name: value for name in Live.__struct_fields__ if (value := getattr(started, name)) is not None})
        return Live(**told)

    @property
    def started_ms(self) -> int:
        """When the LIVE had begun as far as the feed had said by the moment, in milliseconds."""
        return self.air.started_ms

    @property
    def ended_ms(self) -> int | None:
        """When the LIVE had ended as far as the feed had said by the moment, in milliseconds; None while it goes on."""
        return self.air.ended_ms

    def over(self, span: Span) -> "Reading":
        """The same moment over another span."""
        return Reading(self.session, self.moment, span, self.heard, self._as_of)

    def column(self, counter: Counter, family: Family = Family.ROOM, key: Hashable = ROOM_KEY) -> Counted | None:
        """The running total that has the say, or None if nothing had been reported by the moment."""
        told = self._as_of.told(counter, family, key)
        return told and told[1]

    def authority(self, counter: Counter) -> Authority | None:
        """Whose word a counter of the room is; None if nothing had been reported by the moment."""
        told = self._as_of.told(counter)
        return told and told[0]

    @property
    def start_told(self) -> bool:
        """Whether the feed had said by the moment when the LIVE began."""
        return self.air.start_told_ms is not None

    @property
    def midway(self) -> bool:
        """Whether the feed, as far as it had come by the moment, was not heard from the LIVE's start on."""
        return self.air.midway

    def sum(self, counter: Counter) -> int | None:
        return self.sum_of(counter, Family.ROOM, ROOM_KEY)

    def came(self, counter: Counter) -> int | None:
        column = self.column(counter)
        return None if column is None or self.missed else column.before(self.span.end) - column.before(self.span.start)

    @cached_property
    def missed(self) -> bool:
        """Whether the LIVE was not heard in any of the span, for all of it came before: then nothing is known of it."""
        return self.air.missed(self.span.start, self.span.end)

    def sum_of(self, counter: Counter, family: Family, key: Hashable) -> int | None:
        """A counter of one channel, product, video …: 0 if only others of its family have it, None if none has."""
        if self.missed:
            return None
        column = self.column(counter, family, key)
        if column is None:
            return 0 if counter in self._as_of.carried(family) else None
        return column.before(self.span.end) - column.before(self.span.start) + (column.unplaced if self._whole else 0)

    @cached_property
    def _whole(self) -> bool:
        return self.span.start <= self.session.first_second and self.span.end >= self.heard

    def channels(self) -> list[tuple[str, bool]]:
        """The channels of which anything had been reported by the moment, each by name and whether its paid side."""
        return cast(list[tuple[str, bool]], self._as_of.keys(Family.CHANNEL))

    def products(self) -> list[str]:
        """The products of which anything but their listing had been reported by the moment."""
        return cast(list[str], self._as_of.keys(Family.PRODUCT))

    def videos(self) -> list[str]:
        """The videos of which anything had been reported by the moment."""
        return cast(list[str], self._as_of.keys(Family.VIDEO))

    def people(self, role: Role) -> int | None:
        if self.missed:
            return None
        return self.session.people.count(role, self.span.start, min(self.span.end, self.moment), self.moment)

    def by_following(self, role: Role) -> dict[bool | None, int]:
        """Distinct viewers or customers who appeared as followers, as others, with nothing said of it."""
        return self.session.people.by_following(role, self.span.start, self.span.end)

    def profile(self, role: Role, trait: Trait) -> Histogram[str]:
        """How many distinct viewers or customers of the span had which gender, age, region or device."""
        return self.session.people.profile(role, trait, self.span.start, self.span.end)

    def feed(self, count: FeedCount) -> int:
        """What had come of the feed up to the moment; at the LIVE's end all of it, for a wrong clock may date it later."""
        over = self.moment >= self.session.end_second
        return self.session.arrivals.columns[count].before(AFTER_ALL if over else self.moment)

    @property
    def viewers_estimated(self) -> bool:
        """Whether the number of viewers is not reported, but joins less leaves."""
        return self._as_of.viewers_estimated

    @property
    def watching(self) -> Watching | None:
        """How many watched, as reported by the moment, else as estimated; None where nothing tells."""
        return self._as_of.watching

    def viewers_at_start(self) -> int | None:
        start = self.span.start
        at_start = level(self.watching, start)
        if at_start is None:  # before the first report, who came and left is the best there is
            at_start = level(self._as_of.estimated, start)
        return 0 if at_start is None and not self.midway and start <= self.session.first_second else at_start

    def viewers_at_end(self) -> int | None:
        return level(self.watching, self.span.end)

    def viewers_peak(self) -> int | None:
        return peak(self.watching, self.span.start, self.span.end)

    def viewers_average(self) -> float | None:
        return average(self.watching, *self.air.within(self.span.start, self.span.end))
