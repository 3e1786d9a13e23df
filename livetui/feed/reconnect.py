"""Staying connected to a source, through drops and silence, until it is over or refuses us."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from random import random as any_random
from typing import Literal, Protocol, runtime_checkable

from msgspec import Struct

from livetui.clock import Clock, monotonic
from livetui.errors import FeedRefused
from livetui.feed.patience import LEAST_SILENCE_S, LONGEST_SILENCE_S, Backoff, Patience
from livetui.feed.source import Batch, Dropped, Over, Source
from livetui.text import Clean, clean

STOOD_S = 5.0
"""A connection that stood so long was of use, even if it brought nothing new."""

_MOST_REASON = 200

State = Literal["connecting", "connected", "waiting", "over", "refused"]
Sleep = Callable[[float], Awaitable[object]]


class Connection(Struct, frozen=True, kw_only=True):
    """How a source stands at the moment."""

    state: State
    reason: Clean | None = None
    """Why it waits: a few words. Why it is over or refused: a sentence."""
    until: float | None = None
    """When it will connect again, by the clock it was given."""
    closed: bool = False
    """Whether it waits because the feed itself has closed the connection, in good order."""
    reconnects: int = 0
    """How often the connection came about again after the first time."""


@runtime_checkable
class _Asking(Protocol):
    """A source whose server says how long to wait before connecting again."""

    @property
    def retry_s(self) -> float | None: ...


def _nothing() -> None:
    return None


def _none() -> int:
    return 0


def _nobody(connection: Connection) -> None:
    pass


async def stay_connected(
    source: Source,
    *,
    after: Callable[[], str | None] = _nothing,
    told: Callable[[Connection], None] = _nobody,
    fresh: Callable[[], int] = _none,
    longest_silence_s: float | None = LONGEST_SILENCE_S,
    clock: Clock = monotonic,
    sleep: Sleep = asyncio.sleep,
    random: Callable[[], float] = any_random,
) -> AsyncGenerator[Batch, None]:
    """The batches of all connections to ``source``, one after the other; ends once it is over.

    ``after`` gives the id of the last text that has been safely written, ``told`` hears how the connection stands, ``fresh``
    counts the events so far that had not come before: a server that only repeats itself is asked ever more rarely. A
    connection silent for longer than ``longest_silence_s`` is dropped (None: it may be silent for ever, as a file may).
    Raises `FeedRefused`. Use it in ``aclosing``: then the connection is closed as soon as its user is cancelled.
    """
    backoff = Backoff(random)
    connections = 0
    said = said_before = 0
    while True:
        told(Connection(state="connecting", reconnects=max(connections - 1, 0)))
        began: float | None = None
        fresh_before, said_before, said = fresh(), said or said_before, 0
        retry_after_s = None
        closed = False
        try:
            async with aclosing(_Listening(source.batches(after()), longest_silence_s, clock, sleep)) as listening:
                async for batch in listening:
                    if began is None:
                        began = clock()
                        connections += 1
                        told(Connection(state="connected", reconnects=connections - 1))
                    if batch.ids is None or None in batch.ids:  # else it is known by its ids whether it is fresh
                        for text in batch.texts:
                            said = hash((said, text))
                    yield batch
            closed, reason = True, "the feed closed the connection"
        except Dropped as dropped:
            reason, retry_after_s = str(dropped), dropped.retry_after_s
        except Over as over:
            told(_ended("over", over, connections))
            return
        except FeedRefused as refused:
            told(_ended("refused", refused, connections))
            raise
        brought = fresh() > fresh_before and not (closed and said and said == said_before)
        if brought or (began is not None and clock() - began >= STOOD_S):
            backoff.worked()
        retry_s = source.retry_s if isinstance(source, _Asking) else None
        wait_s = backoff.wait_s(retry_s, retry_after_s)
        told(
            Connection(
                state="waiting",
                reason=clean(reason, _MOST_REASON),
                until=clock() + wait_s,
                closed=closed,
                reconnects=max(connections - 1, 0),
            )
        )
        await sleep(wait_s)


def _ended(state: State, why: Exception, connections: int) -> Connection:
    return Connection(state=state, reason=clean(str(why)), reconnects=max(connections - 1, 0))


class _Listening:
    """The batches of one connection; `Dropped` once it has been silent for too long."""

    def __init__(self, batches: AsyncIterator[Batch], longest_silence_s: float | None, clock: Clock, sleep: Sleep) -> None:
        self._batches = batches
        self._patience = None if longest_silence_s is None else Patience(longest_silence_s)
        self._clock = clock
        self._sleep = sleep
        self._stands = False
        self._since = clock()
        self._waiting: asyncio.Timeout | None = None  # set while nothing but the feed is waited for
        self._watcher: asyncio.Task[None] | None = None

    def __aiter__(self) -> AsyncIterator[Batch]:
        return self

    async def __anext__(self) -> Batch:
        if self._patience is None:
            return await anext(self._batches)
        if self._watcher is None:
            self._watcher = asyncio.create_task(self._watch(self._patience))
        self._since = self._clock()
        try:
            async with asyncio.timeout(None) as self._waiting:
                batch = await anext(self._batches)
        except TimeoutError:
            raise Dropped("the feed fell silent") from None
        finally:
            self._waiting = None
        if self._stands:
            self._patience.heard(batch, self._clock())
        self._stands = True
        return batch

    async def aclose(self) -> None:
        """Close the connection."""
        if self._watcher is not None:
            self._watcher.cancel()
        if isinstance(self._batches, AsyncGenerator):
            await self._batches.aclose()

    async def _watch(self, patience: Patience) -> None:
        """Ends the waiting when it has lasted too long; a wait for whoever takes the batches is no silence of the feed."""
        while True:
            left_s = patience.silence_s - (self._clock() - self._since if self._waiting else 0.0)
            if left_s <= 0 and self._waiting:
                self._waiting.reschedule(asyncio.get_running_loop().time())
                return
            await self._sleep(min(left_s, LEAST_SILENCE_S))  # until then its heartbeats may prove to be faster
