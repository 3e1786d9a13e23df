"""One feed being received: connected to, taken apart, entered into the session and recorded."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import aclosing

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from livetui.clock import Clock
from livetui.engine.health import FeedState, Health
from livetui.engine.keeping import Keeping
from livetui.engine.recalling import Recalling
from livetui.errors import FeedRefused
from livetui.feed.dialects.dialect import Dialect
from livetui.feed.events import Event
from livetui.feed.intake import Intake, Taken
from livetui.feed.patience import LONGEST_SILENCE_S
from livetui.feed.reconnect import Connection, stay_connected
from livetui.feed.rehearsal import is_rehearsal
from livetui.feed.source import Resumable, Source
from livetui.recording.recorder import Recorder
from livetui.text import clean

Take = Callable[[Taken], NDArray[np.bool_]]
"""Enters what came, and tells which of its events are fresh."""


class Feed(Struct, frozen=True, kw_only=True):
    """One of the feeds of a LIVE."""

    source: Source
    dialect: Dialect | None = None
    """What it speaks; None: it is recognised."""
    may_be_silent: bool = False
    """Whether silence says nothing, as of a file."""


class Receiver:
    """Receives the feed of a number, from 0 on."""

    def __init__(
        self, number: int, feed: Feed, recorder: Recorder | None, take: Take, clock: Clock, wall_ms: Callable[[], int]
    ) -> None:
        self._feed = feed
        self._take = take
        self._clock = clock
        self._wall_ms = wall_ms
        self._intake = Intake(number, feed.dialect)
        self._health = Health(feed.source.name, clock)
        self._keeping = Keeping(recorder)
        self._recalling = Recalling(number)
        self.rehearsal = False
        """Whether the feed has said that it only rehearses a LIVE."""

    @property
    def state(self) -> FeedState:
        """How the feed is doing now."""
        dialect = self._intake.dialect
        return self._health.state(dialect.name if dialect else None, self._intake.ignored)

    def recall(self, events: Sequence[Event], lines: Sequence[bytes], unknown: Sequence[bytes]) -> None:
        """What was recorded earlier, so that the feed can go on from there: its events, and as ``lines`` those without an id
        and those of types nobody knows.
        """
        self._intake.recall(lines, unknown)
        self._recalling.take(events)
        self._keeping.recall(self._recalling.id)

    async def run(self) -> Exception | None:
        """Receive until the feed is over, or has refused us, or livetui has a fault: then why."""
        named = self._feed.source.named if isinstance(self._feed.source, Resumable) else None
        batches = stay_connected(
            self._feed.source,
            after=self._keeping.received,
            told=self._stands,
            fresh=lambda: self._health.events,
            longest_silence_s=None if self._feed.may_be_silent else LONGEST_SILENCE_S,
            clock=self._clock,
        )
        try:
            async with aclosing(batches):
                async for batch in batches:
                    now_ms = self._wall_ms()
                    self.rehearsal = self.rehearsal or any(map(is_rehearsal, batch.texts))
                    taken = self._intake.take(batch, now_ms)
                    fresh = self._take(taken)
                    self._health.took(taken, fresh, now_ms)
                    last = self._keeping.keep(batch, taken, fresh)
                    if named is not None and last is not None:
                        named(last)
                    await asyncio.sleep(0)  # a feed that always has more must not keep the others waiting
        except FeedRefused as refusal:
            return refusal
        except Exception as fault:  # noqa: BLE001  the top of a feed: the others go on, and whoever waits for all reports
            self._health.connected(Connection(state="refused", reason=clean(f"{self._feed.source.name}: {_fault(fault)}")))
            return fault
        return None

    def _stands(self, connection: Connection) -> None:
        if connection.state == "connected":
            self._intake.begin()
        self._health.connected(connection)


def _fault(fault: Exception) -> str:
    return f"livetui has a fault ({type(fault).__name__}) and cannot go on with this feed: report it."
