"""Other people's formats, turned into events: one module each, and the one list of them all."""

from livetui.errors import UsageError
from livetui.feed.dialects.cloudevents import CLOUDEVENTS
from livetui.feed.dialects.dialect import Dialect, Frame
from livetui.feed.dialects.euler import EULER
from livetui.feed.dialects.ga4 import GA4
from livetui.feed.dialects.native import NATIVE
from livetui.feed.dialects.streamerbot import STREAMERBOT
from livetui.feed.dialects.tikfinity import TIKFINITY

DIALECTS: tuple[Dialect, ...] = (NATIVE, CLOUDEVENTS, TIKFINITY, EULER, STREAMERBOT, GA4)
"""In the order in which they are asked: those of the plainest shape first."""


def dialect_named(name: str) -> Dialect:
    """The dialect of that name; raises `UsageError` where there is none."""
    for dialect in DIALECTS:
        if dialect.name == name:
            return dialect
    raise UsageError(f"There is no dialect {name!r}: choose one of {', '.join(dialect.name for dialect in DIALECTS)}.")


def recognise(frame: Frame) -> Dialect | None:
    """The dialect a frame has the shape of; None where it has that of none."""
    return next((dialect for dialect in DIALECTS if dialect.recognises(frame)), None)
