"""Who is on air, where we stand in the LIVE, and how well the feed is."""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from livetui.alerts.alert import AlertKind, Severity
from livetui.feed import events as e
from livetui.session.arrivals import FeedCount
from livetui.session.reading import Reading
from livetui.text import Clean, clean
from livetui.views.alerts import AlertRow, alerts
from livetui.views.choices import Choices


class Status(StrEnum):
    """What the creator is doing at the moment shown."""

    LIVE = "live"
    PAUSED = "paused"
    ENDED = "ended"


class Feed(Struct, frozen=True):
    """What came in up to the moment shown, and what of it was not counted."""

    events: int
    rejected: int
    unknown: int
    duplicates: int
    late: int
    other_currency: int
    apart: int


class Header(Struct, frozen=True):
    """The top line: ``at_s`` is the moment shown, in seconds since the start of the LIVE, ``clock_s`` what to show of it.

    ``alarm`` is the worst of the ``holding`` alerts, and of these the latest; None where none of them is more than a remark.
    """

    title: Clean | None
    creator: Clean | None
    region: Clean | None
    status: Status
    at_s: int
    clock_s: int
    feed: Feed
    alarm: AlertRow | None = None
    holding: int = 0


def header(reading: Reading, choices: Choices) -> Header:
    """The top line of a reading, without an alarm: that is looked for only where somebody can still do something about it."""
    live = reading.live
    return Header(
        title=called(live.title),
        creator=called(live.creator),
        region=called(live.region),
        status=status(reading),
        at_s=reading.moment - reading.session.start_second,
        clock_s=reading.air.clock_s(reading.moment),
        feed=feed(reading),
    )


def header_with_alarm(reading: Reading, choices: Choices) -> Header:
    """The top line of a screen."""
    pointed_out = alerts(reading, choices, most=2)
    alarm = next(filter(_alarming, pointed_out.rows), None)
    return replace(header(reading, choices), alarm=alarm, holding=pointed_out.holding)


def _alarming(row: AlertRow) -> bool:
    """Not a feed that is silent: the same line says it."""
    holds, alert = row.until_s is None, row.alert
    return holds and alert.severity is not Severity.INFO and alert.kind is not AlertKind.FEED_STALE


def feed(reading: Reading) -> Feed:
    """What had come in by the moment."""
    return Feed(**{count.value: reading.feed(count) for count in FeedCount})


def status(reading: Reading) -> Status:
    """What the creator was doing at the moment."""
    told = reading.session.state(reading.moment_ms)
    return _STATES.get(type(told[1]), Status.LIVE) if told else Status.LIVE


_STATES: dict[type[e.Event], Status] = {e.LivePaused: Status.PAUSED, e.LiveEnded: Status.ENDED}


def called(text: str | None) -> Clean | None:
    """What somebody called something, made safe to draw."""
    return None if text is None else clean(text, 120)
