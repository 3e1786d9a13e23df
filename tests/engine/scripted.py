"""A source that brings what a test says, and the parts around it."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from typing import Any

from livetui.feed.source import Batch, Over
from livetui.text import Clean, clean

NOW = 1_786_557_420_000


def text(id: str | None = None, /, at_s: float = 0, kind: str = "comment", **fields: Any) -> bytes:
    """One event, a comment unless told otherwise."""
    told = {"type": kind, "ts": NOW + round(at_s * 1000), **({} if id is None else {"id": id}), **fields}
    return json.dumps(told | ({"text": "how much?"} if kind == "comment" else {})).encode()


def batch(*ids: str) -> Batch:
    """Comments with these ids of their own."""
    return Batch([text(id) for id in ids])


class Scripted:
    """Brings the batches of one connection after the other; then ``end``, or that it is over."""

    retry_s = 0.001  # so that tests need not wait

    def __init__(self, *connections: Sequence[Batch], end: Exception | None = None, name: str = "feed") -> None:
        self.asked: list[str | None] = []
        """After which id each connection was asked for."""
        self._left = [*connections]
        self._end = end
        self._name = clean(name)

    @property
    def name(self) -> Clean:
        return self._name

    async def batches(self, after: str | None) -> AsyncIterator[Batch]:
        self.asked.append(after)
        if not self._left:
            raise self._end or Over("the feed says that it is over")
        yield Batch()
        for batch in self._left.pop(0):
            yield batch


class Endless(Scripted):
    """Never says anything more once it has brought its batches."""

    async def batches(self, after: str | None) -> AsyncIterator[Batch]:
        async for each in super().batches(after):
            yield each
        await asyncio.Event().wait()
