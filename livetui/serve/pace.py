"""When each event goes out: as fast as the LIVE went, or so many times faster, from a client's own start."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator

import numpy as np
from msgspec import Struct

from livetui.clock import Clock, monotonic
from livetui.serve.batch import Batch

BEAT_S = 15.0
"""After so much silence a sign of life goes out."""

_TOGETHER_S = 0.01  # events that fall due within this go out at once: a wake for each would cost more than sending it
_MOST = 1000  # events in a part, so that other clients have their turn


class Pace(Struct, frozen=True, kw_only=True):
    """How many seconds of the LIVE pass in one second, and by which clock; infinite: as fast as each client takes it."""

    speed: float = 1.0
    clock: Clock = monotonic
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep

    async def parts(self, batches: Iterator[Batch]) -> AsyncGenerator[Batch]:
        """The events as they fall due, the first at once; a part without any is a sign of life."""
        begun = heard = self.clock()
        first_ms: int | None = None
        for batch in batches:
            await self.sleep(0)
            if not len(batch):
                continue
            first_ms = int(batch.moments[0]) if first_ms is None else first_ms
            due = (batch.moments - first_ms) / (1000 * self.speed)
            done = 0
            while done < len(batch):
                now = self.clock()
                ready = min(int(np.searchsorted(due, now - begun, "right")), done + _MOST)
                if ready > done:
                    yield batch.part(done, ready)
                    await self.sleep(0)
                    done, heard = ready, self.clock()
                elif now - heard >= BEAT_S:
                    yield batch.part(done, done)
                    heard = self.clock()
                else:
                    wait = max(float(due[done]) - (now - begun), _TOGETHER_S)
                    await self.sleep(min(wait, heard + BEAT_S - now))
