"""The sample LIVE while it goes on: received by the real engine up to a minute, on a clock that stands there."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import groupby

import msgspec

from livetui.cli.live import LiveStage
from livetui.engine.receiver import Feed
from livetui.engine.receiving import Receiving
from livetui.feed.source import Batch, Dropped
from livetui.recording.read import Recording
from livetui.recording.sample import find_sample
from livetui.text import Clean
from tests.engine.scripted import Endless
from tests.recording.written import until

NOW_S = 48 * 60
_RATED_S = 10
"""Over so many seconds a rate is taken: what came in these comes second by second, all before at once."""
_START_MS = 1_794_540_600_000
_LAG_MS = 200


class _Stamped(msgspec.Struct):
    ts: int


@cache
def _told() -> tuple[tuple[int, bytes], ...]:
    """The sample's lines up to now, with the second of the LIVE of each."""
    stamp = msgspec.json.Decoder(_Stamped).decode
    with Recording(find_sample()) as recording:
        lines = [line for block in recording.blocks() for line in block.data.splitlines()]
    times = [stamp(line).ts for line in lines]
    told = (((ts - _START_MS) // 1000, line) for ts, line in zip(times, lines, strict=True))
    return tuple((at_s, line) for at_s, line in told if at_s < NOW_S)


class SampleFeed(Endless):
    """Says what the LIVE is, then what happens from a second of it on, up to now; then it is silent, or breaks."""

    retry_s = 3600

    def __init__(self, from_s: int = 0, *, breaks: bool = False) -> None:
        super().__init__([], name="https://shop.example/sse")
        self.now_s = 0.0
        """How far the LIVE has come: the clock of who receives it."""
        self._from_s, self._breaks = from_s, breaks

    async def batches(self, after: str | None) -> AsyncIterator[Batch]:
        if self.now_s:
            raise Dropped("nobody answers at this address")
        (_, hello), *lines = _told()
        yield Batch([hello])
        for self.now_s, told in groupby(lines, lambda each: max(each[0] + 1.0, NOW_S - _RATED_S)):
            yield Batch([line for at_s, line in told if at_s >= self._from_s])
        self.now_s = float(NOW_S)
        if self._breaks:
            raise Dropped("the connection was lost")
        async for each in super().batches(after):
            yield each


@contextmanager
def live(from_s: int = 0, *, lost_s: int = 0) -> Iterator[LiveStage]:
    """The LIVE as it is now, heard from a second of it on; or so many seconds after its feed was lost."""
    feed = SampleFeed(from_s, breaks=lost_s > 0)
    wall_ms = _START_MS + NOW_S * 1000 + _LAG_MS
    receiving = Receiving([Feed(source=feed)], clock=lambda: feed.now_s, wall_ms=lambda: wall_ms)
    receiving.start()
    try:
        state = "waiting" if lost_s else "connected"
        until(lambda: feed.now_s == NOW_S and receiving.feeds[0].connection.state == state)
        feed.now_s += lost_s
        yield LiveStage(receiving, None, None, Clean("feed"))
    finally:
        receiving.stop()
